package scoreline.scorer.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import scoreline.scorer.admission.TimeBounds;
import scoreline.scorer.history.Retention;
import scoreline.scorer.topology.Limits;
import scoreline.tracking.BundleAddress;

/**
 * How a scorer runs. The keys, their defaults and their meaning are in the module's README.
 *
 * <p>Later wins: defaults, then the settings file, then the environment.
 *
 * @param bootstrapServers where Kafka is
 * @param applicationId the consumer group, and the prefix of the topics that Kafka Streams keeps for itself
 * @param bundle that decides
 * @param runs folder in which registered models are looked up where the environment names no tracking server
 * @param state folder of the local state; the same at each start, so that a restart fences what a crash left open
 * @param registry schema registry; none means single-object encoding
 * @param applicationSchema the application schema; none means the bundle's own
 * @param threads stream threads, at least 1
 * @param kafka settings of Kafka's clients that the scorer does not make itself, such as security
 */
public record ScorerConfig(
        String bootstrapServers,
        String applicationId,
        BundleAddress bundle,
        Path runs,
        Path state,
        Optional<URI> registry,
        Optional<Path> applicationSchema,
        int threads,
        TimeBounds time,
        Limits limits,
        HistoryRule history,
        Timing timing,
        Compression compression,
        BreakerRule breaker,
        HttpAddress http,
        Memory memory,
        Map<String, String> kafka) {

    /** Every key but those under {@code scorer.kafka.}. */
    static final List<String> KEYS = List.of(
            "scorer.bootstrap-servers",
            "scorer.application-id",
            "scorer.bundle",
            "scorer.runs",
            "scorer.state",
            "scorer.registry",
            "scorer.application-schema",
            "scorer.threads",
            "scorer.time.past",
            "scorer.time.future",
            "scorer.limits.application",
            "scorer.limits.decision",
            "scorer.remember",
            "scorer.history.records",
            "scorer.history.days",
            "scorer.history.patience",
            "scorer.registry-patience",
            "scorer.commit",
            "scorer.linger",
            "scorer.session-timeout",
            "scorer.transaction-timeout",
            "scorer.compression",
            "scorer.breaker.over",
            "scorer.breaker.records",
            "scorer.breaker.share",
            "scorer.http.host",
            "scorer.http.port",
            "scorer.memory.rocksdb",
            "scorer.memory.write-buffers");

    static final String KAFKA = "scorer.kafka.";

    private static final DataSize LARGEST_RECORD = DataSize.ofMebibytes(1_024);
    private static final DataSize MOST_MEMORY = DataSize.ofMebibytes(1_024 * 1_024);

    /** What Kubernetes sets in every container for a service called scorer, or scorer-something. */
    private static final Pattern SET_BY_KUBERNETES =
            Pattern.compile("SCORER_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)");

    /**
     * How long Kafka is given.
     *
     * @param commit between transactions; the floor of the latency
     * @param linger how long a producer waits for company before it sends
     * @param session after which a silent instance's partitions go to others
     * @param transaction after which the broker aborts an open transaction
     */
    public record Timing(Duration commit, Duration linger, Duration session, Duration transaction) {
        public static Timing usual() {
            return new Timing(
                    Duration.ofMillis(100), Duration.ofMillis(5), Duration.ofSeconds(6), Duration.ofSeconds(10));
        }
    }

    /**
     * How customers are remembered, where the bundle reads their past.
     *
     * @param patience how long an application waits for a record of history that may have been sent before it; once for each time
     *     the history falls silent
     */
    public record HistoryRule(Retention retention, Duration patience) {
        public static HistoryRule usual() {
            return new HistoryRule(Retention.usual(), Duration.ofMillis(100));
        }
    }

    /** What producers do; common JavaScript clients read nothing else. */
    public enum Compression {
        NONE,
        GZIP
    }

    /**
     * When the scorer stops by itself: more than a share of at least so many records in so long rejected.
     *
     * @param share in (0, 1]; 1 never trips
     */
    public record BreakerRule(Duration over, int records, double share) {
        public BreakerRule {
            if (over.toSeconds() < 1 || over.toSeconds() > 3_600) {
                throw new IllegalArgumentException("over must be from a second to an hour, was " + over);
            }
            if (records < 1) {
                throw new IllegalArgumentException("records must be at least 1, was " + records);
            }
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share must be above 0 and at most 1, was " + share);
            }
        }

        public static BreakerRule usual() {
            return new BreakerRule(Duration.ofMinutes(1), 200, 0.5);
        }
    }

    /**
     * Where health and metrics are served.
     *
     * @param port 0 takes any free one
     */
    public record HttpAddress(String host, int port) {
        public static HttpAddress usual() {
            return new HttpAddress("127.0.0.1", 9110);
        }
    }

    /**
     * Native memory of all stores of the process together.
     *
     * @param rocksdb block cache and write buffers
     * @param writeBuffers the part of it for writes
     */
    public record Memory(DataSize rocksdb, DataSize writeBuffers) {
        public static Memory usual() {
            return new Memory(DataSize.ofMebibytes(64), DataSize.ofMebibytes(16));
        }
    }

    public ScorerConfig {
        kafka = Map.copyOf(kafka);
        if (limits.registryPatience().compareTo(timing.transaction()) >= 0) {
            throw new UnusableConfig("scorer.registry-patience must be shorter than scorer.transaction-timeout.");
        }
        if (timing.commit().compareTo(timing.transaction()) >= 0) {
            throw new UnusableConfig("scorer.commit must be shorter than scorer.transaction-timeout.");
        }
        if (memory.writeBuffers().bytes() >= memory.rocksdb().bytes()) {
            throw new UnusableConfig("scorer.memory.write-buffers must be smaller than scorer.memory.rocksdb.");
        }
    }

    /** Defaults for everything but where Kafka, the bundle and the state are. */
    public static ScorerConfig usual(String bootstrapServers, Path bundle, Path state) {
        return of(Map.of(
                "scorer.bootstrap-servers",
                bootstrapServers,
                "scorer.bundle",
                bundle.toString(),
                "scorer.state",
                state.toString()));
    }

    /**
     * Settings from a file, if there is one, and the environment.
     *
     * @throws UnusableConfig if the file cannot be read, a key is unknown or a value cannot be used
     */
    public static ScorerConfig read(Optional<Path> file, Map<String, String> environment) {
        var written = new HashMap<String, String>();
        file.ifPresent(path -> written.putAll(properties(path)));
        environment.forEach((name, value) -> keyOf(name).ifPresent(key -> written.put(key, value)));
        return of(written);
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableConfig("The settings file " + file + " cannot be read.");
        }
        var written = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> written.put(key, properties.getProperty(key)));
        return written;
    }

    private static Optional<String> keyOf(String variable) {
        if (!variable.startsWith("SCORER_")) {
            return Optional.empty();
        }
        var kafka = Settings.environmentName(KAFKA);
        if (variable.startsWith(kafka)) {
            var name = variable.substring(kafka.length()).toLowerCase(Locale.ROOT);
            return Optional.of(KAFKA + name.replace('_', '.'));
        }
        var key = KEYS.stream()
                .filter(known -> Settings.environmentName(known).equals(variable))
                .findFirst();
        if (key.isEmpty() && !SET_BY_KUBERNETES.matcher(variable).matches()) {
            throw new UnusableConfig("The environment variable " + variable + " names no key of the scorer.");
        }
        return key;
    }

    /**
     * Settings by key.
     *
     * @throws UnusableConfig if a key is unknown or missing, or a value cannot be used
     */
    public static ScorerConfig of(Map<String, String> written) {
        var settings = new Settings(written);
        var config = new ScorerConfig(
                settings.text("scorer.bootstrap-servers").orElse("localhost:9092"),
                settings.text("scorer.application-id").orElse("credit-scorer-v1"),
                settings.required("scorer.bundle", BundleAddress::parse),
                settings.parsed("scorer.runs", Path::of).orElse(Path.of("runs")),
                settings.required("scorer.state", Path::of),
                settings.parsed("scorer.registry", URI::create),
                settings.parsed("scorer.application-schema", Path::of),
                settings.integer("scorer.threads", 1, 1, 256),
                time(settings),
                limits(settings),
                history(settings),
                timing(settings),
                settings.parsed("scorer.compression", ScorerConfig::compression).orElse(Compression.NONE),
                breaker(settings),
                http(settings),
                memory(settings),
                KafkaSettings.checked(settings.under(KAFKA)));
        settings.refuseWhatIsLeft();
        return config;
    }

    private static TimeBounds time(Settings settings) {
        var usual = TimeBounds.usual();
        var past = settings.parsed(
                        "scorer.time.past",
                        text -> text.equals("off")
                                ? Optional.<Duration>empty()
                                : Optional.of(Settings.parseDuration(text)))
                .orElse(usual.past());
        return new TimeBounds(past, settings.duration("scorer.time.future", usual.future()));
    }

    private static Limits limits(Settings settings) {
        var usual = Limits.usual();
        return new Limits(
                settings.size("scorer.limits.application", new DataSize(usual.largestApplication()), LARGEST_RECORD)
                        .intBytes(),
                settings.size("scorer.limits.decision", new DataSize(usual.largestDecision()), LARGEST_RECORD)
                        .intBytes(),
                settings.duration("scorer.remember", usual.remember(), Duration.ofMinutes(1), Duration.ofDays(3_650)),
                settings.duration("scorer.registry-patience", usual.registryPatience()));
    }

    private static HistoryRule history(Settings settings) {
        var usual = HistoryRule.usual();
        return new HistoryRule(
                new Retention(
                        settings.integer(
                                "scorer.history.records", usual.retention().records(), 1, 100_000),
                        settings.integer(
                                "scorer.history.days", usual.retention().days(), 1, 36_525)),
                settings.duration(
                        "scorer.history.patience", usual.patience(), Duration.ofMillis(1), Duration.ofMinutes(1)));
    }

    private static Timing timing(Settings settings) {
        var usual = Timing.usual();
        return new Timing(
                settings.duration("scorer.commit", usual.commit(), Duration.ofMillis(1), Duration.ofMinutes(1)),
                settings.duration("scorer.linger", usual.linger(), Duration.ZERO, Duration.ofSeconds(10)),
                settings.duration(
                        "scorer.session-timeout", usual.session(), Duration.ofSeconds(1), Duration.ofMinutes(5)),
                settings.duration(
                        "scorer.transaction-timeout",
                        usual.transaction(),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(15)));
    }

    private static Compression compression(String text) {
        return switch (text) {
            case "none" -> Compression.NONE;
            case "gzip" -> Compression.GZIP;
            default -> throw new IllegalArgumentException("compression is none or gzip");
        };
    }

    private static BreakerRule breaker(Settings settings) {
        var usual = BreakerRule.usual();
        return new BreakerRule(
                settings.duration("scorer.breaker.over", usual.over(), Duration.ofSeconds(1), Duration.ofHours(1)),
                settings.integer("scorer.breaker.records", usual.records(), 1, Integer.MAX_VALUE),
                settings.share("scorer.breaker.share", usual.share()));
    }

    private static HttpAddress http(Settings settings) {
        var usual = HttpAddress.usual();
        return new HttpAddress(
                settings.text("scorer.http.host").orElse(usual.host()),
                settings.integer("scorer.http.port", usual.port(), 0, 65_535));
    }

    private static Memory memory(Settings settings) {
        var usual = Memory.usual();
        return new Memory(
                settings.size("scorer.memory.rocksdb", usual.rocksdb(), MOST_MEMORY),
                settings.size("scorer.memory.write-buffers", usual.writeBuffers(), MOST_MEMORY));
    }
}
