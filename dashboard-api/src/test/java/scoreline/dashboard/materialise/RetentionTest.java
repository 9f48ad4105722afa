package scoreline.dashboard.materialise;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import scoreline.service.operations.Metrics;
import scoreline.wire.CreditDecision;
import scoreline.wire.LoanOutcome;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;

class RetentionTest extends OnTables {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Retention A_YEAR = new Retention(Optional.of(Period.ofYears(1)), Optional.empty());

    /** The first moment that is kept. */
    private static final Instant LIMIT = Instant.parse("2025-03-01T00:00:00Z");

    private static final Instant OLD = LIMIT.minusMillis(1);

    private final Metrics metrics = new Metrics();
    private final Expiry expiry = new Expiry(A_YEAR, Made.SOURCE, InstantSource.fixed(NOW), metrics);

    RetentionTest() {
        super(InstantSource.fixed(NOW));
    }

    private void pass() throws SQLException {
        boolean removed;
        do {
            removed = expiry.step(writing);
        } while (removed);
    }

    private void execute(String statement) throws SQLException {
        try (var execute = writing.createStatement()) {
            boolean _ = execute.execute(statement);
        }
        writing.commit();
    }

    private CreditDecision decision(String applicant, Instant submitted) {
        return CreditDecision.newBuilder(Made.decision(random, applicant, "a-" + applicant, 0))
                .setSubmittedAt(submitted)
                .build();
    }

    private List<CreditDecision> decisions(String applicants, int count, Instant submitted) {
        var decisions = new ArrayList<CreditDecision>();
        for (int i = 0; i < count; i++) {
            decisions.add(decision(applicants + "-" + i, submitted.plusMillis(i)));
        }
        return decisions;
    }

    private static byte[] application(String applicant, Instant submitted) {
        var made = new GenericData.Record(Made.SOURCE.applicationSchema().current());
        made.put("applicant_id", applicant);
        made.put("application_id", "a-" + applicant);
        made.put("submitted_at", submitted.toEpochMilli());
        return Made.SOURCE.topics().applications().values().serializer().serialize("", made);
    }

    private static RejectedApplication rejection(long offset, Instant rejected) {
        return RejectedApplication.newBuilder()
                .setTopic(Made.SOURCE.topics().applications().name())
                .setPartition(0)
                .setOffset(offset)
                .setCode(RejectionCode.MISSING_FIELD)
                .setField("x")
                .setRejectedAt(rejected)
                .build();
    }

    private long total(int feature) throws SQLException {
        return distribution(feature, 0f, 5f).cells().stream()
                .mapToLong(cell -> cell.counts().total())
                .sum();
    }

    private long countBelow(float edge) throws SQLException {
        return distribution(0, 0f, edge, 10f).cells().get(1).counts().total();
    }

    private static long countBelow(float edge, List<CreditDecision> decisions) {
        return decisions.stream()
                .filter(each -> each.getFeatureValues().getFirst() < edge)
                .count();
    }

    private double removed(String table) {
        return metrics.counter("scoreline.retention.removed", "Rows that were too old to be kept", "table", table)
                .count();
    }

    @Test
    void what_is_too_old_goes_with_all_that_belongs_to_it_and_the_rest_stays() throws Exception {
        // Given
        var applications = Made.SOURCE.topics().applications();
        var outcomes = Made.SOURCE.monitored().outcomes();
        write(batch(List.of(decision("old", OLD), decision("kept", LIMIT)))
                .addBytes(applications, "old", application("old", OLD))
                .addBytes(applications, "kept", application("kept", LIMIT))
                .addBytes(applications, "waiting", application("waiting", OLD))
                .addBytes(applications, "gone", null)
                .add(outcomes, "old", new LoanOutcome("a-old", "old", NOW, true, 0))
                .add(outcomes, "kept", new LoanOutcome("a-kept", "kept", NOW, true, 0))
                .add(outcomes, "never", new LoanOutcome("a-never", "never", OLD, true, 0)));
        execute("""
                insert into link (link, applicant_id, application_id, expires_at, made_by)
                values ('\\x01', 'old', 'a-old', now(), 'm'), ('\\x02', 'kept', 'a-kept', now(), 'm')""");
        // When
        pass();
        // Then
        for (var table : List.of("decision", "application", "link")) {
            assertThat(asked("select applicant_id from " + table)).containsExactly("kept");
        }
        assertThat(asked("select count(*) from outcome")).containsExactly("1");
        assertThat(asked("select count(*) from erasure")).containsExactly("1");
        assertThat(asked("select places from bundle")).containsExactly("2");
        assertThat(removed("decision")).isEqualTo(1);
        assertThat(removed("application")).isEqualTo(2);
        assertThat(metrics.scrape()).contains("scoreline_retention_passed " + (double) NOW.getEpochSecond());
    }

