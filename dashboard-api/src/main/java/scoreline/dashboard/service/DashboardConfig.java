package scoreline.dashboard.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.dashboard.materialise.Retention;
import scoreline.service.kafka.OtherSettings;
import scoreline.service.operations.HttpAddress;
import scoreline.service.setting.SettingSources;
import scoreline.service.setting.Settings;
import scoreline.tracking.BundleAddress;

/**
 * How the service runs. The keys, their defaults and their meaning are in the module's README.
 *
 * <p>Later wins: defaults, then the settings file, then the environment.
 *
 * @param bootstrapServers where Kafka is
 * @param bundles those whose decisions are explained; the first scores by request
 * @param runs folder in which registered models are looked up where the environment names no tracking server
 * @param registry schema registry; none means single-object encoding
 * @param applicationSchema the application schema; none means that of the first bundle
 * @param whatIfFields fields that anybody may move to see what would have been decided; none means those of the offer
 * @param kafka settings of Kafka's consumer that the service does not make itself, such as security
 */
public record DashboardConfig(
        String bootstrapServers,
        List<BundleAddress> bundles,
        Path runs,
        Optional<URI> registry,
        Optional<Path> applicationSchema,
        Optional<List<String>> whatIfFields,
        DatabaseConfig database,
        Retention retention,
        HttpAddress http,
        AccessConfig access,
        Map<String, String> kafka) {

    static final String SERVICE = "dashboard";

    /** Every key but those under {@code dashboard.kafka.}. */
    static final List<String> KEYS = List.of(
            "dashboard.bootstrap-servers",
            "dashboard.bundles",
            "dashboard.runs",
            "dashboard.registry",
            "dashboard.application-schema",
            "dashboard.what-if.fields",
            "dashboard.database.url",
            "dashboard.database.user",
            "dashboard.database.password",
            "dashboard.database.connections",
            "dashboard.database.patience",
            "dashboard.retention.decisions",
            "dashboard.retention.drift",
            "dashboard.http.host",
            "dashboard.http.port",
            "dashboard.oidc.issuer",
            "dashboard.oidc.audience",
            "dashboard.oidc.jwks-url",
            "dashboard.oidc.roles-claim",
            "dashboard.oidc.algorithms",
            "dashboard.limit.requests",
            "dashboard.limit.burst",
            "dashboard.limit.failures");

    private static final int PORT = 8080;

    public DashboardConfig {
        bundles = List.copyOf(bundles);
        whatIfFields = whatIfFields.map(List::copyOf);
        kafka = Map.copyOf(kafka);
    }

    /**
     * Settings from a file, if there is one, and the environment.
     *
     * @throws scoreline.service.UnusableConfig if the file cannot be read, a key is unknown or a value cannot be used
     */
    public static DashboardConfig read(Optional<Path> file, Map<String, String> environment) {
        return of(new SettingSources(SERVICE, KEYS).read(file, environment));
    }

    /**
     * Settings by key.
     *
     * @throws scoreline.service.UnusableConfig if a key is unknown or missing, or a value cannot be used
     */
    public static DashboardConfig of(Map<String, String> written) {
        var settings = new Settings(SERVICE, written);
        var config = new DashboardConfig(
                settings.text("bootstrap-servers").orElse("localhost:9092"),
                settings.required("bundles", DashboardConfig::bundles),
                settings.parsed("runs", Path::of).orElse(Path.of("runs")),
                settings.parsed("registry", URI::create),
                settings.parsed("application-schema", Path::of),
                settings.text("what-if.fields").map(DashboardConfig::names),
                DatabaseConfig.read(settings),
                Retention.read(settings),
                HttpAddress.read(settings, HttpAddress.local(PORT)),
                AccessConfig.read(settings),
                OtherSettings.read(settings));
        settings.refuseWhatIsLeft();
        return config;
    }

    private static List<String> names(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    private static List<BundleAddress> bundles(String text) {
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(BundleAddress::parse)
                .toList();
    }
}
