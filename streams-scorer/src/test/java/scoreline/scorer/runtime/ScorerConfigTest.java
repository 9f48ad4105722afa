package scoreline.scorer.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.admission.TimeBounds;
import scoreline.scorer.history.Retention;
import scoreline.scorer.runtime.ScorerConfig.HistoryRule;
import scoreline.scorer.topology.Limits;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.Compression;
import scoreline.service.kafka.Memory;
import scoreline.service.kafka.Timing;
import scoreline.service.operations.BreakerRule;
import scoreline.service.operations.HttpAddress;
import scoreline.service.setting.DataSize;
import scoreline.tracking.BundleAddress;

class ScorerConfigTest {
    private static final Map<String, String> LEAST = Map.of("scorer.bundle", "b", "scorer.state", "s");

    private static ScorerConfig with(String key, String value) {
        var written = new HashMap<>(LEAST);
        written.put(key, value);
        return ScorerConfig.of(written);
    }

    @Test
    void defaults() {
        assertThat(ScorerConfig.of(LEAST))
                .isEqualTo(new ScorerConfig(
                        "localhost:9092",
                        "credit-scorer-v1",
                        new BundleAddress.Folder(Path.of("b")),
                        Path.of("runs"),
                        Path.of("s"),
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        new TimeBounds(Optional.of(Duration.ofDays(365)), Duration.ofMinutes(5)),
                        new Limits(1 << 20, 1_000_000, Duration.ofDays(7), Duration.ofSeconds(3)),
                        new HistoryRule(new Retention(2_000, 3_653), Duration.ofMillis(100)),
                        new Timing(
                                Duration.ofMillis(100),
                                Duration.ofMillis(5),
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(5)),
                        Compression.NONE,
                        new BreakerRule(Duration.ofMinutes(1), 200, 0.5),
                        new HttpAddress("127.0.0.1", 9110),
                        new Memory(DataSize.ofMebibytes(64), DataSize.ofMebibytes(16)),
                        Map.of()));
    }

