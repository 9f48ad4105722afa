package scoreline.dashboard.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;

class DashboardMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void a_first_key_is_printed_and_kept_for_an_admin() throws Exception {
        // Given
        var config = Postgres.empty();
        // When
        int code = run(config.url(), "--new-key", "first");
        // Then
        assertThat(code).isZero();
        assertThat(out.toString(UTF_8)).matches("slk_[\\w-]{40,}\\R");
        try (var database = Database.open(config);
                var connection = database.reading();
                var found = connection
                        .createStatement()
                        .executeQuery("select name, role, expires_at > now() from api_key")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).isEqualTo("first");
            assertThat(found.getString(2)).isEqualTo("admin");
            assertThat(found.getBoolean(3)).isTrue();
        }
    }

    @Test
    void without_a_database_there_is_a_sentence() {
        // When
        int code = run("jdbc:postgresql://127.0.0.1:1/none?user=nobody", "--new-key", "first");
        // Then
        assertThat(code).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).startsWith("No database answers at").hasLineCount(1);
    }

    private int run(String url, String... args) {
        return DashboardMain.run(
                args,
                Map.of("DASHBOARD_BUNDLES", "bundle", "DASHBOARD_DATABASE_URL", url),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
    }
}
