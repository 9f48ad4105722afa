package scoreline.dashboard.watch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.DriftPart;

/**
 * What moves a model's scores, in log-odds of default.
 *
 * @param base margin where nothing is known of an applicant
 * @param meanMargin over the training rows: base + all mean contributions
 * @param window that the live figures are of, the newest of all the bundle's decisions; null where there is none
 * @param features the one that moves scores most first
 */
public record ImportanceDocument(
        double base, double meanMargin, @Nullable String window, List<OfFeature> features) {

    /**
     * One feature's.
     *
     * @param group it belongs to
     * @param meanAbsolute mean of the contributions in training without their sign
     * @param mean contribution in training; positive raises the risk
     * @param share its part in all contributions in training, 0 to 1
     * @param liveMean mean contribution in the window; null where none is known
     */
    public record OfFeature(
            String feature,
            String label,
            String group,
            double meanAbsolute,
            double mean,
            double share,
            @Nullable Double liveMean) {}

    static ImportanceDocument of(Bundle bundle, Optional<Windows.Stored> newest, Language language) {
        var influence = bundle.behaviour().influence();
        var shares = influence.shares();
        var moves = newest.map(ImportanceDocument::moves).orElse(Map.of());
        return new ImportanceDocument(
                influence.base(),
                influence.meanMargin(),
                moves.isEmpty() ? null : newest.map(Windows.Stored::id).orElse(null),
                IntStream.range(0, shares.length)
                        .mapToObj(f -> {
                            var of = influence.features().get(f);
                            var feature = bundle.catalogue().features().get(f);
                            @Nullable Double move = moves.get(of.feature());
                            return new OfFeature(
                                    of.feature(),
                                    language.of(feature.label()),
                                    feature.group(),
                                    of.meanAbsolute(),
                                    of.mean(),
                                    shares[f],
                                    move == null ? null : Finite.of(of.mean() + move));
                        })
                        .sorted(Comparator.comparingDouble(OfFeature::meanAbsolute)
                                .reversed())
                        .toList());
    }

    /** By feature, how its mean contribution moved. */
    private static Map<String, Double> moves(Windows.Stored newest) {
        var attribution = newest.report().getAttribution();
        var moves = new HashMap<String, Double>();
        if (attribution != null) {
            for (DriftPart part : attribution.getParts()) {
                moves.put(part.getFeature(), part.getLogOdds());
            }
        }
        return moves;
    }
}