    @Test
    void every_key_is_read() {
        // Given
        var written = Map.ofEntries(
                Map.entry("scorer.bootstrap-servers", "k1:9092,k2:9092"),
                Map.entry("scorer.application-id", "scorer-b"),
                Map.entry("scorer.bundle", "models:/credit-default@champion"),
                Map.entry("scorer.runs", "/runs"),
                Map.entry("scorer.state", "/state"),
                Map.entry("scorer.registry", "http://registry:8080/apis/ccompat/v7"),
                Map.entry("scorer.application-schema", "lender.avsc"),
                Map.entry("scorer.threads", "3"),
                Map.entry("scorer.time.past", "off"),
                Map.entry("scorer.time.future", "PT1M"),
                Map.entry("scorer.limits.application", "2MiB"),
                Map.entry("scorer.limits.decision", "500000"),
                Map.entry("scorer.remember", "30d"),
                Map.entry("scorer.history.records", "50"),
                Map.entry("scorer.history.days", "400"),
                Map.entry("scorer.history.patience", "1s"),
                Map.entry("scorer.registry-patience", "2s"),
                Map.entry("scorer.commit", "250ms"),
                Map.entry("scorer.linger", "0ms"),
                Map.entry("scorer.session-timeout", "8s"),
                Map.entry("scorer.transaction-timeout", "9s"),
                Map.entry("scorer.compression", "gzip"),
                Map.entry("scorer.breaker.over", "2m"),
                Map.entry("scorer.breaker.records", "500"),
                Map.entry("scorer.breaker.share", "0.25"),
                Map.entry("scorer.http.host", "0.0.0.0"),
                Map.entry("scorer.http.port", "0"),
                Map.entry("scorer.memory.rocksdb", "128MiB"),
                Map.entry("scorer.memory.write-buffers", "32MiB"),
                Map.entry("scorer.kafka.security.protocol", "SSL"));

        // Then
        assertThat(written.keySet()).containsAll(ScorerConfig.KEYS);
        assertThat(ScorerConfig.of(written))
                .isEqualTo(new ScorerConfig(
                        "k1:9092,k2:9092",
                        "scorer-b",
                        new BundleAddress.Alias("credit-default", "champion"),
                        Path.of("/runs"),
                        Path.of("/state"),
                        Optional.of(URI.create("http://registry:8080/apis/ccompat/v7")),
                        Optional.of(Path.of("lender.avsc")),
                        3,
                        new TimeBounds(Optional.empty(), Duration.ofMinutes(1)),
                        new Limits(2 << 20, 500_000, Duration.ofDays(30), Duration.ofSeconds(2)),
                        new HistoryRule(new Retention(50, 400), Duration.ofSeconds(1)),
                        new Timing(Duration.ofMillis(250), Duration.ZERO, Duration.ofSeconds(8), Duration.ofSeconds(9)),
                        Compression.GZIP,
                        new BreakerRule(Duration.ofMinutes(2), 500, 0.25),
                        new HttpAddress("0.0.0.0", 0),
                        new Memory(DataSize.ofMebibytes(128), DataSize.ofMebibytes(32)),
                        Map.of("security.protocol", "SSL")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scorer.thread               | 1       | scorer.thread is not a key of the scorer.
            scorer.threads              | many    | scorer.threads is many, which is not a number.
            scorer.threads              | 0       | scorer.threads is 0, which cannot be used: it must be from 1 to 256.
            scorer.time.past            | never   | scorer.time.past is never, which cannot be used: a duration is written as 100ms, 5s, 10m, 12h, 7d or PT5M.
            scorer.time.future          | -PT1S   | scorer.time.future is -PT1S, which cannot be used: a duration must be zero or more.
            scorer.limits.application   | 1MB     | scorer.limits.application is 1MB, which cannot be used: a size is written as 512, 64KiB, 1MiB or 1GiB.
            scorer.limits.application   | 4GiB    | scorer.limits.application is 4GiB, which cannot be used: it must be from 1 to 1073741824 bytes.
            scorer.bundle               | models:/m | scorer.bundle is models:/m, which cannot be used: a registered bundle is written models:/NAME@ALIAS or models:/NAME/VERSION.
            scorer.compression          | lz4     | scorer.compression is lz4, which cannot be used: compression is none or gzip.
            scorer.breaker.share        | 0       | scorer.breaker.share is 0, which cannot be used: it must be above 0 and at most 1.
            scorer.breaker.share        | NaN     | scorer.breaker.share is NaN, which cannot be used: it must be above 0 and at most 1.
            scorer.http.port            | 70000   | scorer.http.port is 70000, which cannot be used: it must be from 0 to 65535.
            scorer.registry-patience    | 10s     | scorer.registry-patience must be shorter than scorer.transaction-timeout.
            scorer.memory.write-buffers | 64MiB   | scorer.memory.write-buffers must be smaller than scorer.memory.rocksdb.
            scorer.kafka.processing.guarantee | at_least_once | scorer.kafka.processing.guarantee is the scorer's own to set.
            scorer.kafka.producer.compression.type | lz4 | scorer.kafka.producer.compression.type is the scorer's own to set.
            scorer.kafka.securty.protocol | SSL | scorer.kafka.securty.protocol is not a setting that Kafka knows.
            """)
    void what_cannot_be_used_is_refused_by_its_key(String key, String value, String sentence) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage(sentence);
    }

    @Test
    void a_bundle_must_be_named() {
        assertThatThrownBy(() -> ScorerConfig.of(Map.of("scorer.state", "s"))).hasMessage("scorer.bundle is missing.");
    }

    @Test
    void the_environment_wins_over_the_file_and_kubernetes_own_variables_are_left_alone(@TempDir Path folder)
            throws IOException {
        // Given
        var file = Files.writeString(
                folder.resolve("scorer.properties"),
                "scorer.bundle=from-file\nscorer.state=state\nscorer.time.past=1d\n");
        var environment = Map.of(
                "SCORER_BUNDLE", "from-environment",
                "SCORER_KAFKA_SSL_TRUSTSTORE_LOCATION", "/trust",
                "SCORER_SERVICE_HOST", "10.0.0.1",
                "SCORER_SERVICE_PORT_HTTP", "9110",
                "SCORER_PORT_9110_TCP_ADDR", "10.0.0.1",
                "SCORER_PORT", "tcp://10.0.0.1:9110",
                "HOME", "/root");

        // When
        var config = ScorerConfig.read(Optional.of(file), environment);

        // Then
        assertThat(config.bundle()).isEqualTo(new BundleAddress.Folder(Path.of("from-environment")));
        assertThat(config.time().past()).contains(Duration.ofDays(1));
        assertThat(config.kafka()).containsExactly(Map.entry("ssl.truststore.location", "/trust"));
    }

    @Test
    void an_environment_variable_that_names_no_key_is_refused() {
        assertThatThrownBy(() -> ScorerConfig.read(Optional.empty(), Map.of("SCORER_BUNDEL", "b")))
                .hasMessage("The environment variable SCORER_BUNDEL names no key of the scorer.");
    }

    @Test
    void no_key_of_ours_looks_like_one_of_kubernetes_variables() {
        // Given
        var environment =
                Map.of("SCORER_BUNDLE", "b", "SCORER_STATE", "s", "SCORER_HTTP_PORT", "1", "SCORER_HTTP_HOST", "h");

        // Then
        assertThat(ScorerConfig.read(Optional.empty(), environment).http()).isEqualTo(new HttpAddress("h", 1));
    }

    @Test
    void the_readme_lists_every_key_and_no_other() throws IOException {
        // Given
        var readme =
                Files.readString(Path.of(System.getProperty("scoreline.root"), "streams-scorer", "README.md"), UTF_8);

        // When
        var listed = Pattern.compile("(?m)^\\| `(scorer\\.[a-z.-]+)`")
                .matcher(readme)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(listed).isEqualTo(new TreeSet<>(ScorerConfig.KEYS));
    }
}
