package scoreline.drift.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import scoreline.drift.histogram.Layout;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.statistic.FalseDiscovery;
import scoreline.drift.statistic.JensenShannon;
import scoreline.drift.statistic.LargestGap;
import scoreline.drift.statistic.Power;
import scoreline.drift.statistic.Stability;
import scoreline.drift.statistic.StabilityCritical;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/// Holds windows against a baseline: a pure function of both. What depends on the baseline alone is worked out once.
/// Safe
/// between threads.
public final class Judge {

    private static final Text SCORE = new Text("Probability of default", "Probabilité de défaut");
    private static final Text DECISIONS = new Text("Decisions", "Décisions");

    private final Baseline baseline;
    private final Layout layout;
    private final List<Subject> features;
    private final Subject score;
    private final Optional<Subject> decisions;
    private final Optional<Pairs> pairs;
    private final double[] shares;
    private final StabilityCritical critical = new StabilityCritical();

    public Judge(Baseline baseline) {
        this.baseline = baseline;
        Associations associations =
                baseline.behaviour().map(Behaviour::associations).orElse(Associations.NONE);
        this.layout = Layout.of(baseline.reference(), associations);
        this.features =
                baseline.reference().features().stream().map(Subject::new).toList();
        this.score = new Subject(baseline.reference().score());
        this.decisions =
                baseline.behaviour().map(known -> decisions(known.decided().outcomes()));
        this.shares =
                baseline.behaviour().map(known -> known.influence().shares()).orElse(new double[0]);
        this.pairs = associations.features().size() > 1
                ? Optional.of(new Pairs(baseline.catalogue(), baseline.reference(), associations))
                : Optional.empty();
    }

