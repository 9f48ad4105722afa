package scoreline.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.client.Links.Opened;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;

class LinksTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Database database;

    @BeforeEach
    void open() throws SQLException {
        database = Database.open(Postgres.empty());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Links at(Instant now) {
        return new Links(database, InstantSource.fixed(now));
    }

    private String made(Instant now) throws SQLException {
        return at(now).make("applicant", "application", Duration.ofDays(7), "somebody")
                .token();
    }

    private void change(String statement) throws SQLException {
        try (var connection = database.writing();
                var change = connection.createStatement()) {
            int _ = change.executeUpdate(statement);
            connection.commit();
        }
    }

    private long counted(String table) throws SQLException {
        try (var connection = database.reading();
                var rows = connection.createStatement().executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void a_link_opens_what_it_was_made_for_until_its_end() throws Exception {
        // Given
        var token = made(NOON);
        var end = NOON.plus(Duration.ofDays(7));
        // When / Then
        assertThat(at(NOON).open(token)).isEqualTo(new Opened.Found("applicant", "application", end));
        assertThat(at(end.minusSeconds(1)).open(token)).isInstanceOf(Opened.Found.class);
        assertThat(at(end).open(token)).isEqualTo(Opened.Closed.EXPIRED);
    }

    @Test
    void a_link_names_nobody_and_no_two_are_alike() throws Exception {
        var tokens = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            var token = made(NOON);
            assertThat(token).matches("[A-Za-z0-9_-]{76}");
            assertThat(new String(Base64.getUrlDecoder().decode(token), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("applica");
            tokens.add(token);
        }
        assertThat(tokens).hasSize(20);
    }

    @Test
    void a_link_that_was_changed_anywhere_opens_nothing() throws Exception {
        // Given
        var token = made(NOON);
        // When / Then
        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', 'B', '_', '=', 'é', '\0'}) {
                if (token.charAt(i) != other) {
                    var forged = token.substring(0, i) + other + token.substring(i + 1);
                    assertThat(at(NOON).open(forged)).isEqualTo(Opened.Closed.UNKNOWN);
                }
            }
        }
    }

    @Test
    void what_is_no_link_at_all_opens_nothing() throws Exception {
        var token = made(NOON);
        for (var forged : new String[] {
            "", "x", token + "A", token.substring(1), token.substring(0, 75), token + "====", "A".repeat(100_000)
        }) {
            assertThat(at(NOON).open(forged)).isEqualTo(Opened.Closed.UNKNOWN);
        }
    }

    @Test
    void the_end_of_a_link_cannot_be_moved() throws Exception {
        // Given
        var token = Base64.getUrlDecoder().decode(made(NOON));
        // When
        token[17 + 7]++;
        var moved = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        // Then
        assertThat(at(NOON).open(moved)).isEqualTo(Opened.Closed.UNKNOWN);
    }

    @Test
    void a_link_whose_row_or_whose_secret_is_gone_opens_nothing() throws Exception {
        // Given
        var token = made(NOON);
        var other = made(NOON);
        // When
        change("delete from link where ctid = (select min(ctid) from link)");
        // Then
        assertThat(new Opened[] {at(NOON).open(token), at(NOON).open(other)}).contains(Opened.Closed.UNKNOWN);
        assertThat(counted("link")).isEqualTo(1);
        // When
        change("delete from link_secret");
        // Then
        assertThat(at(NOON).open(token)).isEqualTo(Opened.Closed.UNKNOWN);
        assertThat(at(NOON).open(other)).isEqualTo(Opened.Closed.UNKNOWN);
    }

    @Test
    void secrets_change_and_the_links_of_the_one_before_stay_good() throws Exception {
        // Given
        var first =
                at(NOON).make("applicant", "first", Links.LONGEST, "somebody").token();
        var soon = NOON.plus(Duration.ofDays(29));
        assertThat(made(soon)).isNotEmpty();
        assertThat(counted("link_secret")).isEqualTo(1);
        // When
        var second =
                at(soon).make("applicant", "second", Links.LONGEST, "somebody").token();
        var later = NOON.plus(Duration.ofDays(31));
        assertThat(made(later)).isNotEmpty();
        // Then
        assertThat(counted("link_secret")).isEqualTo(2);
        assertThat(at(later).open(second)).isInstanceOf(Opened.Found.class);
        assertThat(at(later).open(first)).isEqualTo(Opened.Closed.EXPIRED);
        // When
        var end = NOON.plus(Duration.ofDays(62));
        assertThat(made(end)).isNotEmpty();
        // Then
        assertThat(counted("link_secret")).isEqualTo(2);
        assertThat(at(end).open(second)).isEqualTo(Opened.Closed.UNKNOWN);
    }

    @Test
    void links_that_are_over_are_forgotten() throws Exception {
        // Given
        assertThat(made(NOON)).isNotEmpty();
        // When
        assertThat(made(NOON.plus(Duration.ofDays(8)))).isNotEmpty();
        // Then
        assertThat(counted("link")).isEqualTo(1);
    }
}
