package scoreline.dashboard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.wire.DecisionOutcome;

class ModelsResourceTest {
    private static final int ROWS = 500;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final double[] PROBABILITIES = new double[ROWS];
    private static final boolean[] DEFAULTED = new boolean[ROWS];

    private static Api api;
    private static Path directory;
    private static String path;

    @BeforeAll
    static void start() throws IOException {
        var random = new SplittableRandom(3);
        for (int i = 0; i < ROWS; i++) {
            PROBABILITIES[i] = random.nextDouble();
            DEFAULTED[i] = random.nextDouble() < PROBABILITIES[i] / 2;
        }
        directory = ToldBundle.write("{\"auc\":0.625,\"cost_curve\":[%s],\"reliability\":[%s]}"
                .formatted(
                        List.of(0.0, 0.2, 0.4, 0.6, 1.0).stream()
                                .map(ModelsResourceTest::stored)
                                .collect(Collectors.joining(",")),
                        "{\"rows\":250,\"mean_probability\":0.25,\"default_rate\":0.1,\"low\":0.08,\"high\":0.13}"));
        api = Api.start(directory);
        path = "/api/v1/models/" + api.bundle().sha256();
    }

    @AfterAll
    static void close() {
        CLIENT.close();
        api.close();
    }

    private static int count(double threshold, boolean refused, boolean defaulted) {
        int count = 0;
        for (int i = 0; i < ROWS; i++) {
            if (DEFAULTED[i] == defaulted && PROBABILITIES[i] >= threshold == refused) {
                count++;
            }
        }
        return count;
    }

    /** Of which the cost is not what is asked for. */
    private static String stored(double threshold) {
        return String.format(
                Locale.ROOT,
                "{\"threshold\":%s,\"cost_per_application\":7,\"approval_rate\":7,\"confusion\":{\"refused_defaults\":%d,"
                        + "\"refused_repayments\":%d,\"approved_repayments\":%d,\"approved_defaults\":%d}}",
                threshold,
                count(threshold, true, true),
                count(threshold, true, false),
                count(threshold, false, false),
                count(threshold, false, true));
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return CLIENT.send(api.as(Role.ANALYST, path).build(), BodyHandlers.ofByteArray());
    }

    private static String tag(HttpResponse<?> response) {
        return response.headers().firstValue("etag").orElseThrow();
    }

    @Test
    void models_are_told_with_what_they_decided() {
        // When
        var models = api.json("/api/v1/models").get("items");
        // Then
        assertThat(models).hasSize(1);
        var model = models.get(0);
        assertThat(model.at("/bundle/sha256").asText()).isEqualTo(api.bundle().sha256());
        assertThat(model.get("at_hand").asBoolean()).isTrue();
        assertThat(model.get("serving").asBoolean()).isTrue();
        assertThat(model.get("decisions").asInt()).isEqualTo(Api.DECISIONS);
        assertThat(model.get("refused").asLong())
                .isEqualTo(api.decisions().stream()
                        .filter(decision -> decision.getOutcome() == DecisionOutcome.REFUSE)
                        .count());
        assertThat(model.get("first_submitted_at").asText())
                .isEqualTo(api.decisions().getFirst().getSubmittedAt().toString());
        assertThat(model.get("last_submitted_at").asText())
                .isEqualTo(api.decisions().getLast().getSubmittedAt().toString());
    }

