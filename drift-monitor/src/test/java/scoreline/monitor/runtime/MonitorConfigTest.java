package scoreline.monitor.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.webhook.Endpoint;
import scoreline.monitor.webhook.Form;
import scoreline.monitor.webhook.SigningKey;
import scoreline.monitor.window.WindowSize;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.Compression;
import scoreline.service.kafka.Memory;
import scoreline.service.kafka.Timing;
import scoreline.service.operations.BreakerRule;
import scoreline.service.operations.HttpAddress;
import scoreline.service.setting.DataSize;
import scoreline.tracking.BundleAddress;

class MonitorConfigTest {
    private static final Map<String, String> LEAST = Map.of("monitor.bundles", "b", "monitor.state", "s");
    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static MonitorConfig with(String key, String value) {
        var written = new HashMap<>(LEAST);
        written.put(key, value);
        return MonitorConfig.of(written);
    }

    @Test
    void defaults() {
        assertThat(MonitorConfig.of(LEAST))
                .isEqualTo(new MonitorConfig(
                        "localhost:9092",
                        "credit-drift-v1",
                        List.of(new BundleAddress.Folder(Path.of("b"))),
                        Path.of("runs"),
                        Path.of("s"),
                        Optional.empty(),
                        1,
                        List.of(WindowSize.tumbling(Duration.ofHours(1)), WindowSize.tumbling(Duration.ofDays(1))),
                        Pace.usual(),
                        Duration.ofDays(400),
                        new Timing(
                                Duration.ofSeconds(3),
                                Duration.ofMillis(5),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(5)),
                        Compression.NONE,
                        new BreakerRule(Duration.ofMinutes(1), 200, 0.5),
                        new HttpAddress("127.0.0.1", 9111),
                        new Memory(DataSize.ofMebibytes(64), DataSize.ofMebibytes(16)),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of()));
    }