    @Test
    void a_rejection_goes_with_its_application_whatever_time_that_says() throws Exception {
        // Given
        var applications = Made.SOURCE.topics().applications();
        var rejections = Made.SOURCE.topics().rejections();
        write(batch().addBytes(applications, "p", application("p", Instant.parse("9000-01-01T00:00:00Z")))
                .addBytes(applications, "q", application("q", Instant.parse("9000-01-01T00:00:00Z")))
                .add(rejections, "0", rejection(0, OLD))
                .add(rejections, "1", rejection(1, LIMIT)));
        // When
        pass();
        // Then
        assertThat(asked("select \"offset\" from rejection")).containsExactly("1");
        assertThat(asked("select applicant_id from application")).containsExactly("q");
    }

    @Test
    void numbers_are_blanked_and_populations_right_though_chunks_were_kept() throws Exception {
        // Given: old ones among others in a full chunk, which is kept once it was asked for
        var kept = decisions("kept", 5_000, LIMIT);
        var all = Stream.concat(
                        kept.subList(0, 2_000).stream(),
                        Stream.concat(
                                decisions("old", 500, OLD.minusSeconds(1)).stream(),
                                kept.subList(2_000, 5_000).stream()))
                .toList();
        write(batch(all));
        assertThat(total(0)).isEqualTo(5_500);
        // When
        pass();
        // Then
        assertThat(total(0)).isEqualTo(5_000);
        assertThat(countBelow(4)).isEqualTo(countBelow(4, kept));
        assertThat(asked("""
                select substring(numbers from 4 * 2000 + 1 for 4 * 500) = decode(repeat('00', 2000), 'hex')
                from chunk where "column" = 2 and chunk = 0""")).containsExactly("t");
        assertThat(asked("select applicant_id from decision where place % 4294967296 = 2500"))
                .containsExactly("kept-2000");
    }

    @Test
    void of_a_full_chunk_of_which_nobody_is_left_the_places_stay() throws Exception {
        // Given
        write(batch(decisions("old", 4_200, OLD.minusSeconds(5))));
        // When
        pass();
        // Then: all of the first, and of the second, which is not full, no column goes
        assertThat(asked("select \"column\" from chunk where chunk = 0")).containsExactly("-1");
        assertThat(asked("select encode(numbers, 'hex') from chunk where chunk = 0 and \"column\" = -1"))
                .containsExactly("03".repeat(4_096));
        assertThat(asked("select count(distinct octet_length(numbers) / case \"column\" when -1 then 1 when -2 then 8 "
                        + "when -3 then 8 when -4 then 2 when 10000 then 1 when 10001 then 1 when 10002 then 1 else 4 end) "
                        + "|| ' ' || count(*) from chunk where chunk = 1"))
                .containsExactly("1 10");
        // And when
        write(batch(decisions("new", 1, NOW)));
        // Then
        assertThat(asked("select place % 4294967296 from decision")).containsExactly("4200");
    }

    @Test
    void populations_are_right_where_whole_chunks_went() throws Exception {
        // Given
        var kept = decisions("kept", 5_000, LIMIT);
        write(batch(Stream.concat(decisions("old", 4_096, OLD.minusSeconds(5)).stream(), kept.stream())
                .toList()));
        assertThat(total(0)).isEqualTo(9_096);
        // When
        pass();
        // Then
        assertThat(total(0)).isEqualTo(5_000);
        assertThat(countBelow(4)).isEqualTo(countBelow(4, kept));
    }

