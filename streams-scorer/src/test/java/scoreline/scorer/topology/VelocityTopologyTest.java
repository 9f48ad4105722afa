package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Before;
import scoreline.judgement.DecidedInMemory;
import scoreline.judgement.Deciding;
import scoreline.judgement.Judge;
import scoreline.judgement.MadeUp;
import scoreline.judgement.MadeUpBundle;
import scoreline.judgement.PayloadDigest;
import scoreline.scorer.topology.TestBench.Making;
import scoreline.scoring.decision.Velocity;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

/** What the topology finds of an applicant's earlier applications, and what a policy makes of it. */
class VelocityTopologyTest {
    private static final Velocity ONE_AT_ONCE = new Velocity(1, 1, 1, 0, Optional.of(Duration.ZERO));

    @TempDir
    private static Path folder;

    /** Its policy reviews a third application in a day. */
    private static Judge judge;

    @TempDir
    private Path state;

    /** What the applications saw, in the order in which they were decided. */
    private final List<Velocity> seen = new ArrayList<>();

    @BeforeAll
    static void train() {
        judge = new Judge(
                MadeUpBundle.write(folder.resolve("bundle"), 2), MadeUp.SCHEMA, TimeBounds.usual(), () -> NOW);
    }

    private TestBench watching(Duration remember) {
        return new TestBench(state, making(remember, (application, source, now) -> {
            seen.add(application.velocity());
            return MadeUp.decision(application, source, now);
        }));
    }

    private TestBench judging() {
        return new TestBench(
                state, making(Duration.ofDays(7), (application, source, _) -> judge.decide(application, source)));
    }

    private static Making making(Duration remember, Deciding deciding) {
        var usual = Limits.usual();
        var making = new Making();
        making.limits =
                new Limits(usual.largestApplication(), usual.largestDecision(), remember, usual.registryPatience());
        making.deciding = deciding;
        return making;
    }

    private static GenericRecord at(Instant submitted, GenericRecord application) {
        return with(application, "submitted_at", submitted.toEpochMilli());
    }

    @Test
    void ids_that_are_each_others_beginning_are_told_apart() {
        try (var bench = watching(Duration.ofDays(7))) {
            // Given
            bench.send(application("1", "1"));
            bench.send(application("2", "12"));
            bench.send(application("2", "11"));
            bench.send(application("1", "\0"));
            seen.clear();
            // When
            bench.send(application("12", "1"));
            bench.send(application("1", "12"));
            bench.send(application("\uFFFF", "11"));
            bench.send(application("\0\0", "\0"));
            bench.send(application("2", "112"));
            // Then
            assertThat(seen).containsExactly(ONE_AT_ONCE, ONE_AT_ONCE, ONE_AT_ONCE, ONE_AT_ONCE, Velocity.NONE);
        }
    }

    @Test
    void a_repetition_among_ids_that_are_each_others_beginning_is_found() {
        try (var bench = watching(Duration.ofDays(7))) {
            // Given
            for (var id : List.of("1", "12", "123", "1\0", "1\uFFFF")) {
                bench.send(application(id, "p"));
            }
            // When
            bench.send(application("12", "p"));
            bench.send(with(application("1", "p"), "AMT_CREDIT", 5.0));
            // Then
            assertThat(bench.told).endsWith("repeated", "CONFLICT").hasSize(7);
            assertThat(seen).extracting(Velocity::last24Hours).containsExactly(0, 1, 2, 3, 4);
        }
    }

    /** 40 days make segments of 20. */
    @Test
    void the_whole_of_the_remembered_time_is_seen_and_nothing_before() {
        try (var bench = watching(Duration.ofDays(40))) {
            // Given
            var start = NOW.minus(Duration.ofDays(100));
            for (int day : List.of(0, 15, 30, 39)) {
                var then = start.plus(Duration.ofDays(day));
                bench.send(at(then, application("day " + day, "p")), then);
            }
            seen.clear();
            // When
            for (var later : List.of(Duration.ofDays(40), Duration.ofDays(40).plusHours(1), Duration.ofDays(70))) {
                var then = start.plus(later);
                bench.send(at(then, application("after " + later, "p")), then);
            }
            // Then
            assertThat(seen)
                    .containsExactly(
                            new Velocity(0, 1, 3, 0, Optional.of(Duration.ofDays(1))),
                            new Velocity(1, 2, 4, 0, Optional.of(Duration.ofHours(1))),
                            new Velocity(
                                    0, 0, 1, 0, Optional.of(Duration.ofDays(30).minusHours(1))));
        }
    }

    @Test
    void what_is_sent_late_counts_by_its_time_of_submission() {
        try (var bench = watching(Duration.ofDays(7))) {
            // Given
            bench.send(at(NOW.minus(Duration.ofHours(2)), application("second", "p")));
            // When
            bench.send(at(NOW.minus(Duration.ofHours(30)), application("first", "p")));
            bench.send(at(NOW, application("third", "p")));
            // Then
            assertThat(seen)
                    .containsExactly(
                            Velocity.NONE, Velocity.NONE, new Velocity(1, 2, 2, 0, Optional.of(Duration.ofHours(2))));
        }
    }

    @Test
    void refusals_count_and_rejections_do_not() {
        try (var bench = watching(Duration.ofDays(7))) {
            // Given
            bench.send(with(application("refused", "p"), "AMT_CREDIT", 2e6));
            bench.send(with(application("rejected", "p"), "AMT_CREDIT", null));
            // When
            bench.send(application("last", "p"));
            // Then
            assertThat(bench.told).containsExactly("REFUSE", "MISSING_FIELD", "APPROVE");
            assertThat(seen).last().isEqualTo(new Velocity(1, 1, 1, 1, Optional.of(Duration.ZERO)));
        }
    }

