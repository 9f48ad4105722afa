package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.remember;
import static scoreline.scoring.history.MadeUp.source;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

class RecordBlocksTest {
    private static final HistorySource SOURCE = source(
            "loans",
            historyField("amount", HistoryField.Kind.NUMBER),
            historyField("kind", HistoryField.Kind.CATEGORY));
    private static final RecordBytes CODEC = new RecordBytes(SOURCE.fields());
    private static final int ALL = Integer.MAX_VALUE;
    private static final int ALWAYS = Integer.MIN_VALUE;
    private static final int NEW_YEAR = (int) LocalDate.parse("2024-01-01").toEpochDay();

    @RepeatedTest(100)
    void blocks_hold_the_latest_word_on_each_of_the_records_known_last(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int most = random.nextBoolean() ? ALL : 1 + random.nextInt(15);
        int since = random.nextBoolean() ? ALWAYS : random.nextInt(30);
        Map<String, HistoryRecord> expected = new LinkedHashMap<>();
        Map<Integer, byte[]> stored = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            HistoryRecord next = record(
                    0,
                    "id" + random.nextInt(25),
                    random.nextInt(40),
                    random.nextInt(-800, 800),
                    random.nextInt(3) / 4.0,
                    "x".repeat(random.nextInt(200)));
            // When
            int forgotten = remember(stored, CODEC.of(next), most, since);
            // Then
            expected.put(next.id(), next);
            int before = expected.size();
            forget(expected, most, since);
            assertThat(forgotten).isEqualTo(before - expected.size());
            assertThat(stored.keySet())
                    .isEqualTo(expected.values().stream()
                            .map(RecordBlocksTest::year)
                            .collect(Collectors.toSet()));
            Records read = read(stored);
            assertThat(read.size()).isEqualTo(expected.size());
            assertThat(read.digest(ALL))
                    .isEqualTo(MadeUp.records(SOURCE, inOrder(expected)).digest(ALL));
        }
    }

    @RepeatedTest(20)
    void the_order_in_which_records_come_makes_no_difference(RepetitionInfo run) {
        // Given
        List<HistoryRecord> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(record(0, "id" + i, i % 7, 100 * i, i, "A"));
        }
        Map<Integer, byte[]> expected = stored(records);
        // When
        Collections.shuffle(records, new Random(run.getCurrentRepetition()));
        // Then
        assertThat(stored(records))
                .hasSameSizeAs(expected)
                .allSatisfy((year, block) -> assertThat(block).isEqualTo(expected.get(year)));
    }

    @Test
    void a_record_is_kept_with_its_year_and_a_later_word_may_move_it() {
        // Given
        Map<Integer, byte[]> stored = stored(List.of(
                record(0, "a", NEW_YEAR + 5, NEW_YEAR, 1, "A"), record(0, "b", NEW_YEAR + 6, NEW_YEAR - 1, 2, "B")));
        assertThat(stored).containsOnlyKeys(2023, 2024);
        // When
        remember(stored, CODEC.of(record(0, "a", NEW_YEAR + 7, NEW_YEAR - 1, 3, null)), ALL, ALWAYS);
        // Then
        Records read = read(stored);
        assertThat(stored).containsOnlyKeys(2023);
        assertThat(read.knownBy(NEW_YEAR + 6)).isEqualTo(1);
        assertThat(read.knownBy(NEW_YEAR + 7)).isEqualTo(2);
        assertThat(read.numbers(0)[read.at(1)]).isEqualTo(3);
    }

    @Test
    void one_year_is_written_for_a_record_more_and_none_for_one_that_is_there() {
        // Given
        Map<Integer, byte[]> stored = stored(
                List.of(record(0, "a", NEW_YEAR, NEW_YEAR, 1, "A"), record(0, "b", NEW_YEAR, NEW_YEAR - 1, 2, "B")));
        var blocks = new RecordBlocks();
        stored.forEach(blocks::add);
        // When
        blocks.put(CODEC.of(record(0, "b", NEW_YEAR, NEW_YEAR - 1, 2, "B")), ALL, ALWAYS);
        assertThat(blocks.changes()).isEmpty();
        blocks.put(CODEC.of(record(0, "c", NEW_YEAR, NEW_YEAR - 2, 2, "B")), ALL, ALWAYS);
        // Then
        assertThat(blocks.changes()).containsOnlyKeys(2023);
    }

    @Test
    void a_record_known_on_the_first_day_that_is_kept_is_kept() {
        // Given
        Map<Integer, byte[]> stored = stored(List.of(record(0, "a", 9, 0, 1, "A"), record(0, "b", 10, 0, 2, "B")));
        // When
        int forgotten = remember(stored, CODEC.of(record(0, "c", 11, 0, 3, "C")), ALL, 10);
        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(read(stored).knownBy(9)).isZero();
        assertThat(read(stored).knownBy(11)).isEqualTo(2);
    }

    @Test
    void a_record_too_old_to_be_kept_leaves_nothing() {
        // Given
        Map<Integer, byte[]> stored = new TreeMap<>();
        // When
        int forgotten = remember(stored, CODEC.of(record(0, "a", 9, 0, 1, "A")), ALL, 10);
        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(stored).isEmpty();
    }

    @Test
    void a_block_cut_within_a_record_is_refused() {
        // Given
        byte[] one = block(1);
        byte[] two = block(2);
        // When
        for (int length = 1; length < two.length; length++) {
            byte[] cut = Arrays.copyOf(two, length);
            // Then
            if (length != one.length) {
                assertThatThrownBy(() -> read(Map.of(1970, cut))).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(read(Map.of(1970, Arrays.copyOf(two, one.length))).size()).isEqualTo(1);
    }

    @RepeatedTest(100)
    void a_damaged_block_is_read_or_refused_and_nothing_else(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        byte[] whole = block(4);
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int damages = random.nextInt(6); damages >= 0; damages--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            // When
            Stream.of(
                            catchThrowable(() -> read(Map.of(1970, damaged)).digest(ALL)),
                            catchThrowable(() -> new RecordBlocks().add(1970, damaged)))
                    .filter(Objects::nonNull)
                    // Then
                    .forEach(thrown -> assertThat(thrown)
                            .isExactlyInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("damaged"));
        }
    }

    /** So many records of 1970; one is the beginning of two. */
    private static byte[] block(int records) {
        List<HistoryRecord> all = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            all.add(record(0, "id" + i, i, i, i / 3.0, "A"));
        }
        return Objects.requireNonNull(stored(all).get(1970));
    }

    private static void forget(Map<String, HistoryRecord> records, int most, int since) {
        List<HistoryRecord> ordered = inOrder(records);
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).knownOn() < since || ordered.size() - i > most) {
                records.remove(ordered.get(i).id());
            }
        }
    }

    private static List<HistoryRecord> inOrder(Map<String, HistoryRecord> records) {
        return records.values().stream()
                .sorted(Comparator.comparingInt(HistoryRecord::knownOn).thenComparing(HistoryRecord::id))
                .toList();
    }

    private static int year(HistoryRecord record) {
        return LocalDate.ofEpochDay(record.happenedOn()).getYear();
    }

    private static Map<Integer, byte[]> stored(List<HistoryRecord> records) {
        Map<Integer, byte[]> stored = new TreeMap<>();
        records.forEach(each -> remember(stored, CODEC.of(each), ALL, ALWAYS));
        return stored;
    }

    private static Records read(Map<Integer, byte[]> stored) {
        var records = new Records(SOURCE);
        stored.values().forEach(block -> RecordBlocks.read(block, records));
        return records;
    }
}
