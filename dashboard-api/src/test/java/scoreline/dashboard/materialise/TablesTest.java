package scoreline.dashboard.materialise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import scoreline.wire.CreditDecision;
import scoreline.wire.LoanOutcome;
import scoreline.wire.RejectedApplication;
import scoreline.wire.RejectionCode;

class TablesTest extends OnTables {
    TablesTest() {
        super(InstantSource.system());
    }

    private List<CreditDecision> decided(int from, int to) {
        var decided = new ArrayList<CreditDecision>();
        for (int i = from; i < to; i++) {
            decided.add(Made.decision(random, "p-" + i, "a-" + i, i));
        }
        return decided;
    }

    @Test
    void a_request_to_forget_on_another_partition_than_the_key_s_forgets_nobody() throws Exception {
        // Given: partition 0 of sixteen, which of so many applicants nearly none belongs to
        write(batch(decided(0, 50)));
        tables = new Tables(writing, Made.SOURCE, 16, Retention.FOR_EVER, InstantSource.system());
        var applicants = Made.SOURCE.topics().applications();
        var belongs = IntStream.range(0, 50)
                .mapToObj(i -> "p-" + i)
                .filter(id -> Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % 16 == 0)
                .toList();
        // When: twice, so that one request at least comes after what was decided
        var batch = batch();
        IntStream.range(0, 100).forEach(i -> batch.addBytes(applicants, "p-" + i % 50, null));
        write(batch);
        // Then
        assertThat(belongs).isNotEmpty();
        assertThat(asked("select applicant_id from decision"))
                .hasSize(50 - belongs.size())
                .doesNotContainAnyElementsOf(belongs);
    }

    @Test
    void decisions_stand_as_on_their_topic_and_in_chunks_whatever_the_batches() throws Exception {
        // Given
        var all = decided(0, 9_000);
        // When
        int done = 0;
        for (int size : new int[] {1, 4_095, 1, 3_000, 1_903}) {
            write(batch(all.subList(done, done + size)));
            done += size;
        }
        // Then
        assertThat(asked("select applicant_id from decision order by place"))
                .isEqualTo(all.stream().map(CreditDecision::getApplicantId).toList());
        assertThat(asked("select octet_length(numbers) from chunk where \"column\" = 0 order by chunk"))
                .containsExactly("16384", "16384", "3232");
        var found = distribution(0, 0, 5, 10);
        long below =
                all.stream().filter(each -> each.getFeatureValues().get(0) < 5).count();
        assertThat(found.cells().get(1).counts().total()).isEqualTo(below);
        assertThat(found.cells().get(2).counts().total()).isEqualTo(9_000 - below);
        assertThat(distribution(1, 0, 1).cells().getLast().counts().total()).isEqualTo(9_000);
    }

    @Test
    void the_whole_decision_comes_back_byte_for_byte() throws Exception {
        // Given
        var decision = decided(7, 8).getFirst();
        write(batch(List.of(decision)));
        // When
        var kept = asked("select encode(value, 'hex') from decision");
        // Then
        byte[] sent = Made.SOURCE.topics().decisions().values().serializer().serialize("", decision);
        assertThat(kept).containsExactly(HexFormat.of().formatHex(sent));
    }

    @Test
    void of_one_identity_the_first_decision_counts() throws Exception {
        // Given
        var first = Made.decision(random, "p", "a", 0);
        var second = Made.decision(random, "p", "a", 1);
        // When
        write(batch(List.of(first, second)));
        write(batch(List.of(second)));
        // Then
        assertThat(asked("select probability from decision"))
                .containsExactly(Double.toString(first.getProbabilityOfDefault()));
        assertThat(asked("select octet_length(numbers) from chunk where \"column\" = -1"))
                .containsExactly("1");
    }

    @Test
    void a_forgotten_applicant_leaves_nothing_and_what_comes_later_from_before_is_not_written() throws Exception {
        // Given
        var applications = Made.SOURCE.topics().applications();
        write(batch().addBytes(applications, "p", Made.application("p", "a"))
                .addBytes(applications, "q", Made.application("q", "b")));
        var known = Made.decision(random, "p", "a", 0);
        var other = Made.decision(random, "q", "b", 1);
        write(batch(List.of(known, other))
                .add(Made.SOURCE.monitored().outcomes(), "p", new LoanOutcome("a", "p", Made.NOON, true, 0)));
        // When
        write(batch().addBytes(applications, "p", null));
        // Then
        for (var table : List.of("application", "decision")) {
            assertThat(asked("select applicant_id from " + table)).doesNotContain("p");
        }
        assertThat(asked("select version from outcome")).isEmpty();
        var left = distribution(2, 0, 1);
        assertThat(left.cells().get(1).counts().total()).isEqualTo(1);
        assertThat(asked("select encode(numbers, 'hex') from chunk where \"column\" = 2")
                        .getFirst())
                .startsWith("00000000");
        // And when
        tables = new Tables(writing, Made.SOURCE, 1, Retention.FOR_EVER, InstantSource.system());
        write(batch(List.of(Made.decision(random, "p", "late", 1), Made.decision(random, "p", "again", 3))));
        // Then
        assertThat(asked("select application_id from decision where applicant_id = 'p'"))
                .containsExactly("again");
        assertThat(asked("select encode(applicant, 'hex') from erasure"))
                .containsExactly(HexFormat.of().formatHex(Identity.hashOf("p").array()));
    }