    @Test
    void a_third_application_in_a_day_is_reviewed_where_the_policy_allows_two() {
        try (var bench = judging()) {
            // When
            for (int hours : List.of(47, 24, 12, 1)) {
                bench.send(at(NOW.minus(Duration.ofHours(hours)), approved("-" + hours + "h")));
            }
            // Then
            assertThat(bench.decisions.readValuesToList())
                    .satisfiesExactly(
                            first -> assertRuled(first, DecisionOutcome.APPROVE, null, 0, null),
                            second -> assertRuled(second, DecisionOutcome.APPROVE, null, 1, 23 * 3_600L),
                            third -> assertRuled(third, DecisionOutcome.APPROVE, null, 1, 12 * 3_600L),
                            fourth -> assertRuled(fourth, DecisionOutcome.REVIEW, "MOST_IN_DAY", 2, 11 * 3_600L));
        }
    }

    private static GenericRecord approved(String id) {
        return with(application(id, "p"), "AMT_CREDIT", 30_000.0);
    }

    private static void assertRuled(
            CreditDecision decision,
            DecisionOutcome outcome,
            @Nullable String rule,
            int lastDay,
            @Nullable Long sinceLast) {
        assertThat(decision.getOutcome()).isEqualTo(outcome);
        assertThat(decision.getPolicyRule()).isEqualTo(rule);
        assertThat(decision.getVelocity())
                .extracting(ApplicantVelocity::getLast24Hours, ApplicantVelocity::getSinceLastSeconds)
                .containsExactly(lastDay, sinceLast);
    }

    @Test
    void an_erased_applicant_has_applied_for_nothing_and_what_is_sent_again_is_decided_again() {
        try (var bench = watching(Duration.ofDays(40))) {
            // Given
            for (var applicant : List.of("p", "p-1", "q")) {
                bench.send(application("old", applicant), NOW.minus(Duration.ofDays(39)));
                bench.send(application("new", applicant), NOW);
            }
            seen.clear();
            // When
            bench.send("p".getBytes(UTF_8), null, NOW.minus(Duration.ofDays(50)));
            // Then
            assertThat(bench.decided()).hasSize(4).noneMatch(identity -> identity.contains("\1p"));
            bench.send(application("new", "p"));
            bench.send(application("new", "p-1"));
            assertThat(seen).containsExactly(Velocity.NONE);
            assertThat(bench.told).endsWith("erased", "APPROVE", "repeated");
        }
    }

    /** Applications with repetitions, conflicts and rejections among them; ids are each other's beginnings. */
    @RepeatedTest(20)
    void a_file_is_decided_as_the_topic_is(RepetitionInfo run) {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var sent = new ArrayList<GenericRecord>();
        for (int i = 0; i < 60; i++) {
            var application = at(
                    NOW.minus(Duration.ofMinutes(random.nextInt(1_500))),
                    with(
                            application("1".repeat(1 + random.nextInt(12)), "1".repeat(1 + random.nextInt(3))),
                            "AMT_CREDIT",
                            random.nextInt(10) == 0 ? null : random.nextDouble(1_000, 100_000)));
            sent.add(random.nextInt(6) == 0 && i > 0 ? sent.get(random.nextInt(i)) : application);
        }
        try (var bench = judging()) {
            // When
            sent.forEach(bench::send);
            var offline = offline(sent);
            // Then
            assertThat(bench.decisions.readValuesToList().stream()
                            .map(VelocityTopologyTest::placeless)
                            .toList())
                    .isEqualTo(offline.decisions)
                    .hasSizeBetween(10, 40)
                    .anyMatch(decision -> decision.getPolicyRule() != null);
            assertThat(bench.told.stream()
                            .map(word -> DECIDED.contains(word) ? "decided" : word)
                            .toList())
                    .isEqualTo(offline.told)
                    .contains("repeated", "CONFLICT", "MISSING_FIELD");
        }
    }

    private static final List<String> DECIDED = List.of("APPROVE", "REVIEW", "REFUSE");

    /** What became of a file: its decisions, and of each application a word. */
    record Offline(List<CreditDecision> decisions, List<String> told) {}

    private static Offline offline(List<GenericRecord> applications) {
        var offline = new Offline(new ArrayList<>(), new ArrayList<>());
        var decided = new DecidedInMemory();
        for (var application : applications) {
            var digest = PayloadDigest.of(MadeUp.bytes(application));
            switch (judge.admit(application)) {
                case Refused refused -> offline.told.add(refused.code().name());
                case Admitted admitted -> {
                    switch (decided.before(admitted, digest)) {
                        case Before.Same _ -> offline.told.add("repeated");
                        case Before.Different _ -> offline.told.add("CONFLICT");
                        case Before.Never never -> {
                            var decision = judge.decide(admitted.with(never.velocity()), null);
                            decided.remember(digest, decision);
                            offline.decisions.add(decision);
                            offline.told.add("decided");
                        }
                    }
                }
            }
        }
        return offline;
    }

    private static CreditDecision placeless(CreditDecision decision) {
        return CreditDecision.newBuilder(decision)
                .clearSourcePartition()
                .clearSourceOffset()
                .build();
    }
}
