package scoreline.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.streams.StreamsConfig;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.population.Segments;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.report.Judged;
import scoreline.monitor.report.Reports;
import scoreline.monitor.window.Window;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Decided;
import scoreline.scoring.behaviour.Influence;
import scoreline.scoring.behaviour.Tally;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Topics;

/** A population of three features, and decisions that nobody made. */
public final class Made {
    public static final Topics TOPICS = Topics.of(Framing.singleObject());
    public static final MonitorTopics WRITTEN = MonitorTopics.of(Framing.singleObject());
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final String SHA256 = "0123456789abcdef".repeat(4);

    private static final List<DecisionOutcome> OUTCOMES = List.of(DecisionOutcome.values());
    private static final int ROWS = 100_000;
    private static final double COST_RATIO = 10;
    private static final int AMOUNTS = 10;
    private static final double[] CHILDREN = {0.05, 0.45, 0.25, 0.15, 0.10};

    private static final String CATALOGUE = """
            {
              "name": "made-up", "version": 1,
              "fields": [
                {"name": "AMOUNT", "kind": "NUMBER", "mandatory": true, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Amount", "fr": "Montant"}, "unit": "currency"},
                {"name": "CHILDREN", "kind": "NUMBER", "mandatory": false, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Children", "fr": "Enfants"}, "unit": "count"},
                {"name": "CONTRACT", "kind": "CATEGORY", "mandatory": false, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Contract", "fr": "Contrat"}, "unit": "category"}
              ],
              "groups": [
                {"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}}
              ],
              "features": [
                {"name": "AMOUNT", "formula": "AMOUNT", "unit": "currency", "label": {"en": "Amount", "fr": "Montant"},
                 "group": "LOAN", "direction": "NONE"},
                {"name": "CHILDREN", "formula": "CHILDREN", "unit": "count", "label": {"en": "Children", "fr": "Enfants"},
                 "group": "LOAN", "direction": "NONE"},
                {"name": "CONTRACT", "formula": "CONTRACT", "unit": "category", "label": {"en": "Contract", "fr": "Contrat"},
                 "group": "LOAN", "direction": "NONE"}
              ]
            }
            """;

    private Made() {}

    public static Baseline baseline() {
        var amount = number(
                "AMOUNT", AMOUNTS, 0, LongStream.generate(() -> ROWS / AMOUNTS).limit(AMOUNTS));
        var children = number(
                "CHILDREN",
                CHILDREN.length - 1,
                share(CHILDREN[0]),
                LongStream.range(1, CHILDREN.length).map(i -> share(CHILDREN[(int) i])));
        var contract = new FeatureReference(
                "CONTRACT",
                new Cells.Categories(List.of("Cash", "Revolving")),
                counts(0, LongStream.of(share(0.7), share(0.3))));
        var score = number(
                "probability_of_default",
                AMOUNTS,
                0,
                LongStream.generate(() -> ROWS / AMOUNTS).limit(AMOUNTS));
        var reference = new Reference(ROWS, List.of(amount, children, contract), score);
        return Baseline.ofTable(Catalogue.read(CATALOGUE.getBytes(UTF_8)), reference);
    }

    private static long share(double part) {
        return Math.round(ROWS * part);
    }

