package scoreline.benchmarks.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.population.WatchedBundle;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

/// A drawn population of independent features: every other one normal and never missing, the rest normal with
/// 2 % missing, flags down to one in 256, counts, and categories. Its reference is learnt from drawn rows;
/// its windows are drawn cell by cell, each by its true chance, which is the same as drawing values and
/// finding their cells.
final class Population {
    private static final int REFERENCE_ROWS = 100_000;
    private static final double MISSING = 0.02;
    private static final int CATEGORIES = 8;
    private static final Catalogue SHIPPED = Catalogue.homeCredit();
    private static final int ASSOCIATED = 30;
    private static final double COST_RATIO = 10;

    /** From the lowest code to the highest, a hundred to a standard deviation, of evenly spread rows. */
    private static final int CODES = 346;

    private final Baseline baseline;
    private final Judge judge;
    private final CellDraw[] cells;

    private Population(Baseline baseline, CellDraw[] cells) {
        this.baseline = baseline;
        this.judge = new Judge(baseline);
        this.cells = cells;
    }

    /// As the monitor meets it: decided by a model.
    ///
    /// @param features the first so many of the shipped catalogue lend their names
    static Population draw(int features, long seed) {
        var random = new SplittableRandom(seed);
        List<FeatureReference> references = new ArrayList<>();
        var draws = new CellDraw[features];
        for (int f = 0; f < draws.length; f++) {
            Kind kind = kind(f);
            double missing = missing(f);
            var values = new float[REFERENCE_ROWS];
            for (int row = 0; row < values.length; row++) {
                values[row] = random.nextDouble() < missing ? Float.NaN : kind.draw(random);
            }
            Cells.Intervals cells = Cells.Intervals.learn(values);
            references.add(counted(name(f), kind, cells, values));
            draws[f] = new CellDraw(kind.chances(cells, missing));
        }
        return new Population(baseline(REFERENCE_ROWS, references), draws);
    }

    /// Of features that are the catalogue's first.
    static Baseline baseline(long rows, List<FeatureReference> features) {
        var scores = new FeatureReference(
                "probability_of_default", new Cells.Intervals(List.of(0f), 1), List.of(0L, 0L, 0L, 0L, 0L, rows));
        return Baseline.ofTable(
                SHIPPED.with(SHIPPED.features().subList(0, features.size())), new Reference(rows, features, scores));
    }

    /** What the catalogue calls a feature. */
    static String name(int feature) {
        return SHIPPED.features().get(feature).name();
    }

    private static Kind kind(int feature) {
        return switch (feature % 8) {
            case 1 -> new Kind.Flag(Math.pow(4, -1 - feature / 8 % 4));
            case 3 -> new Kind.Count();
            case 5 -> new Kind.Category(CATEGORIES);
            default -> new Kind.Normal(0);
        };
    }

    private static double missing(int feature) {
        return feature % 8 == 7 ? MISSING : 0;
    }

    static boolean isContinuous(int feature) {
        return feature % 2 == 0;
    }

    private static FeatureReference counted(String name, Kind kind, Cells.Intervals cells, float[] values) {
        var lower = new float[cells.lower().size()];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = cells.lower().get(i);
        }
        var counts = new long[cells.size()];
        for (float value : values) {
            int at = Arrays.binarySearch(lower, value);
            counts[Float.isNaN(value) ? Cells.MISSING : Cells.FIRST + (at < 0 ? -at - 2 : at)]++;
        }
        Cells kept = kind instanceof Kind.Category
                ? new Cells.Categories(cells.lower().stream()
                        .map(k -> "category " + k.intValue())
                        .toList())
                : cells;
        return new FeatureReference(name, kept, Arrays.stream(counts).boxed().toList());
    }

    int features() {
        return cells.length;
    }

    Judge judge() {
        return judge;
    }

    /** How the monitor knows it. */
    WatchedBundle watched() {
        return new WatchedBundle("drawn", "1", "0".repeat(64), baselineOfModel(), COST_RATIO, Optional.empty());
    }

    /// The same with a model: what contributions and decisions were in training, and what went together.
    Judge judgeOfModel() {
        return new Judge(baselineOfModel());
    }

    private Baseline baselineOfModel() {
        Reference reference = baseline.reference();
        var influence = new Influence(
                0,
                0,
                baseline.catalogue().features().stream()
                        .map(feature -> new Influence.OfFeature(feature.name(), 0, 0.1))
                        .toList());
        List<Tally> scores = reference.score().counts().stream()
                .map(rows -> new Tally(rows, 0.1 * rows, rows / 10))
                .toList();
        Tally all = scores.stream().reduce(new Tally(0, 0, 0), Tally::plus);
        long refused = all.rows() / 4;
        var decided = new Decided(
                new Tally(all.rows() - refused, all.expected(), all.defaults()),
                new Tally(0, 0, 0),
                new Tally(refused, 0, 0));
        return new Baseline(
                baseline.catalogue(),
                reference,
                Optional.of(new Behaviour(influence, decided, scores, associations(reference))));
    }

    /// As many as a bundle may name. Nothing goes together; the cells are coded at equal distances.
    private static Associations associations(Reference reference) {
        List<Associations.Associate> associates = new ArrayList<>();
        for (FeatureReference feature :
                reference.features().stream().limit(ASSOCIATED).toList()) {
            int cells = feature.cells().size();
            associates.add(new Associations.Associate(
                    feature.feature(),
                    IntStream.range(0, cells)
                            .mapToObj(cell -> CODES * cell / cells - CODES / 2)
                            .toList(),
                    Collections.nCopies(associates.size(), 0.0),
                    Collections.nCopies(associates.size(), 1.0)));
        }
        return new Associations(associates);
    }

    WindowCounts window(int rows, SplittableRandom random) {
        WindowCounts window = judge.window();
        var bins = new byte[cells.length];
        for (int row = 0; row < rows; row++) {
            draw(bins, random);
            window.count(bins);
        }
        return window;
    }

    /// The cells of one row.
    byte[] row(SplittableRandom random) {
        var bins = new byte[cells.length];
        draw(bins, random);
        return bins;
    }

    private void draw(byte[] bins, SplittableRandom random) {
        for (int f = 0; f < bins.length; f++) {
            bins[f] = cells[f].next(random);
        }
    }
}