    @Test
    void a_second_pass_does_nothing() throws Exception {
        // Given
        write(batch(Stream.concat(
                        decisions("old", 100, OLD.minusSeconds(1)).stream(), decisions("kept", 10, LIMIT).stream())
                .toList()));
        pass();
        var before =
                asked("select generation || ' ' || (select string_agg(xmin::text, ' ') from chunk) from forgetting");
        // When
        boolean removed = expiry.step(writing);
        // Then
        assertThat(removed).isFalse();
        assertThat(asked("select generation || ' ' || (select string_agg(xmin::text, ' ') from chunk) from forgetting"))
                .isEqualTo(before);
    }

    @Test
    void each_step_is_done_or_not_done_and_the_next_pass_does_the_rest() throws Exception {
        // Given: two chunks, of which the second cannot be written
        write(batch(decisions("old", 5_000, OLD.minusSeconds(5))));
        execute("""
                create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
                create trigger refuse before update on chunk
                for each row when (old.chunk = 1) execute function refuse()""");
        var clock = new Hands(NOW);
        var hourly = new Expiry(A_YEAR, Made.SOURCE, clock, new Metrics());
        // When
        for (int i = 0; i < 10; i++) {
            hourly.stepIfDue(writing);
            clock.advance(Duration.ofSeconds(1));
        }
        // Then
        assertThat(asked("select count(*) from decision")).containsExactly("904");
        assertThat(asked("select encode(numbers, 'hex') from chunk where chunk = 1 and \"column\" = -1")
                        .getFirst())
                .doesNotContain("03");
        // And when
        execute("drop trigger refuse on chunk");
        write(batch(decisions("new", 1, NOW)));
        hourly.stepIfDue(writing);
        assertThat(asked("select count(*) from decision")).containsExactly("905");
        clock.advance(Duration.ofHours(1));
        hourly.stepIfDue(writing);
        // Then
        assertThat(asked("select applicant_id from decision")).containsExactly("new-0");
    }

    @Test
    void what_is_too_old_when_it_comes_is_not_written() throws Exception {
        // Given
        tables = new Tables(writing, Made.SOURCE, 1, A_YEAR, InstantSource.fixed(NOW));
        var applications = Made.SOURCE.topics().applications();
        var outcomes = Made.SOURCE.monitored().outcomes();
        var rejections = Made.SOURCE.topics().rejections();
        // When
        write(batch(List.of(decision("old", OLD), decision("kept", LIMIT)))
                .addBytes(applications, "old", application("old", OLD))
                .addBytes(applications, "kept", application("kept", LIMIT))
                .add(outcomes, "old", new LoanOutcome("a-old", "old", OLD, true, 0))
                .add(outcomes, "kept", new LoanOutcome("a-kept", "kept", NOW, true, 0))
                .add(rejections, "0", rejection(7, OLD))
                .add(rejections, "1", rejection(8, LIMIT)));
        // Then
        assertThat(asked("select applicant_id from decision")).containsExactly("kept");
        assertThat(asked("select applicant_id from application")).containsExactly("kept");
        assertThat(asked("select count(*) from outcome")).containsExactly("1");
        assertThat(asked("select \"offset\" from rejection")).containsExactly("8");
        assertThat(asked("select places from bundle")).containsExactly("1");
        assertThat(asked("select next_offset from progress where topic = 'credit.decisions'"))
                .containsExactly("2");
        assertThat(asked("select count(*) from unreadable")).containsExactly("0");
    }

    @Test
    void whoever_says_nothing_keeps_all() throws Exception {
        // Given
        write(batch(List.of(decision("old", Instant.EPOCH))));
        // When
        new Expiry(Retention.FOR_EVER, Made.SOURCE, InstantSource.fixed(NOW), new Metrics()).stepIfDue(writing);
        // Then
        assertThat(asked("select count(*) from decision")).containsExactly("1");
    }

    /** A clock that is set by hand. */
    private static final class Hands implements InstantSource {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void advance(Duration time) {
            now = now.plus(time);
        }
    }
}
