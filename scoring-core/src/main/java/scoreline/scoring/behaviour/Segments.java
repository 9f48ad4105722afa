package scoreline.scoring.behaviour;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/// Parts of the training population, each by itself: held against everybody's past, a part would always have moved.
///
/// @param feature of the catalogue, a category
/// @param parts by category, in the cells and codes of the whole; those of too few rows are not among them
public record Segments(String feature, Map<String, Part> parts) {

    /** A reference of fewer rows has so much chance of its own that windows show little against it. */
    private static final int FEWEST = 1_000;

    /// One category's rows, and what the model made of them.
    public record Part(Reference population, Behaviour behaviour) {}

    public Segments {
        parts = Map.copyOf(parts);
    }

    /// What a part is learnt with: all of the whole population, and the model that serves.
    public record Whole(
            Catalogue catalogue, Reference reference, Associations associations, Policy policy, Ensemble ensemble) {

        private Part part(Rows rows) {
            Reference population = reference.of(catalogue, rows.rows(), rows.features(), rows.probabilities());
            return new Part(
                    population,
                    Behaviour.of(
                            population,
                            policy,
                            rows.probabilities(),
                            rows.targets(),
                            Influence.of(catalogue, ensemble, rows.features(), (_, _, _) -> {}),
                            associations.of(catalogue, population, rows.rows(), rows.features())));
        }
    }

    /// Training rows.
    ///
    /// @param features encoded, shape (rows, features)
    /// @param probabilities out-of-fold probability of default, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Rows(List<Row> rows, float[][] features, double[] probabilities, int[] targets) {

        private Rows at(int[] chosen) {
            return new Rows(
                    Arrays.stream(chosen).mapToObj(rows::get).toList(),
                    Arrays.stream(chosen).mapToObj(row -> features[row]).toArray(float[][]::new),
                    Arrays.stream(chosen).mapToDouble(row -> probabilities[row]).toArray(),
                    Arrays.stream(chosen).map(row -> targets[row]).toArray());
        }
    }

    /// Learns from all training rows.
    ///
    /// @return empty where the catalogue names no segment
    public static Optional<Segments> learn(Whole whole, Rows rows) {
        return whole.catalogue().segment().map(feature -> {
            int f = whole.catalogue().feature(feature).orElseThrow();
            List<String> names = names(whole.reference(), f);
            var binning = new Binning(whole.catalogue(), whole.reference());
            int[] category = IntStream.range(0, rows.features().length)
                    .map(row ->
                            Byte.toUnsignedInt(binning.of(rows.rows().get(row), rows.features()[row])[f]) - Cells.FIRST)
                    .toArray();
            var parts = new TreeMap<String, Part>();
            for (int c = 0; c < names.size(); c++) {
                int own = c;
                int[] of = IntStream.range(0, category.length)
                        .filter(row -> category[row] == own)
                        .toArray();
                if (of.length >= FEWEST) {
                    parts.put(names.get(c), whole.part(rows.at(of)));
                }
            }
            return new Segments(feature, parts);
        });
    }

    private static List<String> names(Reference reference, int feature) {
        return reference.features().get(feature).cells() instanceof Cells.Categories categories
                ? categories.names()
                : List.of();
    }

    /// @throws IllegalArgumentException when a part is of other features or cells than the whole: one sentence
    public void requireFits(Catalogue catalogue, Reference reference) {
        if (!catalogue.segment().equals(Optional.of(feature))) {
            throw new IllegalArgumentException(
                    "the segments are of " + feature + ", which the catalogue does not name");
        }
        List<String> names = names(reference, catalogue.feature(feature).orElseThrow());
        parts.forEach((category, part) -> {
            if (!names.contains(category) || !cells(part.population()).equals(cells(reference))) {
                throw new IllegalArgumentException(
                        "the segment " + category + " is not in the cells of the whole population");
            }
            part.behaviour().requireFits(catalogue, part.population());
        });
    }

    private static List<Cells> cells(Reference reference) {
        return IntStream.rangeClosed(0, reference.features().size())
                .mapToObj(f ->
                        f < reference.features().size() ? reference.features().get(f) : reference.score())
                .map(FeatureReference::cells)
                .toList();
    }
}
