package scoreline.drift.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

/// A drawn population of independent features: categories, flags of rates down to one in 250, small counts, and normal
/// or
/// lognormal amounts, every other one of which misses 2 % of its values.
final class Population {

    private static final double MISSING = 0.02;

    /// What happens to one feature.
    ///
    /// @param shift added to a normal feature, standard deviations
    /// @param missing share of missing values
    record Change(int feature, double shift, double missing) {}

    private final Catalogue catalogue;
    private final List<Drawn> features = new ArrayList<>();
    private final Reference reference;

    Population(Catalogue catalogue, int rows, long seed) {
        this.catalogue = catalogue;
        var random = new SplittableRandom(seed);
        List<FeatureReference> references = new ArrayList<>();
        for (int f = 0; f < catalogue.features().size(); f++) {
            Feature feature = catalogue.features().get(f);
            Drawn drawn = feature.isCategory()
                    ? new Zipf(8)
                    : switch (feature.unit()) {
                        case "flag" -> new Flag(Math.pow(2, -1 - f % 8));
                        case "count" -> new Count();
                        default -> new Amount(f % 3 == 0, f % 2 == 0 ? MISSING : 0);
                    };
            references.add(drawn.learn(feature.name(), rows, random));
            features.add(drawn);
        }
        var scores = new FeatureReference(
                "probability_of_default", new Cells.Intervals(List.of(0f), 1), List.of(0L, 0L, 0L, 0L, 0L, (long)
                        rows));
        this.reference = new Reference(rows, references, scores);
    }

    /** The first features of the shipped catalogue. */
    static Catalogue catalogue(int features) {
        Catalogue all = Catalogue.homeCredit();
        return all.with(all.features().subList(0, features));
    }

    Baseline baseline() {
        return Baseline.ofTable(catalogue, reference);
    }

    /** The first normal feature, without or with missing values. */
    int normal(boolean withMissing) {
        return IntStream.range(0, features.size())
                .filter(f -> features.get(f) instanceof Amount amount
                        && !amount.lognormal
                        && amount.missing > 0 == withMissing)
                .findFirst()
                .orElseThrow();
    }

    /** The features that are numbers and never missing. */
    List<Integer> continuous() {
        return IntStream.range(0, features.size())
                .filter(f -> features.get(f) instanceof Amount amount && amount.missing == 0)
                .boxed()
                .toList();
    }

    WindowCounts window(Judge judge, int rows, SplittableRandom random, @Nullable Change change) {
        var window = judge.window();
        var bins = new byte[features.size()];
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < bins.length; f++) {
                bins[f] = (byte) features.get(f).cell(random, change != null && change.feature() == f ? change : null);
            }
            window.count(bins);
        }
        return window;
    }

    private abstract static class Drawn {
        private float[] lower = {};
        private float max;

        /** NaN is missing. */
        abstract float value(SplittableRandom random, @Nullable Change change);

        /** Cells, and counts of the rows they were learnt from. */
        FeatureReference learn(String name, int rows, SplittableRandom random) {
            var values = new float[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = value(random, null);
            }
            Cells.Intervals cells = Cells.Intervals.learn(values);
            this.lower = new float[cells.lower().size()];
            for (int i = 0; i < lower.length; i++) {
                lower[i] = cells.lower().get(i);
            }
            this.max = cells.max();
            var counts = new long[cells.size()];
            for (float value : values) {
                counts[cell(value)]++;
            }
            return new FeatureReference(
                    name, kind(cells), Arrays.stream(counts).boxed().toList());
        }

        Cells kind(Cells.Intervals cells) {
            return cells;
        }

        int cell(SplittableRandom random, @Nullable Change change) {
            return cell(value(random, change));
        }

        private int cell(float value) {
            if (Float.isNaN(value)) {
                return Cells.MISSING;
            }
            if (value > max) {
                return Cells.ABOVE;
            }
            int found = Arrays.binarySearch(lower, value);
            int below = found < 0 ? -found - 1 : found + 1;
            return below == 0 ? Cells.BELOW : Cells.FIRST + below - 1;
        }
    }

    private static final class Amount extends Drawn {
        private final boolean lognormal;
        private final double missing;

        Amount(boolean lognormal, double missing) {
            this.lognormal = lognormal;
            this.missing = missing;
        }

        @Override
        float value(SplittableRandom random, @Nullable Change change) {
            double share = change == null ? missing : Math.max(missing, change.missing());
            if (share > 0 && random.nextDouble() < share) {
                return Float.NaN;
            }
            double normal = random.nextGaussian() + (change == null ? 0 : change.shift());
            return (float) (lognormal ? Math.exp(normal) : normal);
        }
    }

    private static final class Flag extends Drawn {
        private final double rate;

        Flag(double rate) {
            this.rate = rate;
        }

        @Override
        float value(SplittableRandom random, @Nullable Change change) {
            return random.nextDouble() < rate ? 1 : 0;
        }
    }

    private static final class Count extends Drawn {
        @Override
        float value(SplittableRandom random, @Nullable Change change) {
            return (float) Math.floor(-Math.log(1 - random.nextDouble()));
        }
    }

    private static final class Zipf extends Drawn {
        private final double[] upTo;

        Zipf(int categories) {
            double all = IntStream.rangeClosed(1, categories)
                    .mapToDouble(k -> 1.0 / k)
                    .sum();
            this.upTo = new double[categories];
            double below = 0;
            for (int k = 0; k < categories; k++) {
                below += 1 / (k + 1.0) / all;
                upTo[k] = below;
            }
        }

        @Override
        float value(SplittableRandom random, @Nullable Change change) {
            int found = Arrays.binarySearch(upTo, random.nextDouble());
            return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
        }

        @Override
        Cells kind(Cells.Intervals cells) {
            return new Cells.Categories(
                    cells.lower().stream().map(k -> "category " + k.intValue()).toList());
        }
    }
}