    @Test
    void every_key_is_read() {
        // Given
        var written = Map.ofEntries(
                Map.entry("monitor.bootstrap-servers", "k1:9092,k2:9092"),
                Map.entry("monitor.application-id", "monitor-b"),
                Map.entry("monitor.bundles", "models:/credit-default@champion, other"),
                Map.entry("monitor.runs", "/runs"),
                Map.entry("monitor.state", "/state"),
                Map.entry("monitor.registry", "http://registry:8080/apis/ccompat/v7"),
                Map.entry("monitor.threads", "3"),
                Map.entry("monitor.windows", "1d/1h, 10m"),
                Map.entry("monitor.emit", "1s"),
                Map.entry("monitor.idle", "4s"),
                Map.entry("monitor.hold", "20s"),
                Map.entry("monitor.grace", "5m"),
                Map.entry("monitor.corrections", "2d"),
                Map.entry("monitor.outcomes.remember", "800d"),
                Map.entry("monitor.commit", "2s"),
                Map.entry("monitor.linger", "0ms"),
                Map.entry("monitor.session-timeout", "8s"),
                Map.entry("monitor.transaction-timeout", "9s"),
                Map.entry("monitor.compression", "gzip"),
                Map.entry("monitor.breaker.over", "2m"),
                Map.entry("monitor.breaker.records", "500"),
                Map.entry("monitor.breaker.share", "0.25"),
                Map.entry("monitor.http.host", "0.0.0.0"),
                Map.entry("monitor.http.port", "0"),
                Map.entry("monitor.memory.rocksdb", "128MiB"),
                Map.entry("monitor.memory.write-buffers", "32MiB"),
                Map.entry("monitor.pages", "/pages"),
                Map.entry("monitor.webhook.url", "https://hooks.example/drift"),
                Map.entry("monitor.webhook.form", "slack"),
                Map.entry("monitor.webhook.secret", KEY),
                Map.entry("monitor.kafka.security.protocol", "SSL"));

        // Then
        assertThat(written.keySet()).containsAll(MonitorConfig.KEYS);
        assertThat(MonitorConfig.of(written))
                .isEqualTo(new MonitorConfig(
                        "k1:9092,k2:9092",
                        "monitor-b",
                        List.of(
                                new BundleAddress.Alias("credit-default", "champion"),
                                new BundleAddress.Folder(Path.of("other"))),
                        Path.of("/runs"),
                        Path.of("/state"),
                        Optional.of(URI.create("http://registry:8080/apis/ccompat/v7")),
                        3,
                        List.of(
                                WindowSize.tumbling(Duration.ofMinutes(10)),
                                new WindowSize(Duration.ofDays(1), Duration.ofHours(1))),
                        new Pace(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(20),
                                Duration.ofMinutes(5),
                                Duration.ofDays(2)),
                        Duration.ofDays(800),
                        new Timing(Duration.ofSeconds(2), Duration.ZERO, Duration.ofSeconds(8), Duration.ofSeconds(9)),
                        Compression.GZIP,
                        new BreakerRule(Duration.ofMinutes(2), 500, 0.25),
                        new HttpAddress("0.0.0.0", 0),
                        new Memory(DataSize.ofMebibytes(128), DataSize.ofMebibytes(32)),
                        Optional.of(Path.of("/pages")),
                        Optional.of(new Endpoint(
                                URI.create("https://hooks.example/drift"),
                                Form.SLACK,
                                Optional.of(SigningKey.parse(KEY)))),
                        Map.of("security.protocol", "SSL")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            monitor.window          | 1h       | monitor.window is not a key of the monitor.
            monitor.windows         | 1w       | monitor.windows is 1w, which cannot be used: a duration is written as 100ms, 5s, 10m, 12h, 7d or PT5M.
            monitor.windows         | 1h/7m    | monitor.windows is 1h/7m, which cannot be used: a window's size must be a multiple of its step, was PT1H every PT7M.
            monitor.windows         | 1h,1h/5m | monitor.windows is 1h,1h/5m, which cannot be used: two windows have the same size.
            monitor.bundles         | models:/m | monitor.bundles is models:/m, which cannot be used: a registered bundle is written models:/NAME@ALIAS or models:/NAME/VERSION.
            monitor.idle            | 1s       | monitor.idle must be at least monitor.emit.
            monitor.commit          | 10s      | monitor.commit must be shorter than monitor.transaction-timeout.
            monitor.webhook.url     | hooks.example/TOKEN | monitor.webhook.url cannot be used: it must be http:// or https:// and a host, without user or fragment.
            monitor.webhook.form    | teams    | monitor.webhook.form is teams, which cannot be used: a form is alertmanager or slack.
            monitor.webhook.secret  | TOKEN    | monitor.webhook.secret cannot be used: it must begin with whsec_.
            monitor.kafka.isolation.level | read_uncommitted | monitor.kafka.isolation.level is the monitor's own to set.
            """)
    void what_cannot_be_used_is_refused_by_its_key(String key, String value, String sentence) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage(sentence);
    }

    @Test
    void a_secret_that_is_written_is_not_shown() {
        // Given
        var written = new HashMap<>(LEAST);
        written.put("monitor.webhook.url", "https://hooks.example/TOKEN");
        written.put("monitor.webhook.secret", KEY);

        // Then
        assertThat(MonitorConfig.of(written).toString())
                .contains("hooks.example")
                .doesNotContain("TOKEN", KEY.substring(6));
    }

    @Test
    void the_readme_lists_every_key_and_no_other() throws IOException {
        // Given
        var readme =
                Files.readString(Path.of(System.getProperty("scoreline.root"), "drift-monitor", "README.md"), UTF_8);

        // When
        var listed = Pattern.compile("(?m)^\\| `(monitor\\.[a-z.-]+)`")
                .matcher(readme)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed).isEqualTo(new TreeSet<>(MonitorConfig.KEYS));
    }
}
