package scoreline.scoring.behaviour;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

/// How the features that move the score most went together in training, as correlations of the normal scores of
/// their cells.
///
/// @param features by mean |contribution|, the greatest first, at most 30
public record Associations(List<Associate> features) {

    /** 435 pairs: what they cost to count is less than what 30 features' contributions do. */
    private static final int MOST = 30;

    /// One feature among them.
    ///
    /// @param codes of its cells, a hundred to a standard deviation, shape (cells)
    /// @param correlations with the features before it, shape (position)
    /// @param spreads standard deviation of `√n · artanh r` of those over samples of n rows, as training has it;
    ///     1 for normal pairs, shape (position)
    public record Associate(String feature, List<Integer> codes, List<Double> correlations, List<Double> spreads) {
        public Associate {
            codes = List.copyOf(codes);
            correlations = List.copyOf(correlations);
            spreads = List.copyOf(spreads);
            if (!correlations.stream().allMatch(r -> Math.abs(r) <= 1)
                    || !spreads.stream().allMatch(spread -> spread >= 0 && spread < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("the correlations of " + feature + " are none");
            }
        }
    }

    public static final Associations NONE = new Associations(List.of());

    public Associations {
        features = List.copyOf(features);
        if (features.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " features are associated, had " + features.size());
        }
        for (int i = 0; i < features.size(); i++) {
            Associate each = features.get(i);
            if (each.correlations().size() != i || each.spreads().size() != i) {
                throw new IllegalArgumentException(
                        each.feature() + " must be associated with the " + i + " features before it");
            }
        }
    }

    /// Learns from the training rows. Of each of the features chosen one byte a row is held meanwhile.
    ///
    /// @param features encoded, shape (rows, features)
    /// @param influence says which features matter
    static Associations learn(
            Catalogue catalogue, Reference reference, List<Row> rows, float[][] features, Influence influence) {
        int[] chosen = choose(reference, influence);
        byte[][] cells = cells(new Binning(catalogue, reference), chosen, rows, features);
        List<List<Integer>> codes = IntStream.range(0, chosen.length)
                .mapToObj(i -> {
                    FeatureReference feature = reference.features().get(chosen[i]);
                    return NormalScores.of(feature, worth(feature, cells[i], features, chosen[i]));
                })
                .toList();
        List<String> names = IntStream.of(chosen)
                .mapToObj(f -> reference.features().get(f).feature())
                .toList();
        return of(names, codes, cells);
    }

    /// The same features in the same codes, as they went together in other rows.
    ///
    /// @param rows a part of the population
    /// @param features theirs, shape (rows, features)
    Associations of(Catalogue catalogue, Reference reference, List<Row> rows, float[][] features) {
        List<String> names = this.features.stream().map(Associate::feature).toList();
        int[] chosen = names.stream()
                .mapToInt(name -> catalogue.feature(name).orElseThrow())
                .toArray();
        return of(
                names,
                this.features.stream().map(Associate::codes).toList(),
                cells(new Binning(catalogue, reference), chosen, rows, features));
    }

    private static Associations of(List<String> names, List<List<Integer>> codes, byte[][] cells) {
        return new Associations(IntStream.range(0, names.size())
                .parallel()
                .mapToObj(i -> {
                    List<PairTable> pairs = IntStream.range(0, i)
                            .mapToObj(j -> PairTable.of(cells[i], codes.get(i), cells[j], codes.get(j)))
                            .toList();
                    return new Associate(
                            names.get(i),
                            codes.get(i),
                            pairs.stream().map(PairTable::correlation).toList(),
                            pairs.stream().map(PairTable::spread).toList());
                })
                .toList());
    }

    /** Those that move the score at all and do not always have the same value; ties in catalogue order. */
    private static int[] choose(Reference reference, Influence influence) {
        return IntStream.range(0, reference.features().size())
                .filter(f -> influence.features().get(f).meanAbsolute() > 0)
                .filter(f -> varies(reference.features().get(f)))
                .boxed()
                .sorted(Comparator.comparingDouble(
                        f -> -influence.features().get(f).meanAbsolute()))
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static boolean varies(FeatureReference feature) {
        return feature.counts().stream()
                        .skip(Cells.FIRST)
                        .filter(count -> count > 0)
                        .count()
                > 1;
    }

    /** Cells by feature and row. */
    private static byte[][] cells(Binning binning, int[] chosen, List<Row> rows, float[][] features) {
        var cells = new byte[chosen.length][rows.size()];
        IntStream.range(0, rows.size()).parallel().forEach(row -> {
            byte[] found = binning.of(rows.get(row), features[row]);
            for (int i = 0; i < chosen.length; i++) {
                cells[i][row] = found[chosen[i]];
            }
        });
        return cells;
    }

    /// What the model sees in each of the feature's own cells: categories have no other order than their worth.
    private static double[] worth(FeatureReference feature, byte[] cells, float[][] features, int at) {
        var worth = new double[feature.cells().size() - Cells.FIRST];
        for (int row = 0; row < cells.length; row++) {
            int own = Byte.toUnsignedInt(cells[row]) - Cells.FIRST;
            if (own >= 0) {
                worth[own] = features[row][at];
            }
        }
        return worth;
    }
}
