package scoreline.scorer.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scoreline.admission.TimeBounds;
import scoreline.scorer.history.Retention;
import scoreline.scorer.topology.Limits;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.Compression;
import scoreline.service.kafka.Memory;
import scoreline.service.kafka.OtherSettings;
import scoreline.service.kafka.Timing;
import scoreline.service.operations.BreakerRule;
import scoreline.service.operations.HttpAddress;
import scoreline.service.setting.DataSize;
import scoreline.service.setting.SettingSources;
import scoreline.service.setting.Settings;
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

    static final String SERVICE = "scorer";

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

    private static final DataSize LARGEST_RECORD = DataSize.ofMebibytes(1_024);
    private static final Timing TIMING =
            new Timing(Duration.ofMillis(100), Duration.ofMillis(5), Duration.ofSeconds(6), Duration.ofSeconds(5));
    private static final int PORT = 9110;

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

    public ScorerConfig {
        kafka = Map.copyOf(kafka);
        if (limits.registryPatience().compareTo(timing.transaction()) >= 0) {
            throw new UnusableConfig("scorer.registry-patience must be shorter than scorer.transaction-timeout.");
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
        return of(new SettingSources(SERVICE, KEYS).read(file, environment));
    }

    /**
     * Settings by key.
     *
     * @throws UnusableConfig if a key is unknown or missing, or a value cannot be used
     */
    public static ScorerConfig of(Map<String, String> written) {
        var settings = new Settings(SERVICE, written);
        var config = new ScorerConfig(
                settings.text("bootstrap-servers").orElse("localhost:9092"),
                settings.text("application-id").orElse("credit-scorer-v1"),
                settings.required("bundle", BundleAddress::parse),
                settings.parsed("runs", Path::of).orElse(Path.of("runs")),
                settings.required("state", Path::of),
                settings.parsed("registry", URI::create),
                settings.parsed("application-schema", Path::of),
                settings.integer("threads", 1, 1, 256),
                time(settings),
                limits(settings),
                history(settings),
                Timing.read(settings, TIMING),
                Compression.read(settings, Compression.NONE),
                BreakerRule.read(settings),
                HttpAddress.read(settings, HttpAddress.local(PORT)),
                Memory.read(settings),
                OtherSettings.read(settings));
        settings.refuseWhatIsLeft();
        return config;
    }

    private static TimeBounds time(Settings settings) {
        var usual = TimeBounds.usual();
        var past = settings.parsed(
                        "time.past",
                        text -> text.equals("off")
                                ? Optional.<Duration>empty()
                                : Optional.of(Settings.parseDuration(text)))
                .orElse(usual.past());
        return new TimeBounds(past, settings.duration("time.future", usual.future()));
    }

    private static Limits limits(Settings settings) {
        var usual = Limits.usual();
        return new Limits(
                settings.size("limits.application", new DataSize(usual.largestApplication()), LARGEST_RECORD)
                        .intBytes(),
                settings.size("limits.decision", new DataSize(usual.largestDecision()), LARGEST_RECORD)
                        .intBytes(),
                settings.duration("remember", usual.remember(), Duration.ofMinutes(1), Duration.ofDays(3_650)),
                settings.duration("registry-patience", usual.registryPatience()));
    }

    private static HistoryRule history(Settings settings) {
        var usual = HistoryRule.usual();
        return new HistoryRule(
                new Retention(
                        settings.integer("history.records", usual.retention().records(), 1, 100_000),
                        settings.integer("history.days", usual.retention().days(), 1, 36_525)),
                settings.duration("history.patience", usual.patience(), Duration.ofMillis(1), Duration.ofMinutes(1)));
    }
}
