package scoreline.monitor.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.webhook.Endpoint;
import scoreline.monitor.webhook.Form;
import scoreline.monitor.webhook.SigningKey;
import scoreline.monitor.window.WindowSize;
import scoreline.monitor.window.Windows;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.Compression;
import scoreline.service.kafka.Memory;
import scoreline.service.kafka.OtherSettings;
import scoreline.service.kafka.Timing;
import scoreline.service.operations.BreakerRule;
import scoreline.service.operations.HttpAddress;
import scoreline.service.setting.SettingSources;
import scoreline.service.setting.Settings;
import scoreline.tracking.BundleAddress;

/**
 * How a monitor runs. The keys, their defaults and their meaning are in the module's README.
 *
 * <p>Later wins: defaults, then the settings file, then the environment.
 *
 * @param bootstrapServers where Kafka is
 * @param applicationId the consumer group, and the prefix of the topics that Kafka Streams keeps for itself
 * @param bundles whose decisions are watched, at least one
 * @param runs folder in which registered models are looked up where the environment names no tracking server
 * @param state folder of the local state; the same at each start, so that a restart fences what a crash left open
 * @param registry schema registry; none means single-object encoding
 * @param threads stream threads, at least 1
 * @param windows at least one, the shortest first
 * @param remember how long after its decision an outcome is still expected
 * @param pages folder in which each window is written as a page
 * @param webhook that is told of episodes
 * @param kafka settings of Kafka's clients that the monitor does not make itself, such as security
 */
public record MonitorConfig(
        String bootstrapServers,
        String applicationId,
        List<BundleAddress> bundles,
        Path runs,
        Path state,
        Optional<URI> registry,
        int threads,
        List<WindowSize> windows,
        Pace pace,
        Duration remember,
        Timing timing,
        Compression compression,
        BreakerRule breaker,
        HttpAddress http,
        Memory memory,
        Optional<Path> pages,
        Optional<Endpoint> webhook,
        Map<String, String> kafka) {

    static final String SERVICE = "monitor";

    /** Every key but those under {@code monitor.kafka.}. */
    static final List<String> KEYS = List.of(
            "monitor.bootstrap-servers",
            "monitor.application-id",
            "monitor.bundles",
            "monitor.runs",
            "monitor.state",
            "monitor.registry",
            "monitor.threads",
            "monitor.windows",
            "monitor.emit",
            "monitor.idle",
            "monitor.hold",
            "monitor.grace",
            "monitor.corrections",
            "monitor.outcomes.remember",
            "monitor.commit",
            "monitor.linger",
            "monitor.session-timeout",
            "monitor.transaction-timeout",
            "monitor.compression",
            "monitor.breaker.over",
            "monitor.breaker.records",
            "monitor.breaker.share",
            "monitor.http.host",
            "monitor.http.port",
            "monitor.memory.rocksdb",
            "monitor.memory.write-buffers",
            "monitor.pages",
            "monitor.webhook.url",
            "monitor.webhook.form",
            "monitor.webhook.secret");

    /** Counts are passed on and committed by themselves; the interval is for when they are not. */
    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(3), Duration.ofMillis(5), Duration.ofSeconds(6), Duration.ofSeconds(5));

    private static final int PORT = 9111;
    private static final Duration YEAR = Duration.ofDays(365);

    /** A year until a loan counts as repaid, and a month to say so. */
    private static final Duration REMEMBER = Duration.ofDays(400);

    public MonitorConfig {
        bundles = List.copyOf(bundles);
        windows = List.copyOf(windows);
        kafka = Map.copyOf(kafka);
    }

    /**
     * Settings from a file, if there is one, and the environment.
     *
     * @throws UnusableConfig if the file cannot be read, a key is unknown or a value cannot be used
     */
    public static MonitorConfig read(Optional<Path> file, Map<String, String> environment) {
        return of(new SettingSources(SERVICE, KEYS).read(file, environment));
    }

    /**
     * Settings by key.
     *
     * @throws UnusableConfig if a key is unknown or missing, or a value cannot be used
     */
    public static MonitorConfig of(Map<String, String> written) {
        var settings = new Settings(SERVICE, written);
        var config = new MonitorConfig(
                settings.text("bootstrap-servers").orElse("localhost:9092"),
                settings.text("application-id").orElse("credit-drift-v1"),
                settings.required("bundles", MonitorConfig::bundles),
                settings.parsed("runs", Path::of).orElse(Path.of("runs")),
                settings.required("state", Path::of),
                settings.parsed("registry", URI::create),
                settings.integer("threads", 1, 1, 256),
                settings.parsed("windows", MonitorConfig::windows)
                        .orElse(Windows.usual().sizes()),
                pace(settings),
                settings.duration("outcomes.remember", REMEMBER, Duration.ofDays(1), YEAR.multipliedBy(30)),
                Timing.read(settings, TIMING),
                Compression.read(settings, Compression.NONE),
                BreakerRule.read(settings),
                HttpAddress.read(settings, HttpAddress.local(PORT)),
                Memory.read(settings),
                settings.parsed("pages", Path::of),
                webhook(settings),
                OtherSettings.read(settings));
        settings.refuseWhatIsLeft();
        return config;
    }

    private static List<BundleAddress> bundles(String text) {
        return parts(text).map(BundleAddress::parse).toList();
    }

    /** Sizes, and after a slash how often one begins: 1h, 1d/1h. */
    private static List<WindowSize> windows(String text) {
        return Windows.of(parts(text).map(MonitorConfig::window).toList()).sizes();
    }

    private static WindowSize window(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? WindowSize.tumbling(Settings.parseDuration(text))
                : new WindowSize(
                        Settings.parseDuration(text.substring(0, slash)),
                        Settings.parseDuration(text.substring(slash + 1)));
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip);
    }

    private static Pace pace(Settings settings) {
        var usual = Pace.usual();
        var least = Duration.ofMillis(100);
        var most = Duration.ofMinutes(10);
        var emit = settings.duration("emit", usual.emit(), least, Duration.ofMinutes(1));
        var idle = settings.duration("idle", usual.idle(), least, most);
        settings.require(idle.compareTo(emit) >= 0, "idle", "at least", "emit");
        return new Pace(
                emit,
                idle,
                settings.duration("hold", usual.hold(), least, most),
                settings.duration("grace", usual.grace(), Duration.ZERO, YEAR),
                settings.duration("corrections", usual.corrections(), Duration.ZERO, YEAR));
    }

    private static Optional<Endpoint> webhook(Settings settings) {
        var form = settings.parsed("webhook.form", Form::parse).orElse(Form.ALERTMANAGER);
        var key = settings.secret("webhook.secret", SigningKey::parse);
        return settings.secret("webhook.url", Endpoint::address).map(address -> new Endpoint(address, form, key));
    }
}
