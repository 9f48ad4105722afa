package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scoreline.scoring.history.MadeUp.applicationField;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Aggregate.Comparison;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Row;

class HistoryPlanTest {
    private static final double SENTINEL = -9;
    private static final HistorySource LOANS = source(
            "loans",
            historyField("amount", HistoryField.Kind.NUMBER, SENTINEL),
            historyField("paid", HistoryField.Kind.NUMBER),
            historyField("due", HistoryField.Kind.DAY),
            historyField("kind", HistoryField.Kind.CATEGORY));
    private static final HistorySource CARDS = source("cards", historyField("amount", HistoryField.Kind.NUMBER));
    private static final List<Field> FIELDS = List.of(applicationField("asked", 365_243.0));
    private static final Operand AMOUNT = new Operand.Recorded(0);
    private static final Operand PAID = new Operand.Recorded(1);
    private static final Operand DUE = new Operand.Recorded(2);
    private static final Operand ASKED = new Operand.Applied(0);
    private static final int KIND = 3;
    private static final int TODAY = 19_000;
    private static final long PATIENCE_MILLIS = 60_000;

    @ParameterizedTest
    @CsvSource(nullValues = "missing", textBlock = """
            COUNT,    '',                0, missing
            COUNT,    '-',               0, 1
            COUNT,    '5 - s 5',         0, 4
            SUM,      '',                0, missing
            SUM,      '- s',             0, missing
            SUM,      '0',               0, 0
            SUM,      '2 - s 3.5',       0, 5.5
            SUM,      '1e308 1e308',     0, missing
            MEAN,     '- s',             0, missing
            MEAN,     '2 - 3 s',         0, 2.5
            MIN,      's',               0, missing
            MIN,      '3 s -7 - 5',      0, -7
            MAX,      '-',               0, missing
            MAX,      '-3 - -7 s',       0, -3
            VARIANCE, '5',               0, missing
            VARIANCE, '5 - s',           0, missing
            VARIANCE, '5 5',             0, 0
            VARIANCE, '2 4 4 4 5 5 7 9', 0, 4
            VARIANCE, '1 - 3 s',         0, 1
            VARIANCE, '1e9 1000000003',  0, 2.25
            FIRST,    '-',               0, missing
            FIRST,    '- s 8 9',         0, 8
            LAST,     's',               0, missing
            LAST,     '8 9 - s',         0, 9
            SLOPE,    '',                3, missing
            SLOPE,    '5',               3, missing
            SLOPE,    '- 5 s',           3, missing
            SLOPE,    '1 3',             3, 2
            SLOPE,    '1 - 3 s 5',       3, 2
            SLOPE,    '4 4 4',           3, 0
            SLOPE,    '100 -50 1 2 4',   3, 1.5
            SLOPE,    '100 -50 1 2 4 -', 3, 1.5
            SLOPE,    '9 9 8 6',         2, -2
            SLOPE,    '1 2 3 5',         9, 1.3
            """)
    void a_statistic_is_what_one_computes_by_hand(
            Statistic statistic, String amounts, int last, @Nullable Double expected) {
        // Given
        List<HistoryRecord> loans = new ArrayList<>();
        for (String amount : amounts.isEmpty() ? new String[0] : amounts.split(" ")) {
            loans.add(loan(loans.size(), 0, number(amount), null, null, null));
        }
        Operand value = statistic.ofValues() ? AMOUNT : null;
        // When
        double found = of(new Aggregate(0, List.of(), 0, value, statistic, last), loans);
        // Then
        if (expected == null) {
            assertThat(found).isNaN();
        } else {
            assertThat(found).isCloseTo(expected, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_an_unknown_customer_everything_is_missing(Statistic statistic) {
        // Given
        Operand value = statistic.ofValues() ? AMOUNT : null;
        var aggregate = new Aggregate(0, List.of(), 0, value, statistic, statistic == Statistic.SLOPE ? 2 : 0);
        // Then
        assertThat(of(aggregate, List.of())).isNaN();
        assertThat(of(aggregate, List.of(record(1, "card", TODAY, TODAY, 5)))).isNaN();
        assertThat(of(aggregate, List.of(record(0, "late", TODAY + 1, TODAY - 9, 5, 5, 5, "A"))))
                .isNaN();
    }

    @Test
    void a_count_is_0_where_records_are_known_and_none_is_meant() {
        // Given
        List<HistoryRecord> loans = List.of(loan(1, 400, 5, null, null, "A"));
        var kindB = List.<Condition>of(new Condition.Is(KIND, Set.of("B")));
        // Then
        assertThat(of(count(kindB, 0), loans)).isZero();
        assertThat(of(count(List.of(), 12), loans)).isZero();
        assertThat(of(new Aggregate(0, kindB, 0, null, Statistic.SHARE, 0), loans))
                .isZero();
        assertThat(of(new Aggregate(0, List.of(), 12, null, Statistic.SHARE, 0), loans))
                .isNaN();
    }

    @Test
    void a_share_is_of_the_records_in_the_window() {
        // Given
        var kindA = List.<Condition>of(new Condition.Is(KIND, Set.of("A", "C")));
        List<HistoryRecord> loans = List.of(
                loan(1, 10, null, null, null, "A"),
                loan(2, 20, null, null, null, "B"),
                loan(3, 30, null, null, null, null),
                loan(4, 40, null, null, null, "C"),
                loan(5, 400, null, null, null, "A"));
        // Then
        assertThat(of(new Aggregate(0, kindA, 12, null, Statistic.SHARE, 0), loans))
                .isEqualTo(2 / 4.0);
        assertThat(of(new Aggregate(0, kindA, 0, null, Statistic.SHARE, 0), loans))
                .isEqualTo(3 / 5.0);
    }

    @ParameterizedTest
    @CsvSource({"ABOVE, 2", "AT_LEAST, 3", "BELOW, 1", "AT_MOST, 2", "EQUALS, 1"})
    void a_missing_value_holds_no_comparison(Comparison comparison, int holding) {
        // Given
        List<HistoryRecord> loans = List.of(
                loan(1, 0, 1, null, null, null),
                loan(2, 0, 2, null, null, null),
                loan(3, 0, 3, null, null, null),
                loan(4, 0, 4, null, null, null),
                loan(5, 0, null, null, null, null),
                loan(6, 0, SENTINEL, null, null, null));
        // When
        double found = of(count(List.of(new Condition.Compares(AMOUNT, comparison, 2)), 0), loans);
        // Then
        assertThat(found).isEqualTo(holding);
    }

    @Test
    void a_missing_sentinel_is_not_even_equal_to_itself() {
        // Given
        List<HistoryRecord> loans = List.of(loan(1, 0, SENTINEL, SENTINEL, null, null));
        // Then
        assertThat(of(count(List.of(new Condition.Compares(AMOUNT, Comparison.EQUALS, SENTINEL)), 0), loans))
                .isZero();
        assertThat(of(count(List.of(new Condition.Compares(PAID, Comparison.EQUALS, SENTINEL)), 0), loans))
                .isEqualTo(1);
    }

    @Test
    void all_conditions_must_hold() {
        // Given
        List<Condition> both =
                List.of(new Condition.Is(KIND, Set.of("A")), new Condition.Compares(AMOUNT, Comparison.ABOVE, 1));
        List<HistoryRecord> loans =
                List.of(loan(1, 0, 5, 1, null, "A"), loan(2, 0, 5, 2, null, "B"), loan(3, 0, 1, 4, null, "A"));
        // Then
        assertThat(of(new Aggregate(0, both, 0, PAID, Statistic.SUM, 0), loans)).isEqualTo(1);
    }

    /** Months of 365.25 / 12 days, rounded, a half to the even neighbour. */
    @ParameterizedTest
    @CsvSource({
        "1, 30",
        "2, 61",
        "3, 91",
        "6, 183",
        "12, 365",
        "18, 548",
        "24, 730",
        "36, 1096",
        "48, 1461",
        "72, 2192",
        "120, 3652",
        "1200, 36525"
    })
    void a_window_holds_what_happened_so_many_days_ago_and_no_more(int months, int days) {
        for (String today :
                List.of("1970-01-01", "2023-03-31", "2024-02-29", "2024-03-01", "2024-12-31", "2100-03-01")) {
            // Given
            int day = (int) LocalDate.parse(today).toEpochDay();
            List<HistoryRecord> loans = List.of(
                    record(0, "within", day, day - days, 1, null, null, null),
                    record(0, "before", day, day - days - 1, 2, null, null, null),
                    record(0, "today", day, day, 4, null, null, null),
                    record(0, "to come", day, day + 1, 8, null, null, null));
            // When
            double found = of(new Aggregate(0, List.of(), months, AMOUNT, Statistic.SUM, 0), loans, day, 0);
            // Then
            assertThat(found).as(today).isEqualTo(1 + 4 + 8);
        }
    }

    @Test
    void without_months_all_time_is_meant() {
        assertThat(of(count(List.of(), 0), List.of(record(0, "old", -700_000, -700_000, 1, 1, 1, "A"))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-28, 2024-03-01, 2", "2023-02-28, 2023-03-01, 1", "2024-12-31, 2023-12-31, -366"})
    void a_day_is_seen_in_days_from_the_application(LocalDate today, LocalDate due, int days) {
        // Given
        int day = (int) today.toEpochDay();
        HistoryRecord loan = record(0, "id", day, day, null, null, due.toEpochDay(), null);
        // Then
        assertThat(of(new Aggregate(0, List.of(), 0, DUE, Statistic.LAST, 0), List.of(loan), day, 0))
                .isEqualTo(days);
    }

    @Test
    void a_date_that_never_comes_is_missing() {
        // Given
        List<HistoryRecord> loans =
                List.of(loan(1, 0, null, null, Records.NEVER, null), loan(2, 0, null, null, TODAY - 3, null));
        // Then
        assertThat(of(new Aggregate(0, List.of(), 0, DUE, Statistic.MAX, 0), loans))
                .isEqualTo(-3);
        assertThat(of(count(List.of(new Condition.Compares(DUE, Comparison.AT_LEAST, -1e9)), 0), loans))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "6,  4,   3,      2,   1.5, 2",
        "6,  0,   3,      6,   NaN, 2",
        "0,  0,   3,      0,   NaN, 0",
        "-9, 4,   3,      NaN, NaN, NaN",
        "6,  NaN, 3,      NaN, NaN, 2",
        "6,  4,   0,      2,   1.5, NaN",
        "6,  4,   NaN,    2,   1.5, NaN",
        "6,  4,   365243, 2,   1.5, NaN"
    })
    void an_operand_is_missing_where_it_cannot_be_computed(
            double amount, double paid, double asked, Double difference, Double ratio, Double ofAsked) {
        // Given
        List<HistoryRecord> loans = List.of(loan(1, 0, amount, paid, null, null));
        // Then
        assertThat(of(last(new Operand.Difference(AMOUNT, PAID)), loans, TODAY, asked))
                .isEqualTo(difference);
        assertThat(of(last(new Operand.Ratio(AMOUNT, PAID)), loans, TODAY, asked))
                .isEqualTo(ratio);
        assertThat(of(last(new Operand.Ratio(AMOUNT, ASKED)), loans, TODAY, asked))
                .isEqualTo(ofAsked);
    }

    /** Infinity in the middle of a formula would make numbers of nothing: 5 / (1 / 0) is not 0. */
    @Test
    void an_operand_of_a_missing_operand_is_missing() {
        // Given
        List<HistoryRecord> loans = List.of(loan(1, 0, 5, 0, null, null));
        var nothing = new Operand.Ratio(AMOUNT, PAID);
        // Then
        assertThat(of(last(new Operand.Ratio(AMOUNT, nothing)), loans)).isNaN();
        assertThat(of(last(new Operand.Difference(nothing, nothing)), loans)).isNaN();
        assertThat(of(count(List.of(new Condition.Compares(nothing, Comparison.ABOVE, 0)), 0), loans))
                .isZero();
    }

    @Test
    void what_becomes_known_later_is_seen_by_later_applications_alone() {
        // Given
        var sum = new Aggregate(0, List.of(), 0, AMOUNT, Statistic.SUM, 0);
        var sources = List.of(LOANS, CARDS);
        Past past = MadeUp.past(
                sources,
                List.of(
                        record(0, "first", TODAY, TODAY - 50, 1, null, null, null),
                        record(0, "second", TODAY + 1, TODAY - 99, 2, null, null, null),
                        record(0, "third", TODAY + 30, TODAY + 30, 4, null, null, null)));
        var plan = new HistoryPlan(MadeUp.catalogue(FIELDS, sources, List.of(sum)));
        // When
        List<Double> seen = IntStream.of(-1, 0, 1, 29, 30, 0)
                .mapToObj(later -> plan.evaluate(past, applicationAsking(0), TODAY + later)[0])
                .toList();
        // Then
        assertThat(seen).containsExactly(Double.NaN, 1.0, 3.0, 3.0, 7.0, 1.0);
    }

    @Test
    void each_source_has_its_own_aggregates() {
        // Given
        var aggregates = List.of(
                new Aggregate(1, List.of(), 0, AMOUNT, Statistic.SUM, 0),
                new Aggregate(0, List.of(), 0, AMOUNT, Statistic.SUM, 0));
        var sources = List.of(LOANS, CARDS);
        var plan = new HistoryPlan(MadeUp.catalogue(FIELDS, sources, aggregates));
        Past past = MadeUp.past(sources, List.of(record(1, "id", 0, 0, 5), loan(1, 0, 7, null, null, null)));
        // When
        var cards = new double[] {1, 2};
        plan.evaluate(1, past.records(1), applicationAsking(0), TODAY, cards);
        // Then
        assertThat(plan.evaluate(past, applicationAsking(0), TODAY)).containsExactly(5, 7);
        assertThat(cards).containsExactly(5, 2);
    }

    /** What is allocated for a customer does not grow with the number of records. */
    @Test
    void nothing_is_allocated_for_a_record() {
        // Given
        Catalogue shipped = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
        var plan = new HistoryPlan(shipped);
        var application = new Row(
                new double[shipped.fields().size()],
                new @Nullable String[shipped.fields().size()]);
        Past few = many(shipped, 2);
        Past most = many(shipped, 400);
        long ofFew = Long.MAX_VALUE;
        long ofMost = Long.MAX_VALUE;
        // When
        for (long end = System.currentTimeMillis() + PATIENCE_MILLIS;
                (ofFew == Long.MAX_VALUE || ofMost > ofFew) && System.currentTimeMillis() < end; ) {
            for (int i = 0; i < 20; i++) {
                ofFew = Math.min(ofFew, allocated(() -> plan.evaluate(few, application, TODAY)));
                ofMost = Math.min(ofMost, allocated(() -> plan.evaluate(most, application, TODAY)));
            }
        }
        // Then
        assertThat(ofFew).isPositive();
        assertThat(ofMost).isEqualTo(ofFew);
    }

    /** So many records of each source, with a value for each field. */
    private static Past many(Catalogue catalogue, int count) {
        List<HistoryRecord> records = new ArrayList<>();
        for (int source = 0; source < catalogue.history().size(); source++) {
            for (int i = 0; i < count; i++) {
                int happened = TODAY - i;
                int place = i;
                Object[] values = catalogue.history().get(source).fields().stream()
                        .map(field -> switch (field.kind()) {
                            case NUMBER -> (Object) (1 + place % 7);
                            case CATEGORY -> place % 2 == 0 ? "Active" : "Approved";
                            case DAY -> happened;
                        })
                        .toArray();
                records.add(record(source, "id" + i, TODAY - i, happened, (@Nullable Object[]) values));
            }
        }
        return MadeUp.past(catalogue.history(), records);
    }

    /** In bytes, by this thread. */
    private static long allocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// @param place among the days on which they became known
    /// @param daysAgo when it happened
    private static HistoryRecord loan(
            int place,
            int daysAgo,
            @Nullable Object amount,
            @Nullable Object paid,
            @Nullable Object due,
            @Nullable String kind) {
        return record(0, "loan", TODAY - 100 + place, TODAY - daysAgo, amount, paid, due, kind)
                .withId("loan" + place);
    }

    /** `-` is missing, `s` the sentinel. */
    private static double number(String text) {
        return switch (text) {
            case "-" -> Double.NaN;
            case "s" -> SENTINEL;
            default -> Double.parseDouble(text);
        };
    }

    private static Aggregate count(List<Condition> where, int months) {
        return new Aggregate(0, where, months, null, Statistic.COUNT, 0);
    }

    private static Aggregate last(Operand value) {
        return new Aggregate(0, List.of(), 0, value, Statistic.LAST, 0);
    }

    private static double of(Aggregate aggregate, List<HistoryRecord> records) {
        return of(aggregate, records, TODAY, 0);
    }

    private static double of(Aggregate aggregate, List<HistoryRecord> records, int day, double asked) {
        var sources = List.of(LOANS, CARDS);
        var plan = new HistoryPlan(MadeUp.catalogue(FIELDS, sources, List.of(aggregate)));
        return plan.evaluate(MadeUp.past(sources, records), applicationAsking(asked), day)[0];
    }

    private static Row applicationAsking(double asked) {
        var numbers = new double[FIELDS.size()];
        Arrays.fill(numbers, asked);
        return new Row(numbers, new @Nullable String[FIELDS.size()]);
    }
}
