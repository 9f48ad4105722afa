package scoreline.dashboard.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.request.Requests.Known;

class DoneOnceTest {
    private static final String BODY = "{\"application\": {\"AMT_CREDIT\": 1000}}";

    private final Api api = Api.shared();

    private HttpResponse<String> post(String role, String key, String body) {
        return api.send(api.as(role, "/api/v1/score")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void a_request_that_is_sent_again_is_answered_the_same() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = post(Role.RISK, key, BODY);
        // When
        var again = post(Role.RISK, "\"" + key + "\"", BODY);
        // Then
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        // It has the time of the decision.
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("content-type"))
                .isEqualTo(first.headers().firstValue("content-type"));
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void an_error_is_answered_the_same_too() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = post(Role.RISK, key, "{\"application\": {}}");
        // When
        var again = post(Role.RISK, key, "{\"application\": {}}");
        // Then
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    @Test
    void a_key_stands_for_one_request_of_one_caller() {
        // Given
        var key = UUID.randomUUID().toString();
        var first = post(Role.RISK, key, BODY);
        // When
        var other = post(Role.RISK, key, BODY + " ");
        var elsewhere = post(Role.ADMIN, key, BODY);
        // Then
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(elsewhere.statusCode()).isEqualTo(200);
        assertThat(elsewhere.body()).isNotEqualTo(first.body());
    }

    @Test
    void of_requests_at_once_one_is_done_and_the_others_wait_or_hear_the_same() throws Exception {
        // Given
        var key = UUID.randomUUID().toString();
        Callable<HttpResponse<String>> asked = () -> post(Role.RISK, key, BODY);
        // When
        List<HttpResponse<String>> answers;
        try (var threads = Executors.newFixedThreadPool(8)) {
            answers = threads
                    .invokeAll(IntStream.range(0, 16).mapToObj(_ -> asked).toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
        // Then
        assertThat(answers).allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .map(HttpResponse::body)
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .filter(answer -> answer.headers()
                                .firstValue("Idempotency-Replayed")
                                .isEmpty()))
                .hasSize(1);
    }

    @Test
    void a_request_in_flight_conflicts_until_its_process_has_died() throws SQLException {
        // Given
        var requests = new Requests(api.database());
        var key = UUID.randomUUID().toString().getBytes(UTF_8);
        byte[] said = {1};
        assertThat(requests.begin(key, said)).isInstanceOf(Known.New.class);
        // When
        var meanwhile = requests.begin(key, said);
        age(key, "3 minutes");
        var later = requests.begin(key, said);
        // Then
        assertThat(meanwhile).isInstanceOf(Known.InFlight.class);
        assertThat(later).isInstanceOf(Known.New.class);
    }

    @Test
    void after_a_day_a_key_is_as_new() throws SQLException {
        // Given
        var requests = new Requests(api.database());
        var key = UUID.randomUUID().toString().getBytes(UTF_8);
        byte[] said = {1};
        requests.begin(key, said);
        requests.end(key, said);
        // When
        var same = requests.begin(key, said);
        age(key, "25 hours");
        var nextDay = requests.begin(key, said);
        // Then
        assertThat(same).isInstanceOf(Known.Done.class);
        assertThat(nextDay).isInstanceOf(Known.New.class);
    }

    @Test
    void the_table_holds_no_answer_that_can_be_read_without_the_key() throws SQLException {
        // Given
        var key = UUID.randomUUID().toString();
        var _ = post(Role.RISK, key, BODY);
        // When
        var sealed = new Sealed("key:test risk", key);
        byte[] kept = kept(sealed.name());
        // Then
        assertThat(new String(kept, UTF_8)).doesNotContain("probability_of_default");
        assertThat(new String(sealed.open(kept), UTF_8)).contains("probability_of_default");
    }

    @Test
    void a_key_that_is_none_is_refused() {
        assertThat(post(Role.RISK, "\"\"", BODY).statusCode()).isEqualTo(400);
        assertThat(post(Role.RISK, "x".repeat(256), BODY).statusCode()).isEqualTo(400);
    }

    private byte[] kept(byte[] name) throws SQLException {
        try (var connection = api.database().reading();
                var select = connection.prepareStatement("select answer from request where key = ?")) {
            select.setBytes(1, name);
            try (var rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }

    private void age(byte[] key, String interval) throws SQLException {
        try (var connection = api.database().writing();
                var update = connection.prepareStatement(
                        "update request set begun_at = begun_at - ?::interval where key = ?")) {
            update.setString(1, interval);
            update.setBytes(2, key);
            int _ = update.executeUpdate();
            connection.commit();
        }
    }
}
