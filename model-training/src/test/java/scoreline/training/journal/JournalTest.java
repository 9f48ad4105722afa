package scoreline.training.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private final List<String> done = new ArrayList<>();

    @TempDir
    private Path folder;

    private record Piece(double value, List<String> words) {}

    @Test
    void what_was_done_is_not_done_again_and_comes_back_bit_by_bit() {
        // Given
        var before = journal("work");
        Piece first = piece(before, "a", 0.1 + 0.2);
        Piece odd = piece(before, "b", Double.NaN);
        // When
        var after = journal("work");
        // Then
        assertThat(after.found("piece")).isEqualTo(2);
        assertThat(after.found("other")).isZero();
        assertThat(piece(after, "a", 9)).isEqualTo(first);
        assertThat(piece(after, "b", 9)).isEqualTo(odd);
        assertThat(piece(after, "c", 3).value()).isEqualTo(3);
        assertThat(done).containsExactly("a", "b", "c");
        assertThat(journal("work").found("piece")).isEqualTo(3);
    }

    @Test
    void what_a_kill_cut_short_is_done_again_at_whatever_byte_it_came() throws IOException {
        // Given
        var whole = journal("work");
        piece(whole, "a", 1);
        piece(whole, "b", 2);
        String kept = Files.readString(file());
        int second = kept.indexOf("\n", kept.indexOf("\n") + 1) + 1;
        for (int length = 0; length < kept.length(); length++) {
            Files.writeString(file(), kept.substring(0, length));
            done.clear();
            // When
            var resumed = journal("work");
            Piece first = piece(resumed, "a", 1);
            Piece last = piece(resumed, "b", 2);
            // Then: a whole line without its end is whole
            assertThat(first.value()).isEqualTo(1);
            assertThat(last.value()).isEqualTo(2);
            assertThat(done)
                    .isEqualTo(
                            length < second - 1
                                    ? List.of("a", "b")
                                    : length < kept.length() - 1 ? List.of("b") : List.of());
            assertThat(journal("work").found("piece")).isEqualTo(2);
        }
    }

    @Test
    void the_journal_of_another_work_is_not_believed() {
        // Given
        piece(journal("work"), "a", 1);
        // When
        var other = journal("work of others");
        // Then
        assertThat(other.found("piece")).isZero();
        assertThat(piece(other, "a", 2).value()).isEqualTo(2);
        assertThat(journal("work").found("piece")).isZero();
    }

    @Test
    void when_all_is_through_nothing_stays() {
        // Given
        piece(journal("work"), "a", 1);
        // When
        Journal.delete(file());
        Journal.delete(file());
        // Then
        assertThat(file()).doesNotExist();
    }

    private Piece piece(Journal journal, String which, double value) {
        return journal.once("piece", which, Piece.class, () -> {
            done.add(which);
            return new Piece(value, List.of("w"));
        });
    }

    private Journal journal(String work) {
        return new Journal(file(), work);
    }

    private Path file() {
        return folder.resolve("deep/journal");
    }
}
