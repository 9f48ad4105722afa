package scoreline.drift.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;

/// A drawn population of thirty features that go together: each leans on one hidden thing by another weight, 0 to
/// 0.9. They are numbers of even and of uneven shape, flags of an eighth down to one in 400, counts and categories; a
/// tenth of every fifth is
/// missing; and the spread, not the mean, of one follows another.
final class Related {

    private static final int CATEGORIES = 4;
    private static final int FEATURES = 30;

    /** Goes with [#SPREADING] in its spread alone. */
    private static final int SPREADS = 5;

    private static final int SPREADING = 9;

    private final Catalogue catalogue = catalogue();
    private final Baseline baseline;
    private final Binning binning;

    Related(int rows, long seed) {
        var random = new SplittableRandom(seed);
        List<Row> drawn = new ArrayList<>();
        var features = new float[rows][];
        var probabilities = new double[rows];
        var targets = new int[rows];
        for (int row = 0; row < rows; row++) {
            features[row] = draw(random, null);
            drawn.add(row(features[row]));
            probabilities[row] = random.nextDouble();
            targets[row] = random.nextInt(2);
        }
        Reference reference = Reference.learn(catalogue, drawn, features, probabilities);
        var influence = new Influence(
                0,
                0,
                IntStream.range(0, FEATURES)
                        .mapToObj(f -> new Influence.OfFeature(
                                catalogue.features().get(f).name(), 0, 1.0 / (1 + f)))
                        .toList());
        this.baseline = new Baseline(
                catalogue,
                reference,
                Optional.of(Behaviour.learn(
                        catalogue,
                        reference,
                        new Policy(10, 0.5, 0.5, PointsScale.USUAL),
                        drawn,
                        features,
                        probabilities,
                        targets,
                        influence)));
        this.binning = new Binning(catalogue, reference);
    }

    Baseline baseline() {
        return baseline;
    }

    /// @param loose a feature that leans on a hidden thing of its own instead, and keeps its values; null is none
    WindowCounts window(Judge judge, int rows, SplittableRandom random, @Nullable Integer loose) {
        WindowCounts window = judge.window();
        for (int row = 0; row < rows; row++) {
            float[] features = draw(random, loose);
            window.count(binning.of(row(features), features));
        }
        return window;
    }

    byte[] row(SplittableRandom random) {
        float[] features = draw(random, null);
        return binning.of(row(features), features);
    }

    /** A number that leans by 0.7 or more on the hidden thing. */
    static int leaning() {
        return IntStream.range(0, FEATURES)
                .filter(f -> f % 5 == 0 && weight(f) >= 0.7)
                .findFirst()
                .orElseThrow();
    }

    private static double weight(int feature) {
        return feature == SPREADS ? 0 : 0.09 * (feature * 3 % 11);
    }

    private float[] draw(SplittableRandom random, @Nullable Integer loose) {
        double hidden = random.nextGaussian();
        double own = random.nextGaussian();
        var normal = new double[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
            double leansOn = loose != null && loose == f ? own : hidden;
            normal[f] = weight(f) * leansOn + Math.sqrt(1 - weight(f) * weight(f)) * random.nextGaussian();
        }
        normal[SPREADS] *= Math.abs(normal[SPREADING]);
        var features = new float[FEATURES];
        for (int f = 0; f < FEATURES; f++) {
            features[f] = (float) shaped(f, normal[f], random);
        }
        return features;
    }

    private double shaped(int feature, double normal, SplittableRandom random) {
        if (catalogue.features().get(feature).isCategory()) {
            return Math.clamp(Math.floor(normal) + 2, 0, 3);
        }
        return switch (feature % 5) {
            case 1 -> Math.exp(normal);
            case 2 -> normal > 1 + feature / 12.0 ? 1 : 0;
            case 3 -> Math.floor(Math.exp(normal));
            case 4 -> random.nextInt(10) == 0 ? Double.NaN : normal;
            default -> normal;
        };
    }

    private Row row(float[] features) {
        var numbers = new double[catalogue.fields().size()];
        var texts = new @Nullable String[numbers.length];
        for (int f = 0; f < FEATURES; f++) {
            switch (catalogue.features().get(f).formula()) {
                case Formula.Category at -> texts[at.field()] = "category " + (int) features[f];
                case Formula.Number at -> numbers[at.field()] = features[f];
                default -> throw new AssertionError(catalogue.features().get(f).name());
            }
        }
        return new Row(numbers, texts);
    }

    private static Catalogue catalogue() {
        Catalogue all = Catalogue.homeCredit();
        Stream<Feature> numbers = all.features().stream()
                .filter(feature -> feature.formula() instanceof Formula.Number number
                        && number.sentinels().isEmpty())
                .limit(FEATURES - CATEGORIES);
        Stream<Feature> categories =
                all.features().stream().filter(Feature::isCategory).limit(CATEGORIES);
        return all.with(Stream.concat(numbers, categories).toList());
    }
}
