package scoreline.benchmarks.stream;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import scoreline.admission.TimeBounds;
import scoreline.benchmarks.load.Clocks;
import scoreline.benchmarks.load.Median;
import scoreline.benchmarks.load.Scratch;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.stream.Workbench.Subject;
import scoreline.judgement.Judge;
import scoreline.judgement.Judgement;
import scoreline.judgement.SourcePosition;
import scoreline.scoring.explain.Explainer;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Workspace;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/** Measures the scorer behind a broker: what it decides at full load, what explaining adds, how late it is at half load. */
public final class LoadRun {
    private static final Duration TO_END = Duration.ofSeconds(30);
    private static final int SAMPLE = 512;

    /** A warm-up is slower than what follows it. */
    private static final double FASTER_ONCE_WARM = 1.15;

    /** With their decisions and changelog some 1.5 GB; the ceiling alone comes near it. */
    private static final long MOST_ON_DISK = 500_000;

    private static final double SAME_SIZE = 0.01;

    private final Dimensions dimensions;
    private final Steps steps;
    private final Topics topics = Topics.of(Framing.singleObject());

    private LoadRun(Dimensions dimensions, Steps steps) {
        this.dimensions = dimensions;
        this.steps = steps;
    }

    /// Runs to the end, or until interrupted, and leaves nothing behind but the bundle, for the next time.
    ///
    /// @param quick whether a minute is enough
    public static List<String> run(boolean quick, PrintWriter out) throws Exception {
        var interrupted = new AtomicBoolean();
        var over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            interrupted.set(true);
            try {
                over.await(TO_END.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        var dimensions = quick ? Dimensions.quick() : Dimensions.full();
        var steps = new Steps(out, dimensions.steps(), interrupted);
        try (var scratch = Scratch.make(Workspace.folder().resolve("tmp"))) {
            var report = Report.of(new LoadRun(dimensions, steps).measure(scratch.folder()));
            steps.clear();
            report.text().forEach(out::println);
            return report.markdown();
        } finally {
            over.countDown();
        }
    }

    private Results measure(Path scratch) throws IOException, InterruptedException {
        double _ = Clocks.machineLoad();
        var clocks = Clocks.ofThisThread();
        var began = clocks.read();
        steps.begin("the model");
        var model = BenchmarkBundle.obtain(
                Workspace.folder().resolve("benchmarks"),
                scratch,
                (doing, share) -> steps.show("%s, %.0f %%".formatted(doing, 100 * share)));
        var applications = Applications.generate(
                scratch, model.bundle().catalogue(), topics.applications().schema());
        var explainer = new Explainer(model.ensemble());
        var subject = new Subject(model, applications, Optional.empty(), Optional.of(constant(model, applications)));
        var full = new FullLoad(scratch, subject, steps);
        double explainedRate = FASTER_ONCE_WARM
                * full.warmUp(Setup.explained(Delivery.USUAL), dimensions.toWarmUp(), dimensions.warmUp());
        double constantRate = FASTER_ONCE_WARM
                * full.warmUp(Setup.constant(Delivery.USUAL), dimensions.toWarmUp(), dimensions.warmUp());
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < dimensions.rounds(); round++) {
            steps.begin("single rows");
            rounds.add(new Round(
                    singleRows(model, explainer, applications),
                    full.measure(Setup.constant(Delivery.USUAL), enough(constantRate, dimensions.throughput())),
                    full.measure(Setup.explained(Delivery.USUAL), enough(explainedRate, dimensions.throughput()))));
        }
        rounds.forEach(LoadRun::requireSameSize);
        double shipped = Median.of(rounds, round -> round.explained().perSecond());
        var deliveries = new LinkedHashMap<Delivery, Throughput>();
        for (var delivery : dimensions.throughputs()) {
            deliveries.put(delivery, full.measure(Setup.explained(delivery), enough(shipped, dimensions.variants())));
        }
        var half = new HalfLoad(scratch, subject, dimensions.latencyWarmUp(), dimensions.latency(), steps);
        var latencies = new LinkedHashMap<Delivery, Latency>();
        for (var delivery : dimensions.latencies()) {
            latencies.put(delivery, half.measure(Setup.explained(delivery), shipped / 2));
        }
        return new Results(
                String.format(
                        Locale.ROOT,
                        "%,d trees of depth %d, %,d leaves, %d features",
                        BenchmarkBundle.TREES,
                        BenchmarkBundle.DEPTH,
                        model.leaves(),
                        model.ensemble().featureCount()),
                meanBytes(topics.applications(), applications.messages()),
                rounds,
                deliveries,
                latencies,
                others(began, clocks.read(), Clocks.machineLoad()));
    }

    /// @param load of the machine between the two, in [0, 1]
    private static double others(Clocks.Reading began, Clocks.Reading ended, double load) {
        double ours = (double) (ended.processCpu() - began.processCpu())
                / (ended.nanos() - began.nanos())
                / Runtime.getRuntime().availableProcessors();
        return Math.max(0, load - ours);
    }

    private SingleRow singleRows(BenchmarkBundle model, Explainer explainer, Applications applications) {
        return SingleRow.measure(
                explainer, model.bundle().decider(), applications.rows().subList(0, SAMPLE), dimensions.explaining());
    }

    private static long enough(double perSecond, Duration length) {
        long wanted = Math.round(perSecond * length.toNanos() / 1e9);
        return Math.clamp(wanted, 1, MOST_ON_DISK);
    }

    /** Of the bundle's decisions on a sample, the one whose size is nearest the mean. */
    private CreditDecision constant(BenchmarkBundle model, Applications applications) {
        var judge =
                new Judge(model.bundle(), topics.applications().schema(), TimeBounds.usual(), InstantSource.system());
        var decisions = new ArrayList<CreditDecision>();
        for (long i = 0; i < SAMPLE; i++) {
            switch (judge.judge(applications.at(i), new SourcePosition(0, i))) {
                case Judgement.Decided decided -> decisions.add(decided.decision());
                case Judgement.Rejected rejected ->
                    throw new Stopped("A generated application was rejected: " + rejected.code() + ".");
            }
        }
        double mean = meanBytes(topics.decisions(), decisions);
        return decisions.stream()
                .min(Comparator.comparingDouble(decision -> Math.abs(bytes(topics.decisions(), decision) - mean)))
                .orElseThrow();
    }

    private static <V> double meanBytes(Topic<?, V> topic, List<V> values) {
        return values.stream().mapToInt(value -> bytes(topic, value)).average().orElseThrow();
    }

    private static <V> int bytes(Topic<?, V> topic, V value) {
        return topic.values().serializer().serialize(topic.name(), value).length;
    }

    /** A ceiling whose decisions are smaller would be too high. */
    private static void requireSameSize(Round round) {
        double difference = round.constant().decisionBytes() / round.explained().decisionBytes() - 1;
        if (Math.abs(difference) > SAME_SIZE) {
            throw new Stopped("The constant decision's size differs by %.1f %%.".formatted(100 * difference));
        }
    }
}
