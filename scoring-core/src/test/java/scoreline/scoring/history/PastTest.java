package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

class PastTest {
    private static final int TODAY = 19_000;
    private static final HistorySource LOANS = source(
            "loans",
            historyField("amount", HistoryField.Kind.NUMBER),
            historyField("kind", HistoryField.Kind.CATEGORY),
            historyField("due", HistoryField.Kind.DAY));
    private static final HistorySource CARDS = source("cards", LOANS.fields().toArray(HistoryField[]::new));
    private static final List<HistorySource> SOURCES = List.of(LOANS, CARDS);
    private static final HistoryRecord SEEN = record(0, "seen", TODAY, TODAY - 9, 1.5, "A", 5);
    private static final List<HistoryRecord> ALL = List.of(
            record(0, "older", TODAY - 9, TODAY - 20, 0.25, null, Records.NEVER),
            SEEN,
            record(0, "later", TODAY + 1, TODAY - 20, 7, "B", 3),
            record(1, "seen", TODAY - 1, TODAY - 1, 4003.335, "C", null));

    @RepeatedTest(20)
    void the_order_in_which_records_come_makes_no_difference(RepetitionInfo run) {
        // Given
        var shuffled = new ArrayList<>(ALL);
        // When
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));
        // Then
        assertThat(digest(shuffled)).isEqualTo(digest(ALL));
    }

    @Test
    void any_change_of_a_record_that_is_seen_changes_the_digest() {
        // When
        List<HistoryRecord> changed = List.of(
                SEEN.withId("seem"),
                record(1, "seen", TODAY, TODAY - 9, 1.5, "A", 5).withId("moved"),
                record(0, "seen", TODAY - 1, TODAY - 9, 1.5, "A", 5),
                record(0, "seen", TODAY + 1, TODAY - 9, 1.5, "A", 5),
                record(0, "seen", TODAY, TODAY - 8, 1.5, "A", 5),
                record(0, "seen", TODAY, TODAY - 9, Math.nextUp(1.5), "A", 5),
                record(0, "seen", TODAY, TODAY - 9, null, "A", 5),
                record(0, "seen", TODAY, TODAY - 9, 1.5, "a", 5),
                record(0, "seen", TODAY, TODAY - 9, 1.5, null, 5),
                record(0, "seen", TODAY, TODAY - 9, 1.5, "A", 6),
                record(0, "seen", TODAY, TODAY - 9, 1.5, "A", null));
        // Then
        assertThat(changed)
                .extracting(other -> digest(insteadOfSeen(List.of(other))))
                .doesNotContain(digest(ALL));
        assertThat(digest(insteadOfSeen(List.of()))).isNotEqualTo(digest(ALL));
        assertThat(digest(insteadOfSeen(List.of(SEEN, SEEN.withId("more"))))).isNotEqualTo(digest(ALL));
    }

    @Test
    void what_is_not_seen_does_not_change_the_digest() {
        // Given
        List<HistoryRecord> seen =
                ALL.stream().filter(each -> each.knownOn() <= TODAY).toList();
        List<HistoryRecord> more = new ArrayList<>(ALL);
        more.add(record(1, "much later", TODAY + 400, TODAY, 5, "C", 1));
        // Then
        assertThat(seen).hasSizeLessThan(ALL.size());
        assertThat(digest(seen)).isEqualTo(digest(ALL)).isEqualTo(digest(more));
        assertThat(MadeUp.past(SOURCES, ALL).digest(TODAY + 1)).isNotEqualTo(digest(ALL));
    }

    @Test
    void the_digest_tells_sources_apart() {
        // Given
        HistoryRecord asLoan = record(0, "id", 5, 5, 1, "A", 1);
        HistoryRecord asCard = record(1, "id", 5, 5, 1, "A", 1);
        // Then
        assertThat(digest(List.of(asLoan))).isNotEqualTo(digest(List.of(asCard)));
        assertThat(MadeUp.past(List.of(CARDS, LOANS), List.of(asCard)).digest(TODAY))
                .isNotEqualTo(
                        MadeUp.past(List.of(LOANS, CARDS), List.of(asLoan)).digest(TODAY));
    }

    @Test
    void the_digest_is_over_names_numbers_of_records_and_their_digests() {
        // Given
        var sha = Digest.sha256();
        byte[] loan = new RecordBytes(LOANS.fields()).of(SEEN);
        byte[] ofLoans = Digest.sha256().digest(loan);
        byte[] ofCards = Digest.sha256().digest();
        // When
        sha.update("loans 1\n".getBytes(StandardCharsets.UTF_8));
        sha.update(ofLoans);
        sha.update("cards 0\n".getBytes(StandardCharsets.UTF_8));
        sha.update(ofCards);
        // Then
        assertThat(MadeUp.past(SOURCES, List.of(SEEN)).digest(TODAY)).isEqualTo(sha.digest());
    }

    @Test
    void a_source_is_empty_until_something_of_it_is_known() {
        // Given
        Past past = MadeUp.past(SOURCES, ALL);
        // Then
        assertThat(past.emptySources(TODAY - 10)).containsExactly("loans", "cards");
        assertThat(past.emptySources(TODAY - 9)).containsExactly("cards");
        assertThat(past.emptySources(TODAY)).isEmpty();
    }

    @Test
    void a_past_is_cleared_for_the_next_customer() {
        // Given
        Past past = MadeUp.past(SOURCES, ALL);
        byte[] nobodys = new Past(SOURCES).digest(TODAY);
        assertThat(past.digest(TODAY)).isNotEqualTo(nobodys);
        // When
        past.clear();
        // Then
        assertThat(past.digest(TODAY)).isEqualTo(nobodys);
        assertThat(past.emptySources(TODAY)).containsExactly("loans", "cards");
    }

    private static List<HistoryRecord> insteadOfSeen(List<HistoryRecord> others) {
        var all = new ArrayList<>(ALL);
        all.remove(SEEN);
        all.addAll(others);
        return all;
    }

    private static byte[] digest(List<HistoryRecord> records) {
        return MadeUp.past(SOURCES, records).digest(TODAY);
    }
}
