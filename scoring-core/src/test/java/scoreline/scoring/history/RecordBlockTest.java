package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

class RecordBlockTest {
    private static final HistorySource SOURCE = source(
            "loans",
            historyField("amount", HistoryField.Kind.NUMBER),
            historyField("kind", HistoryField.Kind.CATEGORY));
    private static final RecordBytes CODEC = new RecordBytes(SOURCE.fields());
    private static final int ALL = Integer.MAX_VALUE;
    private static final int ALWAYS = Integer.MIN_VALUE;

    @RepeatedTest(100)
    void a_block_holds_the_latest_word_on_each_record_known_last(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        int most = random.nextBoolean() ? ALL : 1 + random.nextInt(15);
        int since = random.nextBoolean() ? ALWAYS : random.nextInt(30);
        Map<String, HistoryRecord> expected = new LinkedHashMap<>();
        byte @Nullable [] block = null;
        for (int i = 0; i < 60; i++) {
            HistoryRecord next = record(
                    0, "id" + random.nextInt(25), random.nextInt(40), i, i / 4.0, "x".repeat(random.nextInt(200)));
            // When
            var kept = RecordBlock.put(block, CODEC.of(next), most, since);
            block = kept.bytes();
            // Then
            expected.put(next.id(), next);
            int before = expected.size();
            forget(expected, most, since);
            assertThat(kept.dropped()).isEqualTo(before - expected.size());
            assertThat(block).isEqualTo(block(inOrder(expected)));
            Records read = read(block);
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
            records.add(record(0, "id" + i, i % 7, 0, i, "A"));
        }
        byte[] expected = block(records);
        // When
        Collections.shuffle(records, new Random(run.getCurrentRepetition()));
        // Then
        assertThat(block(records)).isEqualTo(expected);
    }

    /** Reading its last byte as a length goes on for ever, and nothing but another thread would end it. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_record_that_ends_in_0_may_be_followed() {
        // Given
        byte[] block = block(List.of(record(0, "a", 5, 5, 1, "")));
        assertThat(block).endsWith((byte) 0);
        // When
        byte[] two = RecordBlock.put(block, CODEC.of(record(0, "b", 6, 6, 2, "")), ALL, ALWAYS)
                .bytes();
        // Then
        assertThat(read(two).size()).isEqualTo(2);
    }

    @Test
    void a_later_word_on_a_record_may_move_it_to_another_day() {
        // Given
        byte[] block = block(List.of(record(0, "a", 5, 5, 1, "A"), record(0, "b", 6, 6, 2, "B")));
        // When
        byte[] moved = RecordBlock.put(block, CODEC.of(record(0, "a", 7, 5, 3, null)), ALL, ALWAYS)
                .bytes();
        // Then
        Records read = read(moved);
        assertThat(read.knownBy(6)).isEqualTo(1);
        assertThat(read.knownBy(7)).isEqualTo(2);
        assertThat(read.numbers(0)[read.at(1)]).isEqualTo(3);
    }

    @Test
    void a_record_known_on_the_first_day_that_is_kept_is_kept() {
        // Given
        byte[] block = block(List.of(record(0, "a", 9, 0, 1, "A"), record(0, "b", 10, 0, 2, "B")));
        // When
        var kept = RecordBlock.put(block, CODEC.of(record(0, "c", 11, 0, 3, "C")), ALL, 10);
        // Then
        assertThat(kept.dropped()).isEqualTo(1);
        assertThat(kept.bytes())
                .isEqualTo(block(List.of(record(0, "b", 10, 0, 2, "B"), record(0, "c", 11, 0, 3, "C"))));
    }

    @Test
    void a_record_too_old_to_be_kept_leaves_nothing() {
        // When
        var kept = RecordBlock.put(null, CODEC.of(record(0, "a", 9, 0, 1, "A")), ALL, 10);
        // Then
        assertThat(kept.dropped()).isEqualTo(1);
        assertThat(kept.bytes()).isEmpty();
        assertThat(read(kept.bytes()).size()).isZero();
    }

    @Test
    void a_block_may_begin_anywhere_in_the_bytes() {
        // Given
        byte[] block = block(List.of(record(0, "a", 9, 0, 1, "A"), record(0, "b", 9, 0, 2, "B")));
        var bytes = new byte[8 + block.length];
        Arrays.fill(bytes, (byte) -1);
        System.arraycopy(block, 0, bytes, 8, block.length);
        var records = new Records(SOURCE);
        // When
        RecordBlock.read(bytes, 8, records);
        // Then
        assertThat(records.digest(ALL)).isEqualTo(read(block).digest(ALL));
    }

    @Test
    void a_block_cut_within_a_record_is_refused() {
        // Given
        Set<Integer> ends = new HashSet<>(Set.of(0));
        byte @Nullable [] block = null;
        for (int i = 0; i < 5; i++) {
            block = RecordBlock.put(block, CODEC.of(record(0, "id" + i, i, i, i / 3.0, "A")), ALL, ALWAYS)
                    .bytes();
            ends.add(block.length);
        }
        // When
        for (int length = 0; block != null && length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            // Then
            if (!ends.contains(length)) {
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @RepeatedTest(100)
    void a_damaged_block_is_read_or_refused_and_nothing_else(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        List<HistoryRecord> records = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            records.add(record(0, "id" + i, i, i, i / 3.0, "A"));
        }
        byte[] whole = block(records);
        byte[] added = CODEC.of(record(0, "id2", 2, 2, 2, "B"));
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            for (int damages = random.nextInt(6); damages >= 0; damages--) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            // When
            Stream.of(
                            catchThrowable(() -> read(damaged).digest(ALL)),
                            catchThrowable(() -> RecordBlock.put(damaged, added, ALL, ALWAYS)))
                    .filter(Objects::nonNull)
                    // Then
                    .forEach(thrown -> assertThat(thrown)
                            .isExactlyInstanceOf(IllegalArgumentException.class)
                            .hasMessage("a history record is damaged"));
        }
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

    private static byte[] block(List<HistoryRecord> records) {
        byte[] block = new byte[0];
        for (HistoryRecord each : records) {
            block = RecordBlock.put(block, CODEC.of(each), ALL, ALWAYS).bytes();
        }
        return block;
    }

    private static Records read(byte[] block) {
        var records = new Records(SOURCE);
        RecordBlock.read(block, 0, records);
        return records;
    }
}