    private static FeatureReference number(String name, int cells, long missing, LongStream own) {
        List<Float> lower = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            lower.add(name.equals("probability_of_default") ? i / 10f : i);
        }
        float max = name.equals("probability_of_default") ? 1 : cells;
        return new FeatureReference(name, new Cells.Intervals(lower, max), counts(missing, own));
    }

    private static List<Long> counts(long missing, LongStream own) {
        List<Long> counts = new ArrayList<>(Collections.nCopies(Cells.FIRST, 0L));
        counts.set(Cells.MISSING, missing);
        own.forEach(counts::add);
        return counts;
    }

    public static Judge judge() {
        return new Judge(baseline());
    }

    public static WatchedBundle bundle() {
        return new WatchedBundle("made-up", "1", SHA256, baseline(), COST_RATIO, Optional.empty());
    }

    /** The same, by a bundle that knows what its model made of these rows: amount matters most, then children. */
    public static WatchedBundle known() {
        var table = baseline();
        return new WatchedBundle(
                "made-up",
                "1",
                SHA256,
                new Baseline(table.catalogue(), table.reference(), Optional.of(behaviour())),
                COST_RATIO,
                Optional.empty());
    }

    /** As {@link #decision} draws: scores lie evenly in all cells, what is decided depends on nothing. */
    private static Behaviour behaviour() {
        var nobody = new Tally(0, 0, 0);
        List<Tally> scores = new ArrayList<>(Collections.nCopies(Cells.FIRST, nobody));
        for (int cell = 0; cell < AMOUNTS; cell++) {
            long defaults = (long) ROWS / AMOUNTS * (2 * cell + 1) / 20;
            scores.add(new Tally(ROWS / AMOUNTS, defaults, defaults));
        }
        var influence = new Influence(
                0,
                0,
                List.of(
                        new Influence.OfFeature("AMOUNT", 0, 0.8),
                        new Influence.OfFeature("CHILDREN", 0, 0.5),
                        new Influence.OfFeature("CONTRACT", 0, 0.2)));
        var decided = new Decided(
                new Tally(33_334, 16_668, 16_668),
                new Tally(33_333, 16_666, 16_666),
                new Tally(33_333, 16_666, 16_666));
        var associations = new Associations(List.of(
                new Associations.Associate("AMOUNT", codes(AMOUNTS), List.of(), List.of()),
                new Associations.Associate("CHILDREN", codes(CHILDREN.length - 1), List.of(0.0), List.of(1.0))));
        return new Behaviour(influence, decided, scores, associations);
    }

    /** Missing as the least, then one after the other. */
    private static List<Integer> codes(int own) {
        List<Integer> codes = new ArrayList<>(Collections.nCopies(Cells.FIRST, -100));
        IntStream.range(0, own).forEach(cell -> codes.add(200 * cell / (own - 1) - 100));
        return codes;
    }

    /** Cash contracts are watched by themselves. */
    public static WatchedBundle segmented() {
        return new WatchedBundle(
                "made-up",
                "1",
                SHA256,
                baseline(),
                COST_RATIO,
                Optional.of(new Segments("CONTRACT", Map.of("Cash", baseline()))));
    }

    /// A window as it is reported.
    ///
    /// @param since when what moves over time was found
    public static DriftReport report(
            Watch.Watched watched, Window window, int revision, WindowCounts counts, Map<String, Instant> since) {
        return Reports.of(new Judged(
                watched,
                window,
                revision,
                DriftClosing.WATERMARK,
                true,
                0,
                counts,
                watched.judge().judge(counts),
                Optional.empty(),
                Map.of(),
                since));
    }

    /** Of Kafka Streams, for the test driver. */
    public static Properties settings(Path state) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return settings;
    }

    public static CreditDecision decision(SplittableRandom random, Instant submitted) {
        return decision(random, submitted, 0);
    }

    /// @param shift by how many of its ten cells the amount is moved up
    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    public static CreditDecision decision(SplittableRandom random, Instant submitted, int shift) {
        double probability = random.nextDouble();
        return CreditDecision.newBuilder()
                .setApplicationId("a-" + random.nextInt())
                .setApplicantId("p-" + random.nextInt())
                .setSubmittedAt(submitted)
                .setDecidedAt(submitted)
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256(SHA256)
                .setMargin((float) random.nextGaussian())
                .setProbabilityOfDefault(probability)
                .setPoints(500)
                .setOutcome(OUTCOMES.get(random.nextInt(OUTCOMES.size())))
                .setThreshold(0.1)
                .setBias(0)
                .setContributions(List.of(
                        (float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()))
                .setFeatureValues(List.of(0f, 0f, 0f))
                .setBins(ByteBuffer.wrap(bins(random, shift)))
                .setReasons(List.of())
                .build();
    }

    /// Cells drawn as the baseline has them, shape (features).
    ///
    /// @param shift by how many of its ten cells the amount is moved up
    public static byte[] bins(SplittableRandom random, int shift) {
        return new byte[] {
            (byte) (Cells.FIRST + Math.min(AMOUNTS - 1, random.nextInt(AMOUNTS) + shift)),
            (byte) children(random.nextDouble()),
            (byte) (Cells.FIRST + (random.nextDouble() < 0.7 ? 0 : 1))
        };
    }

    /// The same cells, but whoever asks for more has more children, shape (features).
    public static byte[] together(SplittableRandom random) {
        double rank = random.nextDouble();
        return new byte[] {
            (byte) (Cells.FIRST + (int) (AMOUNTS * rank)),
            (byte) children(rank),
            (byte) (Cells.FIRST + (random.nextDouble() < 0.7 ? 0 : 1))
        };
    }

    /// @param rank among all, 0 to 1
    private static int children(double rank) {
        double left = rank;
        for (int i = 0; i < CHILDREN.length - 1; i++) {
            left -= CHILDREN[i];
            if (left < 0) {
                return i == 0 ? Cells.MISSING : Cells.FIRST + i - 1;
            }
        }
        return Cells.FIRST + CHILDREN.length - 2;
    }

    public static byte[] bytes(CreditDecision decision) {
        var topic = TOPICS.decisions();
        return topic.values().serializer().serialize(topic.name(), decision);
    }
}
