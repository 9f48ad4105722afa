package scoreline.training.interpretation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.explain.Explainer;

/// How one made-up application came to its probability: `base + Σ steps + rest = margin`, up to float rounding,
/// and the calibrated margin is the probability.
///
/// @param base margin where nothing is known, in log-odds
/// @param steps the greatest contributions, in that order
/// @param rest sum of the others, in log-odds
/// @param margin in log-odds, before calibration
/// @param probability of default, in [0, 1]
/// @param threshold from which it would be refused
public record Example(
        Kind kind, double base, List<Step> steps, double rest, double margin, double probability, double threshold) {

    private static final int STEPS = 8;

    /** Three times the threshold's odds, or a third of them, are clear. */
    private static final double CLEARLY = Math.log(3);

    public Example {
        steps = List.copyOf(steps);
    }

    public enum Kind {
        CLEARLY_APPROVED,
        AT_THRESHOLD,
        CLEARLY_REFUSED
    }

    /// A feature's part.
    ///
    /// @param value as the catalogue computes it, a number or a category; null is missing
    /// @param contribution in log-odds
    /// @param lime what LIME says of the same feature, in log-odds; 0 where the model does not split it
    public record Step(String feature, @Nullable Object value, double contribution, double lime) {}

    /** Of each kind the application whose log-odds lie nearest to what the kind means. */
    static List<Example> choose(DecidingModel model, List<Row> madeUp, Lime lime, long seed) {
        double[] probabilities = madeUp.stream()
                .mapToDouble(row -> model.calibration()
                        .probability(model.ensemble().margin(model.encoder().encode(row))))
                .toArray();
        double threshold = model.threshold();
        List<Example> chosen = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            double aim = logOdds(threshold)
                    + switch (kind) {
                        case CLEARLY_APPROVED -> -CLEARLY;
                        case AT_THRESHOLD -> 0;
                        case CLEARLY_REFUSED -> CLEARLY;
                    };
            DoublePredicate side = switch (kind) {
                case CLEARLY_APPROVED -> p -> p < threshold;
                case AT_THRESHOLD -> _ -> true;
                case CLEARLY_REFUSED -> p -> p >= threshold;
            };
            IntStream.range(0, probabilities.length)
                    .filter(row -> side.test(probabilities[row]))
                    .boxed()
                    .min(Comparator.comparingDouble(row -> Math.abs(logOdds(probabilities[row]) - aim)))
                    .ifPresent(row -> chosen.add(of(kind, model, madeUp.get(row), lime, seed)));
        }
        return chosen;
    }

    private static Example of(Kind kind, DecidingModel model, Row row, Lime lime, long seed) {
        Catalogue catalogue = model.catalogue();
        float[] features = model.encoder().encode(row);
        var contributions = new float[features.length];
        var explainer = new Explainer(model.ensemble());
        double margin = explainer.explain(features, contributions);
        Map<Integer, Double> line = new HashMap<>();
        double[] weights = lime.explain(features, seed).weights();
        for (int i = 0; i < weights.length; i++) {
            line.put(lime.explained()[i], weights[i]);
        }
        List<Integer> order = IntStream.range(0, contributions.length)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -Math.abs(contributions[feature])))
                .toList();
        int shown = Math.min(STEPS, order.size());
        return new Example(
                kind,
                explainer.bias(),
                order.subList(0, shown).stream()
                        .map(feature -> new Step(
                                catalogue.features().get(feature).name(),
                                value(model, row, feature),
                                contributions[feature],
                                line.getOrDefault(feature, 0.0)))
                        .toList(),
                order.subList(shown, order.size()).stream()
                        .mapToDouble(feature -> contributions[feature])
                        .sum(),
                margin,
                model.calibration().probability(margin),
                model.threshold());
    }

    private static @Nullable Object value(DecidingModel model, Row row, int feature) {
        if (model.catalogue().features().get(feature).formula() instanceof Formula.Category category) {
            return row.text(category.field());
        }
        double value = model.encoder().value(feature, row);
        return Double.isFinite(value) ? (Object) value : null;
    }

    private static double logOdds(double probability) {
        return Math.log(probability / (1 - probability));
    }
}
