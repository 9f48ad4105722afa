package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

class RecordsTest {
    private static final HistorySource SOURCE = source("loans", historyField("place", HistoryField.Kind.NUMBER));

    /** By the bytes of UTF-8, in which U+FF5E comes before U+1F600; a Java string has them the other way round. */
    private static final List<String> IDS_IN_ORDER = List.of("", "1", "10", "10:2", "2", "B", "a", "é", "～", "😀");

    @RepeatedTest(50)
    void records_come_in_the_order_of_the_day_they_became_known_then_of_their_ids_bytes(RepetitionInfo run) {
        // Given
        List<HistoryRecord> ordered = new ArrayList<>();
        for (int day : new int[] {-40_000, -1, 0, 1, 19_000}) {
            for (String id : IDS_IN_ORDER) {
                ordered.add(record(0, id, day, -day, ordered.size()));
            }
        }
        var shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(run.getCurrentRepetition()));
        // When
        Records records = MadeUp.records(SOURCE, shuffled);
        // Then
        assertThat(records.knownBy(Integer.MAX_VALUE)).isEqualTo(ordered.size());
        assertThat(IntStream.range(0, ordered.size()).mapToObj(place -> records.numbers(0)[records.at(place)]))
                .containsExactlyElementsOf(IntStream.range(0, ordered.size())
                        .asDoubleStream()
                        .boxed()
                        .toList());
        assertThat(records.digest(0)).isEqualTo(MadeUp.records(SOURCE, ordered).digest(0));
    }

    @ParameterizedTest
    @CsvSource({"-2147483648, 0", "9, 0", "10, 2", "11, 3", "19, 3", "20, 4", "2147483647, 4"})
    void a_record_is_known_on_its_day_and_after(int day, int known) {
        // When
        Records records = MadeUp.records(
                SOURCE,
                List.of(
                        record(0, "d", 20, 0, 4),
                        record(0, "a", 10, 30, 1),
                        record(0, "c", 11, 30, 3),
                        record(0, "b", 10, 30, 2)));
        // Then
        assertThat(records.knownBy(day)).isEqualTo(known);
    }

    @Test
    void nothing_of_one_customer_is_left_for_the_next() {
        // Given
        var category = source("loans", historyField("kind", HistoryField.Kind.CATEGORY));
        var codec = new RecordBytes(category.fields());
        var records = new Records(category);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = codec.of(record(0, "id" + i, i, i, "kind " + i));
            records.add(bytes, 0, bytes.length);
        }
        assertThat(records.knownBy(999)).isEqualTo(1_000);
        // When
        records.clear();
        byte[] next = codec.of(record(0, "other", 5, 5, new Object[] {null}));
        records.add(next, 0, next.length);
        // Then
        assertThat(records.knownBy(999)).isEqualTo(1);
        assertThat(records.texts(0)[records.at(0)]).isNull();
        assertThat(records.digest(999))
                .isEqualTo(MadeUp.records(category, List.of(record(0, "other", 5, 5, new Object[] {null})))
                        .digest(5));
    }
}
