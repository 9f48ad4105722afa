package scoreline.dashboard.population;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.tree.CutPoints;

/**
 * How far two clients are from each other in the eyes of a model: what lies between the same two cut points is the same to it.
 * The method is in docs/method/similar-clients.md. Immutable.
 */
final class Similarity {
    /** The greatest distance: distances are summed as whole parts of it, so that equals are equal whatever the order. */
    static final int ONE = 1 << 24;

    private static final int MOST_FEATURES = 20;
    private static final int CODES = 256;

    /** The highest code less the lowest of a value. */
    private static final int MOST_STEPS = CODES - 2;

    private final CutPoints cutPoints;
    private final int[] features;
    private final double[] weights;

    private Similarity(CutPoints cutPoints, int[] features, double[] weights) {
        this.cutPoints = cutPoints;
        this.features = features;
        this.weights = weights;
    }

    static Similarity of(Bundle bundle) {
        List<Influence.OfFeature> influence = bundle.behaviour().influence().features();
        int[] features = IntStream.range(0, influence.size())
                .boxed()
                .filter(f -> influence.get(f).meanAbsolute() > 0)
                .sorted(Comparator.comparingDouble(
                        (Integer f) -> -influence.get(f).meanAbsolute()))
                .limit(MOST_FEATURES)
                .mapToInt(f -> f)
                .toArray();
        double all = IntStream.of(features)
                .mapToDouble(f -> influence.get(f).meanAbsolute())
                .sum();
        double[] weights = IntStream.of(features)
                .mapToDouble(f -> influence.get(f).meanAbsolute() / all)
                .toArray();
        return new Similarity(bundle.decider().cutPoints(), features, weights);
    }

    /** The features that count, those of more weight first. */
    int[] features() {
        return features.clone();
    }

    double weight(int which) {
        return weights[which];
    }

    /// A value as the model sees it, in a byte.
    ///
    /// @param which of the features that count
    /// @return 0 where it is missing, else 1 and up
    byte code(int which, float value) {
        int upTo = cutPoints.upTo(features[which], value);
        int count = cutPoints.count(features[which]);
        return (byte) (upTo < 0 ? 0 : 1 + (count <= MOST_STEPS ? upTo : upTo * MOST_STEPS / count));
    }

    /// What the feature adds to the distance from one code, by the other's code, in parts of [#ONE].
    ///
    /// @return shape (256)
    int[] distances(int which, byte from) {
        int steps = Math.min(MOST_STEPS, cutPoints.count(features[which]));
        int code = Byte.toUnsignedInt(from);
        var distances = new int[CODES];
        for (int other = 0; other < CODES; other++) {
            double share = code == 0 || other == 0
                    ? (code == other ? 0 : 1)
                    : Math.abs(code - other) / (double) Math.max(1, steps);
            distances[other] = (int) (weights[which] * share * ONE);
        }
        return distances;
    }
}
