package scoreline.dashboard.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;
import scoreline.service.setting.Settings;

class DatabaseTest {
    @Test
    void a_database_is_opened_again_as_it_was_left() throws Exception {
        // Given
        var config = Postgres.empty();
        Database.open(config).close();
        // When
        try (var database = Database.open(config);
                var connection = database.reading();
                var rows = connection.createStatement().executeQuery("select count(*) from decision")) {
            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong(1)).isZero();
        }
    }

    @Test
    void a_reader_cannot_write_and_does_not_wait_for_ever() throws Exception {
        var config = Postgres.empty();
        var hasty = new DatabaseConfig(config.url(), config.user(), config.password(), 2, Duration.ofMillis(100));
        try (var database = Database.open(hasty);
                var connection = database.reading();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from decision")).hasMessageContaining("read-only");
            assertThatThrownBy(() -> statement.execute("select pg_sleep(5)")).hasMessageContaining("timeout");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_a_sentence() {
        assertThatThrownBy(() -> Database.open(DatabaseConfig.at("jdbc:postgresql://127.0.0.1:1/nowhere")))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("No database answers at jdbc:postgresql://127.0.0.1:1/nowhere: ");
    }

    @Test
    void tables_of_another_are_not_touched() throws Exception {
        // Given
        var config = Postgres.empty();
        try (var connection = DriverManager.getConnection(config.url());
                var statement = connection.createStatement()) {
            statement.execute("create table decision (theirs text)");
        }
        // When / Then
        assertThatThrownBy(() -> Database.open(config))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith(
                        "The tables at " + config.url() + " cannot be brought to this version's form: ");
    }

    @Test
    void a_password_in_the_address_is_refused_and_not_repeated() {
        var settings = new Settings(
                "dashboard", Map.of("dashboard.database.url", "jdbc:postgresql://h/d?user=u&password=hunter2"));
        assertThatThrownBy(() -> DatabaseConfig.read(settings))
                .isInstanceOf(UnusableConfig.class)
                .hasMessageContaining("database.password")
                .hasMessageNotContaining("hunter2");
    }
}
