package scoreline.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;
import scoreline.dashboard.web.Refusal;

class AuditTest {
    private static final int ROWS = 25;

    private static Api api;

    @BeforeAll
    static void start() {
        api = Api.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    private static List<JsonNode> log() {
        return StreamSupport.stream(
                        api.json("/api/v1/audit?limit=500").get("items").spliterator(), false)
                .toList();
    }

    /** The newest such entry, which is written a moment after the answer. */
    private static JsonNode newest(Predicate<JsonNode> such) throws InterruptedException {
        var deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (Instant.now().isBefore(deadline)) {
            var found = log().stream().filter(such).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it is not logged");
    }

    private static JsonNode newest(String path, int status) throws InterruptedException {
        return newest(each ->
                each.get("path").asText().equals(path) && each.get("status").asInt() == status);
    }

    /** What was asked for before has been written when this returns. */
    private static void awaitLog() throws InterruptedException {
        var marker = "marker " + System.nanoTime();
        var _ = api.get("/api/v1/nothing?applicant=" + marker.replace(' ', '+'));
        var _ = newest(about(marker));
    }

    private static Predicate<JsonNode> about(String applicant) {
        var hash = Chain.sha256(applicant.getBytes(UTF_8));
        return each -> each.get("applicant").asText().equals(hash);
    }

    @Test
    void who_read_what_about_whom_is_logged_and_no_id() throws Exception {
        // Given
        assertThat(api.send(api.as(Role.RISK, "/api/v1/decisions/applicant-3/application-3")
                                .build())
                        .statusCode())
                .isEqualTo(200);
        // When
        var entry = newest(about("applicant-3"));
        // Then
        assertThat(entry.get("caller").asText()).isEqualTo("key:test risk");
        assertThat(entry.get("role").asText()).isEqualTo("risk");
        assertThat(entry.get("action").asText()).isEqualTo("read");
        assertThat(entry.get("path").asText()).isEqualTo("/api/v1/decisions/{applicant}/{application}");
        assertThat(entry.get("method").asText()).isEqualTo("GET");
        assertThat(entry.get("status").asInt()).isEqualTo(200);
        assertThat(Instant.parse(entry.get("at").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(api.get("/api/v1/audit?limit=500").body()).doesNotContain("applicant-3", "application-3");
    }

    @Test
    void refusals_are_logged_and_so_is_what_is_not_there() throws Exception {
        // Given
        int none = api.send(java.net.http.HttpRequest.newBuilder(api.at("/api/v1/audit/verification"))
                        .build())
                .statusCode();
        int forbidden = api.send(api.as(Role.ANALYST, "/api/v1/keys")
                        .POST(BodyPublishers.noBody())
                        .build())
                .statusCode();
        int missing = api.get("/api/v1/nothing?applicant=applicant-4").statusCode();
        assertThat(List.of(none, forbidden, missing)).containsExactly(401, 403, 404);
        // When
        var refused = newest("/api/v1/audit/verification", 401);
        var kept = newest("/api/v1/keys", 403);
        var gone = newest(about("applicant-4"));
        // Then
        assertThat(refused.get("caller").isNull()).isTrue();
        assertThat(kept.get("action").asText()).isEqualTo("write");
        assertThat(kept.get("role").asText()).isEqualTo("analyst");
        assertThat(gone.get("status").asInt()).isEqualTo(404);
        assertThat(gone.get("path").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/decisions/%s/application-3",
                "/%%61pi/v1/decisions/%s/application-3",
                "/api/%%761/decisions/%s/application-3",
                "//api/v1/decisions/%s/application-3",
                "/api/v1/decisions//%s/application-3",
                "/api/v1/./decisions/%s/application-3",
                "/x/../api/v1/decisions/%s/application-3",
                "/api/v1/decisions/%s/application-3/",
                "/api/v1/decisions/%s/application-3;x=y",
                "/API/v1/decisions/%s/application-3"
            })
    void whatever_is_read_is_logged_however_its_path_is_written(String path) throws Exception {
        // Given
        int number = 100 + Math.floorMod(path.hashCode(), 4_000);
        var applicant = "applicant-" + number;
        var written = path.formatted(applicant).replace("application-3", "application-" + number);
        // When
        var response = api.get(written);
        // Then
        if (response.statusCode() == 200) {
            assertThat(response.body()).contains(applicant);
            assertThat(newest(about(applicant)).get("status").asInt()).isEqualTo(200);
        } else {
            assertThat(response.statusCode()).isIn(400, 404);
            assertThat(response.body()).doesNotContain(applicant);
        }
    }

    @Test
    void the_log_is_read_newest_first_a_page_at_a_time() throws Exception {
        // Given
        for (int i = 0; i < 7; i++) {
            api.get("/api/v1/paged");
        }
        awaitLog();
        // When
        var numbers = new ArrayList<Long>();
        var page = api.json("/api/v1/audit?limit=3");
        while (true) {
            page.get("items").forEach(each -> numbers.add(each.get("number").asLong()));
            if (page.get("next").isNull()) {
                break;
            }
            page = api.json("/api/v1/audit?limit=3&cursor=" + page.get("next").asText());
        }
        // Then
        long newest = numbers.getFirst();
        assertThat(newest).isGreaterThanOrEqualTo(1);
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.iterate((int) newest, each -> each >= 1, each -> each - 1)
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    @Test
    void a_log_that_nobody_touched_is_whole() throws Exception {
        // Given
        awaitLog();
        // When
        var whole = api.json("/api/v1/audit/verification");
        // Then
        assertThat(whole.get("whole").asBoolean()).isTrue();
        assertThat(whole.get("checked").asLong()).isPositive();
        assertThat(whole.get("broken_at").isNull()).isTrue();
        assertThat(whole.get("next").isNull()).isTrue();
        assertThat(api.json("/api/v1/audit/verification?from=2").get("whole").asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "1.5", "", "9223372036854775808"})
    void a_row_that_there_cannot_be_is_refused(String from) {
        assertThat(api.get("/api/v1/audit/verification?from=" + from).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000", "9223372036854775807"})
    void a_row_that_there_is_not_yet_breaks_the_chain_and_nothing_else(String from) {
        assertThat(api.json("/api/v1/audit/verification?from=" + from)
                        .get("whole")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void the_database_refuses_to_change_or_remove_rows() throws Exception {
        // Given
        awaitLog();
        // When / Then
        for (var statement : List.of(
                "update audit set status = 200",
                "delete from audit",
                "truncate audit",
                "delete from audit_head",
                "truncate audit_head",
                "update audit_head set number = 0")) {
            assertThatThrownBy(() -> run(api.database(), statement))
                    .as(statement)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the audit log is only ever added to");
        }
    }

    private static void run(Database database, String... statements) throws SQLException {
        try (var connection = database.writing();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                boolean _ = statement.execute(each);
            }
            connection.commit();
        }
    }

    private static Entry entry(int i) {
        return new Entry(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                i % 3 == 0 ? null : "key:" + i,
                i % 3 == 0 ? null : "risk",
                "read",
                "GET",
                i % 5 == 0 ? null : "/api/v1/x",
                i % 2 == 0 ? null : Chain.sha256(("applicant" + i).getBytes(UTF_8)),
                200);
    }

    /** A log of some rows, written and closed. */
    private static Database written() throws SQLException {
        var database = Database.open(Postgres.empty());
        try (var log = AuditLog.start(database)) {
            IntStream.range(0, ROWS).mapToObj(AuditTest::entry).forEach(log::write);
        }
        return database;
    }

    @Test
    void what_waits_when_it_is_closed_is_written() throws Exception {
        try (var database = written()) {
            // When
            var walk = new Trail(database).walk(1, 1_000);
            // Then
            assertThat(walk.broken()).isEmpty();
            assertThat(walk.checked()).isEqualTo(ROWS);
            assertThat(walk.ended()).isTrue();
        }
    }

    @Test
    void a_long_log_is_walked_a_part_at_a_time() throws Exception {
        try (var database = written()) {
            // When
            var first = new Trail(database).walk(1, 10);
            var second = new Trail(database).walk(11, ROWS - 10);
            var third = new Trail(database).walk(ROWS + 1, 10);
            // Then
            assertThat(first.checked()).isEqualTo(10);
            assertThat(first.ended()).isFalse();
            assertThat(second.checked()).isEqualTo(ROWS - 10);
            assertThat(third.checked()).isZero();
            assertThat(third.ended()).isTrue();
            assertThat(third.broken()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit set status = 404 where number = 7 | 7 | It is not as it was written.",
                "update audit set at = at + interval '1 microsecond' where number = 7 | 7 | It is not as it was written.",
                "update audit set caller = 'key:2' where number = 7 | 7 | It is not as it was written.",
                "update audit set caller = '' where number = 7 | 7 | It is not as it was written.",
                "update audit set role = null where number = 8 | 8 | It is not as it was written.",
                "update audit set path = '/api/v1/y' where number = 8 | 8 | It is not as it was written.",
                "update audit set applicant = null where number = 8 | 8 | It is not as it was written.",
                "update audit set action = 'write' where number = 8 | 8 | It is not as it was written.",
                "update audit set method = 'PUT' where number = 1 | 1 | It is not as it was written.",
                "update audit set hash = previous where number = 7 | 7 | It is not as it was written.",
                "update audit set previous = hash where number = 7 | 7 | It does not follow the row before.",
                "delete from audit where number = 7 | 7 | It is missing.",
                "delete from audit where number = 1 | 1 | It is missing.",
                "delete from audit where number = 25 | 25 | It is missing, and all after it.",
                "delete from audit where number > 20 | 21 | It is missing, and all after it.",
                "delete from audit | 1 | It is missing, and all after it.",
                "delete from audit_head | 1 | It is not known where the log ends.",
                "delete from audit where number = 7; update audit set number = number - 1 where number > 7 | 7 | It does not follow the row before.",
                "insert into audit select 26, at, caller, role, action, method, path, applicant, status, previous, hash from audit where number = 25 | 26 | It does not follow the row before.",
                "insert into audit select 26, at, caller, role, action, method, path, applicant, status, hash, hash from audit where number = 25 | 26 | It is not as it was written.",
                "insert into audit select 0, at, caller, role, action, method, path, applicant, status, previous, hash from audit where number = 1 | 0 | The log did not write it.",
            })
    void a_row_that_was_changed_removed_or_put_in_is_found(String change, long number, String detail) throws Exception {
        try (var database = written()) {
            // Given
            run(database, "set session_replication_role = replica", change);
            // When
            var walk = new Trail(database).walk(1, 1_000);
            // Then
            assertThat(walk.broken()).contains(new Trail.Break(number, detail));
        }
    }

    @Test
    void a_row_added_at_the_end_with_a_hash_that_is_right_was_still_not_written_by_the_log() throws Exception {
        try (var database = written()) {
            // Given
            var last = new Trail(database).list(Long.MAX_VALUE, 1).getFirst();
            try (var connection = database.writing();
                    var insert = connection.prepareStatement(Row.INSERT)) {
                Row.after(last.number(), last.hash(), entry(1)).set(insert);
                int _ = insert.executeUpdate();
                connection.commit();
            }
            // When
            var walk = new Trail(database).walk(1, 1_000);
            // Then
            assertThat(walk.broken()).contains(new Trail.Break(ROWS + 1, "The log did not write it."));
        }
    }

    @Test
    void several_processes_write_one_chain() throws Exception {
        // Given
        try (var database = Database.open(Postgres.empty())) {
            int each = 3_000;
            // When
            try (var one = AuditLog.start(database);
                    var another = AuditLog.start(database);
                    var third = AuditLog.start(database)) {
                for (int i = 0; i < each; i++) {
                    one.write(entry(i));
                    another.write(entry(i));
                    third.write(entry(i));
                    if (i % 500 == 0) {
                        Thread.sleep(150);
                    }
                }
            }
            // Then
            var walk = new Trail(database).walk(1, 1_000_000);
            assertThat(walk.broken()).isEmpty();
            assertThat(walk.checked()).isEqualTo(3L * each);
        }
    }

    @Test
    void while_the_database_takes_nothing_rows_wait_and_when_many_do_nothing_is_answered() throws Exception {
        try (var database = Database.open(Postgres.empty())) {
            // Given
            run(database, "alter table audit_head rename to gone");
            int many = AuditLog.MOST_WAITING + 2_000;
            var asked = HttpRequest.GET("/api/v1/keys");
            try (var log = AuditLog.start(database)) {
                var auditing = new Auditing(log);
                auditing.refuseWhatCannotBeLogged(asked);
                // When
                IntStream.range(0, many).mapToObj(AuditTest::entry).forEach(log::write);
                // Then
                assertThatThrownBy(() -> auditing.refuseWhatCannotBeLogged(asked))
                        .isInstanceOf(Refusal.class)
                        .hasMessage("Nothing is answered that cannot be logged; try again.");
                auditing.refuseWhatCannotBeLogged(HttpRequest.GET("/v2/health/live"));
                run(database, "alter table gone rename to audit_head");
            }
            var walk = new Trail(database).walk(1, 1_000_000);
            assertThat(walk.broken()).isEmpty();
            assertThat(walk.checked()).isEqualTo(many);
        }
    }
}
