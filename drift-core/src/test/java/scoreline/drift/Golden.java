package scoreline.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Published vectors: Evidently 0.7.21's own functions, NannyML's formulas and scipy 1.17.1. Their samples are drawn again here. */
public final class Golden {

    private static final JsonNode VECTORS = read();

    private Golden() {}

    private static JsonNode read() {
        try (InputStream in = Golden.class.getResourceAsStream("/scoreline/drift/golden.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static JsonNode vector(String name) {
        return Objects.requireNonNull(VECTORS.get(name), name);
    }

    /** Two samples of numbers. */
    public static final class Samples {
        private final String name;
        private final double[] reference;
        private final double[] live;

        private Samples(String name, double[] reference, double[] live) {
            this.name = name;
            this.reference = reference;
            this.live = live;
        }

        public JsonNode expected() {
            return vector(name);
        }

        public double[] reference() {
            return reference;
        }

        public double[] live() {
            return live;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Those of a vector whose inputs are seeds. */
    public static Samples samples(String name) {
        return switch (name) {
            case "G1_numeric_shift", "G4_one_outlier_1e7" -> {
                var one = new SplittableRandom(42);
                double[] reference = draw(one, 5_000, u -> 1_000 * u * u);
                double[] live = draw(one, 1_000, u -> 1_100 * u * u + 5);
                live[0] = name.startsWith("G4") ? 1e7 : live[0];
                yield new Samples(name, reference, live);
            }
            case "G2_same_distribution" ->
                new Samples(
                        name,
                        draw(new SplittableRandom(1), 5_000, u -> 1_000 * u * u),
                        draw(new SplittableRandom(2), 1_000, u -> 1_000 * u * u));
            case "G3_small_n" ->
                new Samples(
                        name,
                        draw(new SplittableRandom(3), 300, u -> 2 * u - 1),
                        draw(new SplittableRandom(4), 200, u -> 2 * u - 0.8));
            case "G5_discrete_8_values" ->
                new Samples(
                        name,
                        draw(new SplittableRandom(5), 4_000, u -> Math.floor(8 * u)),
                        draw(new SplittableRandom(6), 1_500, u -> Math.floor(7.2 * u)));
            default -> throw new AssertionError(name);
        };
    }

    private static double[] draw(SplittableRandom random, int n, DoubleUnaryOperator of) {
        return random.doubles(n).map(of).toArray();
    }
}