    private static Subject decisions(List<Long> outcomes) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(Cells.FIRST, 0L));
        counts.addAll(outcomes);
        var cells = new Cells.Categories(List.of("APPROVE", "REVIEW", "REFUSE"));
        return new Subject(new FeatureReference("decisions", cells, counts));
    }

    /** What windows are held against. */
    public Baseline baseline() {
        return baseline;
    }

    /** What is counted of a window, in the cells of this baseline's reference. */
    public Layout layout() {
        return layout;
    }

    /** No rows yet, in the cells of this baseline's reference. */
    public WindowCounts window() {
        return WindowCounts.empty(layout);
    }

    /** As [WindowCounts#toBytes] gave them. */
    public WindowCounts window(byte[] bytes) {
        return WindowCounts.read(layout, bytes);
    }

    /// Judges the rows of a table that nobody scored.
    ///
    /// @param bins each row's cells of the reference, shape (rows, features), as `Binning` finds them
    public Judgement judge(Iterable<byte[]> bins) {
        WindowCounts window = window();
        bins.forEach(window::count);
        return judge(window);
    }

    public Judgement judge(WindowCounts window) {
        if (window.rows() == 0) {
            return nothing();
        }
        List<Measured> measured = measure(window);
        Optional<Pairs.Measured> measuredPairs = pairs.map(known -> known.measure(window));
        double[] adjusted = FalseDiscovery.adjusted(DoubleStream.concat(
                        measured.stream().mapToDouble(each -> each.p),
                        measuredPairs.stream().mapToDouble(Pairs.Measured::p))
                .toArray());
        var sight = Sight.of(baseline.reference().rows(), window.rows(), adjusted.length);
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            findings.add(finding(measured.get(i), adjusted[i], window, sight.enough()));
        }
        Optional<Togetherness> togetherness = pairs.flatMap(
                known -> measuredPairs.map(found -> known.found(found, adjusted[adjusted.length - 1], sight.enough())));
        int scored = features.size();
        List<Finding> ofFeatures = findings.subList(0, scored);
        Severity worst = worst(Stream.concat(findings.stream(), togetherness.stream()));
        return new Judgement(
                window.rows(),
                sight.enough() ? Verdict.of(worst) : Verdict.INSUFFICIENT_DATA,
                sight.needed(),
                sight.detectable(),
                ofFeatures,
                findings.stream().skip(scored).findFirst(),
                findings.stream().skip(scored + 1).findFirst(),
                togetherness,
                attribution(window));
    }

    private static Judgement nothing() {
        return new Judgement(
                0,
                Verdict.INSUFFICIENT_DATA,
                0,
                Double.POSITIVE_INFINITY,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// What a window of its size can see.
    ///
    /// @param needed rows to see the shift that must be seen
    /// @param detectable shift, standard deviations
    private record Sight(long needed, boolean enough, double detectable) {

        /// @param m rows of the reference
        /// @param n rows of the window
        /// @param things looked at
        static Sight of(long m, long n, int things) {
            double level = Thresholds.FALSE_DISCOVERIES / things;
            long needed = Power.rowsToDetect(Thresholds.TOLERATED_SHIFT, m, level);
            return new Sight(
                    needed,
                    n >= needed,
                    Math.max(Power.detectableShift(m, n, level), Power.shiftOfEffect(Thresholds.EFFECT_FLOOR, m, n)));
        }
    }

    private List<Measured> measure(WindowCounts window) {
        List<Measured> measured = new ArrayList<>();
        for (int f = 0; f < features.size(); f++) {
            measured.add(measure(features.get(f), window.feature(f), window.rows(), OptionalInt.of(f)));
        }
        if (window.decided() > 0) {
            measured.add(measure(score, window.score(), window.decided(), OptionalInt.empty()));
            decisions.ifPresent(subject ->
                    measured.add(measure(subject, decided(window.outcomes()), window.decided(), OptionalInt.empty())));
        }
        return measured;
    }

    private static Severity worst(Stream<? extends Followed> found) {
        return found.map(Followed::severity).max(Severity::compareTo).orElse(Severity.NONE);
    }

    private Optional<Attribution> attribution(WindowCounts window) {
        return baseline.behaviour()
                .filter(_ -> window.decided() > 0)
                .map(known -> Attribution.of(baseline.catalogue(), known.influence(), window));
    }

    private static long[] decided(long[] outcomes) {
        var counts = new long[Cells.FIRST + outcomes.length];
        System.arraycopy(outcomes, 0, counts, Cells.FIRST, outcomes.length);
        return counts;
    }

    private static Measured measure(Subject subject, long[] live, long rows, OptionalInt feature) {
        Shape shape = subject.shape(live);
        Rates rates = subject.rates(live, rows);
        return new Measured(subject, live, rows, feature, shape, rates, subject.p(live, rows, shape, rates));
    }

    private Finding finding(Measured measured, double adjustedP, WindowCounts window, boolean enough) {
        long[] reference = measured.subject.counts();
        var stability = Stability.of(reference, measured.live);
        Optional<Impact> impact =
                decisions.filter(subject -> subject == measured.subject).isPresent()
                        ? Optional.empty()
                        : impact(measured.feature, stability, window);
        boolean moved =
                enough && adjustedP <= Thresholds.FALSE_DISCOVERIES && stability.debiased() >= Thresholds.EFFECT_FLOOR;
        // The score and what is decided are what the features are watched for.
        boolean grave = measured.feature.isEmpty()
                || stability.debiased() >= Thresholds.LARGE_EFFECT
                || impact.map(Impact::matters).orElse(false);
        Named named = named(measured);
        return new Finding(
                named.name(),
                named.label(),
                moved ? grave ? Severity.ALERT : Severity.WATCH : Severity.NONE,
                measured.rows,
                measured.p,
                adjustedP,
                stability,
                critical.of(reference, measured.rows),
                JensenShannon.of(reference, measured.live),
                LargestGap.of(reference, measured.live),
                measured.shape,
                measured.feature.isPresent() ? Optional.of(measured.rates) : Optional.empty(),
                impact,
                moved
                        ? Wording.moved(
                                named.label(),
                                named.unit(),
                                named.categories(),
                                measured.subject,
                                measured.live,
                                measured.shape,
                                measured.rates,
                                impact)
                        : Wording.unmoved(named.label()));
    }

    private Optional<Impact> impact(OptionalInt feature, Stability stability, WindowCounts window) {
        if (baseline.behaviour().isEmpty()) {
            return Optional.empty();
        }
        Influence influence = baseline.behaviour().get().influence();
        if (feature.isEmpty()) {
            return Optional.of(new Impact(1, window.meanMargin() - influence.meanMargin(), true));
        }
        int f = feature.getAsInt();
        Influence.OfFeature training = influence.features().get(f);
        boolean measured = window.decided() > 0;
        double logOdds = measured
                ? window.meanContribution(f) - training.mean()
                : Impact.expected(training.meanAbsolute(), stability.debiased());
        return Optional.of(new Impact(shares[f], logOdds, measured));
    }

    /// @param categories what a name of a cell stands for
    private record Named(String name, Text label, String unit, Function<String, Text> categories) {}

    private Named named(Measured measured) {
        if (measured.feature.isPresent()) {
            Feature feature = baseline.catalogue().features().get(measured.feature.getAsInt());
            return new Named(
                    feature.name(),
                    feature.label(),
                    feature.unit(),
                    name -> baseline.catalogue().category(feature, name));
        }
        boolean scores = measured.subject == score;
        return new Named(measured.subject.reference().feature(), scores ? SCORE : DECISIONS, "share", Judge::outcome);
    }

    private static Text outcome(String name) {
        return switch (Outcome.valueOf(name)) {
            case APPROVE -> new Text("Approved", "Acceptée");
            case REVIEW -> new Text("To review", "À étudier");
            case REFUSE -> new Text("Refused", "Refusée");
        };
    }

    /** What is computed of one thing before all are looked at together; the score is no feature, nor are decisions. */
    private static final class Measured {
        private final Subject subject;
        private final long[] live;
        private final long rows;
        private final OptionalInt feature;
        private final Shape shape;
        private final Rates rates;
        private final double p;

        Measured(Subject subject, long[] live, long rows, OptionalInt feature, Shape shape, Rates rates, double p) {
            this.subject = subject;
            this.live = live;
            this.rows = rows;
            this.feature = feature;
            this.shape = shape;
            this.rates = rates;
            this.p = p;
        }
    }
}
