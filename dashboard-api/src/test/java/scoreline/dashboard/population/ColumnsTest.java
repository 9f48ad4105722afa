package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class ColumnsTest {
    private static final List<Column> WANTED =
            List.of(Column.OUTCOME, Column.PROBABILITY, Column.POINTS, Column.feature(0), Column.cell(2));

    private static final List<DecisionOutcome> IN_COLUMN =
            List.of(DecisionOutcome.APPROVE, DecisionOutcome.REVIEW, DecisionOutcome.REFUSE);

    private static List<String> read(Columns columns, Api api) throws SQLException {
        try (var connection = api.database().readingOneMoment()) {
            var read = columns.snapshot(connection, 1).numbers(WANTED);
            var outcomes = requireNonNull(read.get(Column.OUTCOME));
            var probabilities = requireNonNull(read.get(Column.PROBABILITY));
            var points = requireNonNull(read.get(Column.POINTS));
            var amounts = requireNonNull(read.get(Column.feature(0)));
            var contracts = requireNonNull(read.get(Column.cell(2)));
            assertThat(List.of(outcomes.count(), probabilities.count(), points.count(), amounts.count()))
                    .containsOnly(contracts.count());
            return IntStream.range(0, contracts.count())
                    .mapToObj(i -> line(
                            outcomes.byteAt(i),
                            probabilities.doubleAt(i),
                            points.shortAt(i),
                            amounts.floatAt(i),
                            contracts.byteAt(i)))
                    .toList();
        }
    }

    private static String line(int outcome, double probability, int points, float amount, int contract) {
        return outcome + " " + probability + " " + points + " " + amount + " " + contract;
    }

    private static String line(CreditDecision decision) {
        return line(
                IN_COLUMN.indexOf(decision.getOutcome()),
                decision.getProbabilityOfDefault(),
                decision.getPoints(),
                decision.getFeatureValues().get(0),
                decision.getBins().get(decision.getBins().position() + 2));
    }

    @Test
    void what_is_kept_is_what_was_decided() throws Exception {
        // Given
        var api = Api.shared();
        var columns = new Columns();
        var expected = api.decisions().stream().map(ColumnsTest::line).toList();
        // When
        var first = read(columns, api);
        var again = read(columns, api);
        // Then
        assertThat(first).isEqualTo(expected);
        assertThat(again).isEqualTo(expected);
        assertThat(columns.keptBytes())
                .isEqualTo(
                        Api.DECISIONS * WANTED.stream().mapToLong(Column::width).sum());
    }

    @Test
    void no_more_is_kept_than_may_be_and_the_answer_stays_right() throws Exception {
        // Given
        var api = Api.shared();
        var columns = new Columns(40_000);
        // When
        var first = read(columns, api);
        var again = read(columns, api);
        // Then
        assertThat(again).isEqualTo(first).hasSize(Api.DECISIONS);
        assertThat(columns.keptBytes()).isBetween(1L, 40_000L);
    }

    @Test
    void who_is_forgotten_is_in_no_answer_whatever_was_kept() throws Exception {
        try (var api = Api.start()) {
            // Given
            var columns = new Columns();
            assertThat(read(columns, api)).doesNotContain(line(Column.ERASED, 0, 0, 0, 0));
            // When
            Writing.write(
                    api.database(),
                    api.source(),
                    api.source().topics().applications(),
                    List.of(Keyed.forget("applicant-3"), Keyed.forget("applicant-4700")));
            var once = read(columns, api);
            Writing.write(
                    api.database(),
                    api.source(),
                    api.source().topics().applications(),
                    List.of(Keyed.forget("applicant-4")));
            var twice = read(columns, api);
            // Then
            var expected = new ArrayList<>(
                    api.decisions().stream().map(ColumnsTest::line).toList());
            expected.set(3, line(Column.ERASED, 0, 0, 0, 0));
            expected.set(4_700, line(Column.ERASED, 0, 0, 0, 0));
            assertThat(once).isEqualTo(expected);
            expected.set(4, line(Column.ERASED, 0, 0, 0, 0));
            assertThat(twice).isEqualTo(expected);
        }
    }

    @Test
    void readers_at_once_see_some_moment_each_while_others_are_decided_and_forgotten() throws Exception {
        try (var api = Api.start();
                var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            // Given: of somebody forgotten all columns are blank, and of everybody else none
            var columns = new Columns();
            var all = api.decisions().stream().map(ColumnsTest::line).toList();
            var written = new AtomicBoolean();
            Callable<Integer> reading = () -> {
                int reads = 0;
                for (boolean last = false; !last; reads++) {
                    last = written.get();
                    var seen = read(columns, api);
                    assertThat(IntStream.range(0, seen.size())
                                    .filter(i -> !seen.get(i).equals(all.get(i % Api.DECISIONS))
                                            && !seen.get(i).equals(line(Column.ERASED, 0, 0, 0, 0))))
                            .isEmpty();
                    if (last) {
                        assertThat(seen).hasSize(2 * Api.DECISIONS);
                        assertThat(seen.stream().filter(line(Column.ERASED, 0, 0, 0, 0)::equals))
                                .hasSize(5);
                    }
                }
                return reads;
            };
            var reads = new ArrayList<Future<Integer>>();
            IntStream.range(0, 4).forEach(_ -> reads.add(readers.submit(reading)));
            // When
            for (int i = 0; i < 5; i++) {
                var some = api.decisions().subList(1_000 * i, 1_000 * (i + 1)).stream()
                        .map(each -> CreditDecision.newBuilder(each)
                                .setApplicantId("new-" + each.getApplicantId())
                                .build())
                        .map(Keyed::of)
                        .toList();
                Writing.write(
                        api.database(), api.source(), api.source().topics().decisions(), some);
                Writing.write(
                        api.database(),
                        api.source(),
                        api.source().topics().applications(),
                        List.of(Keyed.forget("applicant-" + 1_000 * i)));
            }
            written.set(true);
            // Then
            for (var each : reads) {
                assertThat(each.get()).isPositive();
            }
        }
    }
}
