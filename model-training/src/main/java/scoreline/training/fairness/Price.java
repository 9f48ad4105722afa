package scoreline.training.fairness;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Text;
import scoreline.training.validation.PairedBootstrap;
import scoreline.training.validation.Ranking;
import scoreline.training.validation.Threshold;

/// What a model is worth that knows less, trained again on the same folds.
///
/// @param field of the attribute that is to be less known
/// @param dropped features
/// @param auc out of fold without them
/// @param aucChange less the model's own; negative is worse
/// @param low and `high`: its 95 % interval, [PairedBootstrap]
/// @param cost per application at the cheapest threshold
/// @param costChange less the model's own at its cheapest; positive is worse
/// @param impactBefore least adverse impact ratio of the attribute's groups in the model's decisions; null where
///     none is judged
/// @param impactAfter the same without the features, where as many are approved
public record Price(
        String field,
        Text label,
        List<String> dropped,
        double auc,
        double aucChange,
        double low,
        double high,
        double cost,
        double costChange,
        @Nullable Double impactBefore,
        @Nullable Double impactAfter) {

    public Price {
        dropped = List.copyOf(dropped);
    }

    /** Empty where nothing is dropped, or nothing would be left. */
    static Optional<Price> of(
            Grouping grouping, Set<String> dropped, Decided decided, Retraining retraining, long seed) {
        Catalogue catalogue = decided.catalogue();
        List<Feature> left = catalogue.features().stream()
                .filter(feature -> !dropped.contains(feature.name()))
                .toList();
        if (left.isEmpty() || left.size() == catalogue.features().size()) {
            return Optional.empty();
        }
        double[] margins = retraining.margins(catalogue.with(left));
        double auc = Ranking.auc(margins, decided.targets());
        double cost = leastCost(margins, decided);
        var interval = PairedBootstrap.ofAucs(margins, decided.margins(), decided.targets(), seed);
        return Optional.of(new Price(
                grouping.field(),
                grouping.label(),
                catalogue.features().stream()
                        .map(Feature::name)
                        .filter(dropped::contains)
                        .toList(),
                auc,
                auc - Ranking.auc(decided.margins(), decided.targets()),
                interval.low(),
                interval.high(),
                cost,
                cost - leastCost(decided.margins(), decided),
                leastRatio(grouping, decided),
                leastRatio(grouping, withAsManyApproved(decided, margins))));
    }

    private static double leastCost(double[] margins, Decided decided) {
        return Threshold.cheapest(shares(margins), decided.targets(), decided.costRatio())
                .costPerApplication();
    }

    /** Margins on the scale of probabilities, in the same order: the cheapest threshold asks for no more. */
    private static double[] shares(double[] margins) {
        return Arrays.stream(margins).map(margin -> 1 / (1 + Math.exp(-margin))).toArray();
    }

    private static Decided withAsManyApproved(Decided decided, double[] margins) {
        double[] shares = shares(margins);
        double[] ascending = shares.clone();
        Arrays.sort(ascending);
        int approved = 0;
        for (int row = 0; row < shares.length; row++) {
            approved += decided.approved(row) ? 1 : 0;
        }
        double threshold = approved == shares.length ? 1 : ascending[approved];
        return new Decided(
                decided.catalogue(),
                decided.rows(),
                decided.targets(),
                margins,
                shares,
                threshold,
                decided.costRatio());
    }

    private static @Nullable Double leastRatio(Grouping grouping, Decided decided) {
        return Attribute.of(grouping, false, decided)
                .worst()
                .map(Attribute.Worst::impact)
                .map(ImpactRatio::value)
                .orElse(null);
    }
}