    @Test
    void a_forgotten_applicants_links_go() throws Exception {
        // Given
        try (var insert = writing.createStatement()) {
            int _ = insert.executeUpdate("""
                    insert into link (link, applicant_id, application_id, expires_at, made_by)
                    values ('\\x01', 'p', 'a', now(), 'm'), ('\\x02', 'q', 'a', now(), 'm')""");
        }
        writing.commit();
        // When
        write(batch().addBytes(Made.SOURCE.topics().applications(), "p", null));
        // Then
        assertThat(asked("select applicant_id from link")).containsExactly("q");
    }

    @Test
    void what_was_decided_after_somebody_was_forgotten_stays_though_it_is_read_before() throws Exception {
        // Given
        var applications = Made.SOURCE.topics().applications();
        write(batch(List.of(Made.decision(random, "p", "before", 0), Made.decision(random, "p", "after", 5))));
        write(batch().addBytes(applications, "p", Made.application("p", "before")));
        // When
        write(batch().addBytes(applications, "p", null));
        // Then
        assertThat(asked("select application_id from decision")).containsExactly("after");
        assertThat(asked("select application_id from application")).isEmpty();
    }

    @Test
    void what_no_table_can_hold_stops_nothing() throws Exception {
        // Given
        var applications = Made.SOURCE.topics().applications();
        var hostile = Made.decision(random, "p\0", "a", 0);
        var eternal = Made.decision(random, "p", "b", 1);
        eternal.put("submitted_at", Instant.ofEpochMilli(Long.MAX_VALUE));
        // When
        write(batch(List.of(hostile, eternal, Made.decision(random, "p", "good", 2)))
                .addBytes(applications, "p\0", Made.application("p\0", "a"))
                .addBytes(applications, "p\0", null)
                .addBytes(applications, "x".repeat(5_000), Made.application("x".repeat(5_000), "a"))
                .addBytes(applications, "somebody else", Made.application("p", "a"))
                .addBytes(applications, "p", Made.application("p", "good")));
        // Then
        assertThat(asked("select application_id from decision")).containsExactly("good");
        assertThat(asked("select application_id from application")).containsExactly("good");
        assertThat(asked("select topic || ' ' || \"offset\" from unreadable order by 1"))
                .containsExactly(
                        "credit.applications 0",
                        "credit.applications 2",
                        "credit.applications 3",
                        "credit.decisions 0",
                        "credit.decisions 1");
    }

    @Test
    void a_bundle_keeps_its_number_however_often_it_decides() throws Exception {
        // When
        for (int i = 0; i < 300; i++) {
            write(batch(decided(i, i + 1)));
        }
        // Then
        assertThat(asked("select last_value from bundle_bundle_seq")).containsExactly("1");
        assertThat(asked("select places from bundle")).containsExactly("300");
    }

    @Test
    void the_highest_version_of_an_outcome_counts() throws Exception {
        var topic = Made.SOURCE.monitored().outcomes();
        write(batch().add(topic, "p", new LoanOutcome("a", "p", Made.NOON, true, 2))
                .add(topic, "p", new LoanOutcome("a", "p", Made.NOON, false, 1))
                .add(topic, "p", new LoanOutcome("a", "p", Made.NOON, false, 3)));
        assertThat(asked("select defaulted from outcome")).containsExactly("f");
    }

    @Test
    void what_nobody_can_read_is_remembered_by_its_place() throws Exception {
        write(batch().addBytes(Made.SOURCE.topics().applications(), "p", new byte[] {1, 2, 3})
                .addBytes(Made.SOURCE.topics().decisions(), "p", new byte[] {1, 2, 3})
                .addBytes(Made.SOURCE.topics().decisions(), "p", null)
                .addBytes(Made.SOURCE.monitored().outcomes(), "p", new byte[] {1, 2, 3}));
        assertThat(asked("select topic || ' ' || \"offset\" from unreadable order by 1"))
                .containsExactly(
                        "credit.applications 0", "credit.decisions 0", "credit.decisions 1", "credit.outcomes 0");
    }

    @Test
    void a_rejection_is_written_once_whoever_sends_it_again() throws Exception {
        var topic = Made.SOURCE.topics().rejections();
        var rejection = new RejectedApplication(
                RejectionCode.NOT_FINITE, "AMT_CREDIT", "credit.applications", 1, 7L, Made.NOON);
        write(batch().add(topic, "credit.applications-1-7", rejection)
                .add(topic, "credit.applications-1-7", rejection));
        assertThat(asked("select code || ' ' || field from rejection")).containsExactly("NOT_FINITE AMT_CREDIT");
    }

    @Test
    void what_another_has_written_is_not_written_again() throws Exception {
        // Given
        var batch = batch(decided(0, 10));
        try (var other = database.writing()) {
            new Tables(other, Made.SOURCE, 1, Retention.FOR_EVER, InstantSource.system())
                    .write(batch.records(), batch.read());
        }
        // When
        assertThatThrownBy(() -> write(batch)).isInstanceOf(Overtaken.class);
        writing.rollback();
        // Then
        assertThat(asked("select count(*) from decision")).containsExactly("10");
        assertThat(asked("select next_offset from progress")).containsExactly("10");
    }
}