    @Test
    void a_model_tells_where_it_comes_from_how_it_decides_and_what_it_is_worth() {
        var model = api.json(path);
        assertThat(model.at("/provenance/seed").asText()).isEqualTo("11");
        assertThat(model.at("/policy/threshold").doubleValue()).isEqualTo(0.2);
        assertThat(model.at("/policy/most_in_day").isNull()).isTrue();
        assertThat(model.at("/policy/scale/points0").doubleValue()).isEqualTo(600);
        assertThat(model.at("/metrics/auc").doubleValue()).isEqualTo(0.625);
        assertThat(model.get("files"))
                .extracting(file ->
                        file.get("name").asText() + " " + file.get("media_type").asText())
                .contains("MODEL_CARD.fr.md text/markdown;charset=utf-8", "candidates.json application/json")
                .doesNotContain("secret.txt application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(doubles = {10, 3.5})
    void the_cost_of_each_threshold_is_exact_at_any_ratio(double ratio) {
        // When
        var curves = api.json(path + "/curves?cost_ratio=" + ratio);
        // Then
        double least = Double.MAX_VALUE;
        for (var point : curves.get("points")) {
            double threshold = point.get("threshold").doubleValue();
            double cost = 0;
            int refused = 0;
            for (int i = 0; i < ROWS; i++) {
                boolean isRefused = PROBABILITIES[i] >= threshold;
                refused += isRefused ? 1 : 0;
                cost += isRefused == DEFAULTED[i] ? 0 : isRefused ? 1 : ratio;
            }
            assertThat(point.get("cost_per_application").doubleValue()).isCloseTo(cost / ROWS, within(1e-12));
            assertThat(point.get("approval_rate").doubleValue()).isCloseTo(1 - (double) refused / ROWS, within(1e-12));
            least = Math.min(least, cost / ROWS);
        }
        assertThat(curves.get("points")).hasSize(5);
        assertThat(curves.at("/cheapest/cost_per_application").doubleValue()).isCloseTo(least, within(1e-12));
    }

    @Test
    void curves_are_those_of_the_policy_unless_another_ratio_is_asked_for() {
        var curves = api.json(path + "/curves");
        assertThat(curves.get("cost_ratio").doubleValue()).isEqualTo(10);
        assertThat(curves.at("/points/0/recall").doubleValue()).isEqualTo(1);
        assertThat(curves.at("/points/0/false_positive_rate").doubleValue()).isEqualTo(1);
        assertThat(curves.at("/points/4/recall").doubleValue()).isZero();
        assertThat(curves.at("/points/4/precision").isNull()).isTrue();
        assertThat(curves.at("/calibration/0/low").doubleValue()).isEqualTo(0.08);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1e9", "x", ""})
    void a_ratio_that_is_none_is_refused(String ratio) {
        assertThat(api.get(path + "/curves?cost_ratio=" + ratio).statusCode()).isEqualTo(400);
    }

    @Test
    void a_bundle_that_holds_no_curves_or_candidates_says_so() {
        var plain = "/api/v1/models/" + Api.shared().bundle().sha256();
        assertThat(Api.shared().get(plain + "/curves").statusCode()).isEqualTo(404);
        assertThat(Api.shared().get(plain + "/candidates").statusCode()).isEqualTo(404);
        assertThat(api.json(path + "/candidates").at("/candidates/1/auc").doubleValue())
                .isEqualTo(0.6);
    }

    @Test
    void a_document_is_served_as_it_is_stored() throws Exception {
        // When
        var card = bytes(path + "/documents/MODEL_CARD.fr.md");
        // Then
        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body()).isEqualTo(Files.readAllBytes(directory.resolve("MODEL_CARD.fr.md")));
        assertThat(card.headers().firstValue("content-type")).hasValue("text/markdown;charset=utf-8");
        assertThat(tag(card)).isEqualTo('"' + ToldBundle.sha256(card.body()) + '"');
        assertThat(bytes(path + "/documents/note.html").headers().firstValue("content-type"))
                .hasValue("text/html;charset=utf-8");
        assertThat(bytes(path + "/documents/model.ubj").body())
                .isEqualTo(Files.readAllBytes(directory.resolve("model.ubj")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.txt",
                "..%2Fbundle%2FMODEL_CARD.fr.md",
                "..",
                "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "%2Fetc%2Fpasswd",
                "model_card.FR.md",
                "manifest.json%00",
                "%00"
            })
    void only_what_the_manifest_lists_is_served(String name) throws Exception {
        assertThat(bytes(path + "/documents/" + name).statusCode()).isEqualTo(404);
    }

    @Test
    void a_document_that_was_altered_since_is_not_served() throws Exception {
        // Given
        var altered = ToldBundle.write("{}");
        try (var other = Api.start(altered)) {
            Files.writeString(altered.resolve("note.html"), "<script>");
            // When
            var response = other.get("/api/v1/models/" + other.bundle().sha256() + "/documents/note.html");
            var archive = other.get("/api/v1/models/" + other.bundle().sha256() + "/archive");
            // Then
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(archive.statusCode()).isEqualTo(503);
        }
    }

    @Test
    void the_archive_is_the_bundle_and_the_same_bytes_each_time() throws Exception {
        // When
        var archive = bytes(path + "/archive");
        var again = bytes(path + "/archive");
        // Then
        assertThat(archive.headers().firstValue("content-type")).hasValue("application/zip");
        assertThat(again.body()).isEqualTo(archive.body());
        assertThat(tag(again)).isEqualTo(tag(archive));
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isEqualTo(Files.readAllBytes(directory.resolve(entry.getName())));
            }
        }
        var expected = new TreeSet<>(api.bundle().manifest().files().keySet());
        expected.addAll(List.of("manifest.json", "manifest.sha256"));
        assertThat(names).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/curves",
                "/curves?cost_ratio=7",
                "/candidates",
                "/importance",
                "/documents/note.html",
                "/archive"
            })
    void who_has_it_already_is_not_sent_it_again(String what) {
        // Given
        var first = api.get(path + what);
        // When
        var same = api.send(api.as(Role.RISK, path + what)
                .header("If-None-Match", "\"other\", W/" + tag(first))
                .build());
        var other = api.send(api.as(Role.RISK, path + what)
                .header("If-None-Match", "\"other\"")
                .build());
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(tag(same)).isEqualTo(tag(first));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("cache-control")).hasValue("private, no-cache");
    }

    @Test
    void what_moves_scores_most_comes_first() {
        // When
        var told = api.json(path + "/importance");
        var french = Api.parse(api.send(api.as(Role.ANALYST, path + "/importance")
                        .header("Accept-Language", "fr")
                        .build())
                .body());
        // Then
        assertThat(told.get("window").isNull()).isTrue();
        assertThat(told.get("features"))
                .extracting(feature -> feature.get("mean_absolute").doubleValue())
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        double sum = told.get("base").doubleValue();
        for (var feature : told.get("features")) {
            sum += feature.get("mean").doubleValue();
            assertThat(feature.get("live_mean").isNull()).isTrue();
        }
        assertThat(sum).isCloseTo(told.get("mean_margin").doubleValue(), within(1e-3));
        assertThat(french.get("features"))
                .extracting(feature -> feature.get("label").asText())
                .contains("Crédit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/curves", "/candidates", "/importance", "/documents/note.html", "/archive"})
    void a_model_that_is_not_at_hand_is_not_found(String what) {
        assertThat(api.get("/api/v1/models/" + "0".repeat(64) + what).statusCode())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/models/%00" + what).statusCode()).isEqualTo(404);
        assertThat(api.send(api.as(Role.RELATIONSHIP_MANAGER, path + what).build())
                        .statusCode())
                .isEqualTo(403);
    }
}
