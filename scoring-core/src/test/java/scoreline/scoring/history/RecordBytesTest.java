package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

class RecordBytesTest {
    private static final HistorySource EACH_KIND = source(
            "each",
            historyField("number", HistoryField.Kind.NUMBER, 7.0),
            historyField("category", HistoryField.Kind.CATEGORY),
            historyField("day", HistoryField.Kind.DAY));
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        -1,
        0.01,
        -1234.56,
        4003.335,
        1L << 52,
        -(1L << 52) + 1,
        (1L << 53) + 2,
        1e22,
        Double.MIN_VALUE,
        -Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Math.PI
    };
    private static final String[] TEXTS = {"", "A", "é", "€uro", "😀", "a\0b\n", "x".repeat(127), "y".repeat(128)};

    @RepeatedTest(300)
    void any_record_is_read_as_it_was_written(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        HistorySource any = anySource(random);
        List<HistoryRecord> written = IntStream.range(0, 1 + random.nextInt(20))
                .mapToObj(i -> anyRecord(random, any, TEXTS[random.nextInt(TEXTS.length)] + i))
                .toList();
        // When
        Records read = MadeUp.records(any, written);
        // Then
        assertThat(read.size()).isEqualTo(written.size());
        for (int i = 0; i < written.size(); i++) {
            assertSame(read, i, written.get(i), any);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "63, 1",
        "-64, 1",
        "64, 2",
        "-65, 2",
        "365243, 3",
        "0.01, 1",
        "-0.64, 1",
        "81.91, 2",
        "-0.0, 8",
        "4003.335, 8",
        "0.1234, 8",
        "1e22, 8",
        "4.9e-324, 8"
    })
    void a_number_takes_as_many_bytes_as_it_needs_and_keeps_its_bits(double number, int bytes) {
        // Given
        var codec = new RecordBytes(EACH_KIND.fields());
        int without = codec.of(record(0, "id", 0, 0, null, null, null)).length;
        // When
        HistoryRecord written = record(0, "id", 0, 0, number, null, null);
        // Then
        assertThat(codec.of(written)).hasSize(without + bytes);
        assertSame(MadeUp.records(EACH_KIND, List.of(written)), 0, written, EACH_KIND);
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 128, 16_383, 16_384, 300_000})
    void long_texts_and_ids_are_kept(int length) {
        // Given
        HistoryRecord written = record(0, "é".repeat(length), -1, 1, 0.5, "😀".repeat(length), Records.NEVER);
        // When
        Records read = MadeUp.records(EACH_KIND, List.of(written));
        // Then
        assertSame(read, 0, written, EACH_KIND);
    }

    @Test
    void days_at_the_ends_of_what_an_int_holds_are_kept() {
        // Given
        int[] days = {Integer.MIN_VALUE, -1, 0, 1, Records.NEVER, Integer.MAX_VALUE};
        List<HistoryRecord> written = new ArrayList<>();
        for (int known : days) {
            for (int happened : days) {
                written.add(record(0, known + " " + happened, known, happened, null, "C", happened));
            }
        }
        // When
        Records read = MadeUp.records(EACH_KIND, written);
        // Then
        for (int i = 0; i < written.size(); i++) {
            assertSame(read, i, written.get(i), EACH_KIND);
        }
        assertThat(read.knownBy(-1)).isEqualTo(2 * days.length);
    }

    @Test
    void equal_records_have_equal_bytes_and_others_have_others() {
        // Given
        var codec = new RecordBytes(EACH_KIND.fields());
        byte[] bytes = codec.of(record(0, "id", 3, 2, 1.5, "A", 1));
        // When
        List<HistoryRecord> others = List.of(
                record(0, "ie", 3, 2, 1.5, "A", 1),
                record(0, "id", 4, 2, 1.5, "A", 1),
                record(0, "id", 3, 1, 1.5, "A", 1),
                record(0, "id", 3, 2, 1.25, "A", 1),
                record(0, "id", 3, 2, null, "A", 1),
                record(0, "id", 3, 2, 1.5, "B", 1),
                record(0, "id", 3, 2, 1.5, "", 1),
                record(0, "id", 3, 2, 1.5, null, 1),
                record(0, "id", 3, 2, 1.5, "A", 2));
        // Then
        assertThat(codec.of(record(0, "id", 3, 2, 1.5, "A", 1))).isEqualTo(bytes);
        assertThat(others).allSatisfy(other -> assertThat(codec.of(other)).isNotEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void an_infinite_number_is_refused(double number) {
        assertThatThrownBy(() -> new RecordBytes(EACH_KIND.fields()).of(record(0, "id", 0, 0, number, null, null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number of a history record must be finite");
    }

    @Test
    void a_record_that_ends_early_or_late_is_refused() {
        // Given
        var records = new Records(EACH_KIND);
        byte[] bytes = new RecordBytes(EACH_KIND.fields()).of(record(0, "id", 3, 2, 4003.335, "Active", 19_000));
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        // When
        for (int length = 0; length < bytes.length; length++) {
            int end = length;
            byte[] cut = Arrays.copyOf(bytes, end);
            // Then
            assertThatThrownBy(() -> records.add(cut, 0, end)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> records.add(bytes, 0, end)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> records.add(longer, 0, longer.length)).isInstanceOf(IllegalArgumentException.class);
        assertThat(records.size()).isZero();
        records.add(bytes, 0, bytes.length);
        assertThat(records.knownBy(3)).isEqualTo(1);
    }

    @RepeatedTest(200)
    void a_damaged_record_is_read_or_refused_and_nothing_else(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            HistorySource any = anySource(random);
            byte[] bytes = new RecordBytes(any.fields()).of(anyRecord(random, any, "id"));
            for (int damages = random.nextInt(4); damages >= 0; damages--) {
                bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
            }
            var records = new Records(any);
            // When
            Throwable thrown = catchThrowable(() -> {
                records.add(bytes, 0, bytes.length);
                records.add(bytes, 0, bytes.length);
                records.digest(Integer.MAX_VALUE);
            });
            // Then
            if (thrown != null) {
                assertThat(thrown)
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessage("a history record is damaged");
                assertThat(records.size()).isZero();
            }
        }
    }

    private static void assertSame(Records read, int record, HistoryRecord written, HistorySource source) {
        assertThat(read.happenedOn(record)).isEqualTo(written.happenedOn());
        for (int f = 0; f < source.fields().size(); f++) {
            if (source.fields().get(f).kind() == HistoryField.Kind.CATEGORY) {
                assertThat(read.texts(f)[record]).isEqualTo(written.texts()[f]);
            } else {
                assertThat(Double.doubleToLongBits(read.numbers(f)[record]))
                        .as("%s", written.numbers()[f])
                        .isEqualTo(Double.doubleToLongBits(written.numbers()[f]));
            }
        }
    }

    private static HistorySource anySource(SplittableRandom random) {
        List<HistoryField.Kind> kinds = List.of(HistoryField.Kind.values());
        return source(
                "any",
                IntStream.range(0, random.nextInt(10))
                        .mapToObj(i -> historyField("f" + i, kinds.get(random.nextInt(kinds.size()))))
                        .toArray(HistoryField[]::new));
    }

    private static HistoryRecord anyRecord(SplittableRandom random, HistorySource source, String id) {
        var values = source.fields().stream()
                .map(field -> random.nextInt(4) == 0 ? null : anyValue(random, field.kind()))
                .toArray();
        return record(0, id, random.nextInt(-30_000, 30_000), random.nextInt(), (@Nullable Object[]) values);
    }

    private static Object anyValue(SplittableRandom random, HistoryField.Kind kind) {
        return switch (kind) {
            case CATEGORY -> TEXTS[random.nextInt(TEXTS.length)];
            case DAY -> random.nextBoolean() ? Records.NEVER : random.nextInt(-30_000, 30_000);
            case NUMBER -> {
                double bits = Double.longBitsToDouble(random.nextLong());
                yield random.nextBoolean() || !Double.isFinite(bits) ? NUMBERS[random.nextInt(NUMBERS.length)] : bits;
            }
        };
    }
}
