package scoreline.drift.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.statistic.CorrelationChange;
import scoreline.drift.statistic.FalseDiscovery;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

/** The pairs of features that are followed, as they went together in training. Immutable. */
final class Pairs {

    /// With fewer rows than this expected outside the commonest value of both, were they independent, one row more or
    /// less makes a correlation, and no limit holds.
    private static final double FEW = 25;

    private final Catalogue catalogue;
    private final long rows;
    private final List<Known> known = new ArrayList<>();

    /// @param uncommon share of rows outside the commonest value of both features, were they independent
    private record Known(String one, String other, double correlation, double spread, double uncommon) {}

    Pairs(Catalogue catalogue, Reference reference, Associations associations) {
        this.catalogue = catalogue;
        this.rows = reference.rows();
        List<Associations.Associate> features = associations.features();
        double[] uncommon =
                features.stream().mapToDouble(each -> uncommon(each, reference)).toArray();
        for (int i = 0; i < features.size(); i++) {
            for (int j = 0; j < i; j++) {
                known.add(new Known(
                        features.get(i).feature(),
                        features.get(j).feature(),
                        features.get(i).correlations().get(j),
                        features.get(i).spreads().get(j),
                        uncommon[i] * uncommon[j]));
            }
        }
    }

    private static double uncommon(Associations.Associate associate, Reference reference) {
        FeatureReference feature = reference.features().stream()
                .filter(each -> each.feature().equals(associate.feature()))
                .findFirst()
                .orElseThrow();
        Map<Integer, Long> byCode = IntStream.range(0, feature.counts().size())
                .boxed()
                .collect(Collectors.groupingBy(
                        cell -> associate.codes().get(cell),
                        Collectors.summingLong(cell -> feature.counts().get(cell))));
        return 1 - (double) Collections.max(byCode.values()) / reference.rows();
    }

    /// Each pair of a window of which something can be said; which those are, training and the number of rows decide.
    ///
    /// @param p of all of them together: the least of their adjusted ones, after Simes (1986),
    ///     <https://doi.org/10.1093/biomet/73.3.751>
    record Measured(List<Togetherness.Pair> pairs, double p, long rows) {}

    Measured measure(WindowCounts window) {
        double[] live = window.correlations();
        int[] told = IntStream.range(0, live.length)
                .filter(pair -> known.get(pair).uncommon() * window.rows() >= FEW)
                .toArray();
        List<CorrelationChange> changes = IntStream.of(told)
                .<CorrelationChange>mapToObj(pair -> change(known.get(pair), live[pair], window.rows()))
                .toList();
        double[] adjusted = FalseDiscovery.adjusted(
                changes.stream().mapToDouble(CorrelationChange::p).toArray());
        List<Togetherness.Pair> pairs = IntStream.range(0, told.length)
                .mapToObj(i -> new Togetherness.Pair(
                        known.get(told[i]).one(), known.get(told[i]).other(), changes.get(i), adjusted[i]))
                .toList();
        return new Measured(
                pairs,
                pairs.stream().mapToDouble(Togetherness.Pair::adjustedP).min().orElse(1),
                window.rows());
    }

    private CorrelationChange change(Known pair, double live, long n) {
        return CorrelationChange.of(pair.correlation(), rows, live, n, pair.spread());
    }

    /// @param adjustedP of the measured p, among all that is looked at
    /// @param enough whether the window is large enough for anything to be said
    Togetherness found(Measured measured, double adjustedP, boolean enough) {
        boolean sure = enough && adjustedP <= Thresholds.FALSE_DISCOVERIES;
        List<Togetherness.Pair> moved = measured.pairs().stream()
                .filter(pair -> sure
                        && pair.adjustedP() <= Thresholds.FALSE_DISCOVERIES
                        && effect(pair, measured) >= Thresholds.EFFECT_FLOOR)
                .sorted(Comparator.comparingDouble((Togetherness.Pair pair) -> effect(pair, measured))
                        .reversed())
                .toList();
        double effect = moved.isEmpty() ? effectOfSurest(measured) : effect(moved.getFirst(), measured);
        return new Togetherness(
                moved.isEmpty() ? Severity.NONE : effect >= Thresholds.LARGE_EFFECT ? Severity.ALERT : Severity.WATCH,
                measured.rows(),
                measured.p(),
                adjustedP,
                effect,
                measured.pairs().size(),
                moved,
                WiderWording.together(catalogue, moved));
    }

    private double effectOfSurest(Measured measured) {
        return measured.pairs().stream()
                .min(Comparator.comparingDouble(Togetherness.Pair::adjustedP))
                .map(pair -> effect(pair, measured))
                .orElse(0.0);
    }

    private double effect(Togetherness.Pair pair, Measured measured) {
        return pair.change().effect(rows, measured.rows());
    }
}
