package scoreline.dashboard.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.decision.DecisionDocument.BundleName;
import scoreline.dashboard.explanation.Explanation.Decided;
import scoreline.dashboard.explanation.Explanation.Distance;
import scoreline.dashboard.explanation.Explanation.GroupSum;
import scoreline.dashboard.explanation.Explanation.Level;
import scoreline.dashboard.explanation.Explanation.Reason;
import scoreline.dashboard.explanation.Explanation.Rest;
import scoreline.dashboard.explanation.Explanation.Step;
import scoreline.dashboard.explanation.Explanation.Waterfall;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Text;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionReason;
import scoreline.wire.ReasonDirection;

/** Explains one case in one language. */
public final class Explaining {
    private final Case asked;
    private final CreditDecision decision;
    private final Catalogue catalogue;
    private final Language language;
    private final Wording wording;
    private final Map<String, Text> groups = new HashMap<>();

    public Explaining(Case asked, Language language) {
        this.asked = asked;
        this.decision = asked.decision();
        this.catalogue = asked.bundle().catalogue();
        this.language = language;
        this.wording = new Wording(language);
        for (Group group : catalogue.groups()) {
            groups.put(group.code(), group.label());
        }
    }

    /// All of it.
    ///
    /// @param most steps of the waterfall, the rest in one
    Explanation explanation(int most) {
        return new Explanation(
                language.code(),
                decision.getApplicantId(),
                decision.getApplicationId(),
                decision.getSubmittedAt(),
                decision.getDecidedAt(),
                new BundleName(decision.getBundleName(), decision.getBundleVersion(), decision.getBundleSha256()),
                decided(),
                distance(),
                waterfall(most),
                sums(),
                reasons(ReasonDirection.AGAINST),
                reasons(ReasonDirection.FOR));
    }

    public Decided decided() {
        var sentences = new Sentences(language);
        var policy = asked.bundle().policy();
        double probability = decision.getProbabilityOfDefault();
        var frequency = Frequency.apart(probability, decision.getThreshold()).one();
        return new Decided(
                decision.getOutcome().name(),
                sentences.outcome(decision),
                decision.getPolicyRule(),
                sentences.overruled(decision, policy.mostInDay()),
                probability,
                decision.getThreshold(),
                decision.getPoints(),
                policy.scale().min(),
                policy.scale().max(),
                frequency,
                frequency.sentence(language));
    }

    private Distance distance() {
        double probability = decision.getProbabilityOfDefault();
        double threshold = decision.getThreshold();
        var calibration = asked.bundle().calibration();
        return new Distance(
                threshold - probability,
                finite(logOdds(threshold) - logOdds(probability)),
                decision.getPoints() - asked.bundle().policy().scale().points(threshold),
                finite((logOdds(threshold) - calibration.intercept()) / calibration.slope()));
    }

    private static double logOdds(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    private Waterfall waterfall(int most) {
        var contributions = decision.getContributions();
        var order = IntStream.range(0, contributions.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer feature) -> -Math.abs(contributions.get(feature))))
                .toList();
        double margin = decision.getBias();
        var base = level(margin);
        var steps = new ArrayList<Step>();
        int alone = Math.min(most, order.size());
        for (int feature : order.subList(0, alone)) {
            margin += contributions.get(feature);
            steps.add(step(feature, contributions.get(feature), level(margin)));
        }
        double folded = 0;
        for (int feature : order.subList(alone, order.size())) {
            folded += contributions.get(feature);
        }
        margin += folded;
        return new Waterfall(
                base,
                steps,
                new Rest(order.size() - alone, folded, level(margin)),
                decision.getMargin() - margin,
                new Level(decision.getMargin(), decision.getProbabilityOfDefault(), decision.getPoints()));
    }

    private Level level(double margin) {
        double probability = asked.bundle().calibration().probability(margin);
        return new Level(margin, probability, asked.bundle().policy().scale().points(probability));
    }

    private Step step(int at, float contribution, Level level) {
        var feature = catalogue.features().get(at);
        var value = asked.value(at);
        return new Step(
                feature.name(),
                language.of(feature.label()),
                feature.unit(),
                wording.unit(feature.unit()),
                feature.group(),
                group(feature.group()),
                feature.isCategory()
                        ? value.plain()
                        : seen(decision.getFeatureValues().get(at)),
                wording.value(Measure.of(catalogue, feature), value),
                percentile(at),
                contribution,
                level);
    }

    private static @Nullable Float seen(float value) {
        return Float.isFinite(value) ? value : null;
    }

    private @Nullable Double percentile(int feature) {
        OptionalDouble below = Standing.below(
                asked.bundle().reference().features().get(feature),
                asked.cell(feature),
                decision.getFeatureValues().get(feature));
        return below.isPresent() ? below.getAsDouble() : null;
    }

    private String group(String code) {
        var label = groups.get(code);
        return label == null ? code : language.of(label);
    }

    private List<GroupSum> sums() {
        var sums = new ArrayList<GroupSum>();
        for (Group group : catalogue.groups()) {
            int features = 0;
            double sum = 0;
            for (int i = 0; i < catalogue.features().size(); i++) {
                if (catalogue.features().get(i).group().equals(group.code())) {
                    features++;
                    sum += decision.getContributions().get(i);
                }
            }
            if (features > 0) {
                sums.add(new GroupSum(group.code(), language.of(group.label()), features, sum));
            }
        }
        sums.sort(Comparator.comparingDouble(sum -> -Math.abs(sum.contribution())));
        return sums;
    }

    /** Those that speak one way. */
    public List<Reason> reasons(ReasonDirection direction) {
        return decision.getReasons().stream()
                .filter(reason -> reason.getDirection() == direction)
                .map(this::reason)
                .toList();
    }

    private Reason reason(DecisionReason reason) {
        var feature = feature(reason.getLabelKey());
        var measure = Measure.of(catalogue, feature);
        var value = Value.of(reason.getValue());
        var usual = Value.of(reason.getReferenceValue());
        var group = groups.getOrDefault(reason.getCode(), new Text(reason.getCode(), reason.getCode()));
        return new Reason(
                reason.getCode(),
                language.of(group),
                feature.name(),
                language.of(feature.label()),
                reason.getContribution(),
                value.plain(),
                wording.value(measure, value),
                usual.plain(),
                wording.value(measure, usual),
                new Sentences(language).reason(group, reason.getDirection(), feature, measure, value, usual));
    }

    private Feature feature(String name) {
        return catalogue.features().get(catalogue.feature(name).orElseThrow(Case::misfit));
    }
}
