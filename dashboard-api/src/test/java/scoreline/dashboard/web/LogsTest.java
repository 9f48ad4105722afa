package scoreline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;

/** What stands in the log, at the level that the service logs at, after requests that were refused and that failed. */
class LogsTest {
    private static final String SECRET = "slk_secretsecretsecret";

    @Test
    void neither_a_refused_nor_a_failed_request_leaves_anything_of_anybody_in_the_log() throws Exception {
        try (var api = Api.start();
                var log = new Log()) {
            // Given
            try (var connection = api.database().writing();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "update decision set value = 'applicant-17 owes 40000' where applicant_id = 'applicant-17'");
                connection.commit();
            }
            var decision = "/api/v1/decisions/applicant-17/application-17";
            // When
            var refused = api.send(HttpRequest.newBuilder(api.at(decision + "?key=" + SECRET))
                    .header("Authorization", "Bearer " + SECRET)
                    .build());
            var forbidden = api.send(
                    api.as(Role.ANALYST, "/api/v1/keys?applicant=applicant-17").build());
            var unreadable = api.send(api.as(Role.ADMIN, "/api/v1/keys")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\":{\"applicant-17\":" + SECRET))
                    .build());
            var missing = api.send(
                    api.as(Role.ADMIN, "/api/v1/keys/" + SECRET).DELETE().build());
            var failed = api.get(decision);
            try (var connection = api.database().writing();
                    var statement = connection.createStatement()) {
                statement.execute("alter table decision rename to gone");
                connection.commit();
            }
            var away = api.get(decision);
            // Then
            assertThat(List.of(refused, forbidden, unreadable, missing, failed, away))
                    .extracting(response -> response.statusCode())
                    .containsExactly(401, 403, 400, 404, 500, 503);
            assertThat(List.of(refused, forbidden, unreadable, missing, failed, away))
                    .allSatisfy(response ->
                            assertThat(response.body()).doesNotContain("applicant-17", "application-17", SECRET));
            assertThat(log.lines()).anySatisfy(line -> assertThat(line).contains("a request failed"));
            assertThat(api.get("/api/v1/audit").body()).doesNotContain("applicant-17", SECRET);
            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).contains("the database did not answer"))
                    .allSatisfy(
                            line -> assertThat(line).doesNotContain("applicant-17", "application-17", SECRET, "owes"));
        }
    }

    private static final class Log implements AutoCloseable {
        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Level before = root.getLevel();
        private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

        Log() {
            appender.start();
            root.addAppender(appender);
            root.setLevel(Level.INFO);
        }

        List<String> lines() {
            return List.copyOf(appender.list).stream()
                    .map(event ->
                            event.getFormattedMessage() + event.getKeyValuePairs() + text(event.getThrowableProxy()))
                    .toList();
        }

        private static String text(@Nullable IThrowableProxy thrown) {
            return thrown == null ? "" : thrown.getMessage() + text(thrown.getCause());
        }

        @Override
        public void close() {
            root.setLevel(before);
            root.detachAppender(appender);
        }
    }
}
