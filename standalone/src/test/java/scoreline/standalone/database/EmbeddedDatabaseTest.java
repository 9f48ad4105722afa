package scoreline.standalone.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.terminal.Stopped;

@Timeout(120)
class EmbeddedDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_serves_one_database_at_a_time_that_keeps_what_it_is_told() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(Stopped.class)
                    .hasMessage("The database in " + folder + " is in use by another process.");
            try (var connection = DriverManager.getConnection(database.address().url());
                    var rows = connection
                            .createStatement()
                            .executeQuery("select string_agg(setting, ' ' order by name) from pg_settings"
                                    + " where name in ('fsync', 'listen_addresses', 'synchronous_commit')")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isIn("on localhost on", "on 127.0.0.1 on");
            }
        }
    }
}
