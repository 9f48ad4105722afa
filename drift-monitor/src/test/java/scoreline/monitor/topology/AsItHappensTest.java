package scoreline.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static scoreline.monitor.Made.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.sums.Courses;
import scoreline.monitor.sums.Stretch;
import scoreline.monitor.sums.Sums;
import scoreline.monitor.sums.Told;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftTurn;

/** What is told before a window is over. */
class AsItHappensTest {
    private static final Sums SUMS = Sums.of(Made.known().baseline());
    private static final int CHANGE = 500;
    private static final int BACK = 1_000;
    private static final int ALL = 5_200;

    /** One a second; from `CHANGE` to `BACK` the odds are 2.7 times as high. */
    private static List<CreditDecision> decisions(SplittableRandom random) {
        List<CreditDecision> decisions = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            var decision = Made.decision(random, NOW.plusSeconds(i));
            decisions.add(i >= CHANGE && i < BACK ? riskier(decision) : decision);
        }
        return decisions;
    }

    private static CreditDecision riskier(CreditDecision decision) {
        double odds = Math.E * decision.getProbabilityOfDefault() / (1 - decision.getProbabilityOfDefault());
        return CreditDecision.newBuilder(decision)
                .setProbabilityOfDefault(odds / (1 + odds))
                .build();
    }

    private static Making making() {
        var making = Making.hourly();
        making.bundle = Made.known();
        making.ends = true;
        return making;
    }

    private static List<DriftAlert> sums(Cluster cluster) {
        return IntStream.range(0, cluster.alerts.size())
                .mapToObj(cluster::alert)
                .filter(alert -> alert.getWhat().startsWith("sum:"))
                .toList();
    }

    @Test
    void a_change_of_the_scores_is_told_of_within_minutes_and_is_over_after_an_hour() {
        // Given
        var making = making();
        making.partitions = 1;
        var cluster = new Cluster(making);
        decisions(new SplittableRandom(11)).forEach(decision -> cluster.send(0, decision));
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        var alerts = sums(cluster);
        assertThat(alerts)
                .extracting(DriftAlert::getWhat, DriftAlert::getTurn)
                .containsExactly(tuple("sum:log-odds", DriftTurn.STARTED), tuple("sum:log-odds", DriftTurn.RECOVERED));
        assertThat(alerts.getFirst()).satisfies(alert -> {
            assertThat(alert.getSince()).isBetween(NOW.plusSeconds(CHANGE - 100), NOW.plusSeconds(CHANGE + 50));
            assertThat(alert.getWindowEnd()).isBetween(NOW.plusSeconds(CHANGE + 30), NOW.plusSeconds(CHANGE + 200));
            assertThat(alert.getLogOdds()).isBetween(0.5, 1.8);
            assertThat(alert.getP()).isNull();
            assertThat(alert.getSentenceEn()).startsWith("A change, seen as it happens. Since about 1 March 2026, 12:");
        });
        assertThat(alerts.getLast()).satisfies(alert -> {
            assertThat(alert.getEpisodeId()).isEqualTo(alerts.getFirst().getEpisodeId());
            assertThat(alert.getRows()).isGreaterThanOrEqualTo(3_000);
            assertThat(alert.getLogOdds()).isBetween(-0.2, 0.2);
            assertThat(alert.getSentenceFr())
                    .startsWith("Le changement depuis le 1er mars 2026 à 12:")
                    .contains("est terminé : aucune alarme après le 1er mars 2026 à 12:");
        });
    }

    @Test
    void an_episode_that_runs_is_told_over_a_restart() {
        // Given
        var making = making();
        making.partitions = 1;
        var cluster = new Cluster(making);
        decisions(new SplittableRandom(11)).subList(0, BACK).forEach(decision -> cluster.send(0, decision));
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        var running = cluster.told.running;
        cluster.told.running(List.of());
        cluster.crash();
        cluster.tick();
        // Then
        assertThat(running).hasSize(1);
        assertThat(cluster.told.running).isEqualTo(running);
    }

    @RepeatedTest(4)
    void the_same_decisions_give_the_same_alarms_however_they_come_and_whatever_crashes(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var making = making();
        making.partitions = 1 + random.nextInt(4);
        var cluster = new Cluster(making);
        var decisions = decisions(random);
        var jumbled = new ArrayList<>(decisions);
        for (int i = 0; i + 40 < ALL; i += 40) {
            Collections.shuffle(jumbled.subList(i, i + 40), new Random(random.nextLong()));
        }
        jumbled.forEach(decision -> cluster.send(random.nextInt(making.partitions), decision));
        // When
        while (!cluster.isAllRead()) {
            switch (random.nextInt(12)) {
                case 0 -> cluster.crash();
                case 1 -> cluster.crashWhilePassingOn();
                case 2 -> cluster.crashWhileJudging();
                case 3 -> cluster.commit();
                case 4, 5 -> cluster.tick();
                default -> cluster.read(random.nextInt(making.partitions), random.nextInt(400));
            }
        }
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.told.outOfTurn).isZero();
        assertThat(sums(cluster).stream().map(AsItHappensTest::figures).toList())
                .isNotEmpty()
                .isEqualTo(
                        oracle(decisions).stream().map(AsItHappensTest::figures).toList());
    }

    /** All decisions in order, with neither partitions nor transactions. */
    private static List<Told> oracle(List<CreditDecision> decisions) {
        var stretches = new TreeMap<Instant, Stretch>();
        decisions.forEach(decision -> {
            var alone = Stretch.of(
                    decision.getSubmittedAt(),
                    decision.getProbabilityOfDefault(),
                    decision.getOutcome() == DecisionOutcome.REFUSE);
            stretches.merge(alone.start(), alone, Stretch::add);
        });
        var courses = Courses.start();
        List<Told> told = new ArrayList<>();
        for (var stretch : stretches.values()) {
            var step = SUMS.step(Courses.read(courses.toBytes()), stretch);
            courses = step.courses();
            told.addAll(step.told());
        }
        return told;
    }

    private static Tuple figures(Told told) {
        return tuple(
                told.turn().name(),
                told.since(),
                told.from(),
                told.to(),
                told.rows(),
                told.sentence().en());
    }

    private static Tuple figures(DriftAlert alert) {
        return tuple(
                alert.getTurn().name(),
                alert.getSince(),
                alert.getWindowStart(),
                alert.getWindowEnd(),
                alert.getRows(),
                alert.getSentenceEn());
    }

    @Test
    void a_decision_that_comes_after_its_turn_is_left_to_its_window() {
        // Given
        var making = making();
        making.partitions = 1;
        var cluster = new Cluster(making);
        for (int i = 0; i < 300; i++) {
            cluster.send(0, Made.decision(new SplittableRandom(i), NOW.plusSeconds(i)));
        }
        cluster.readAll();
        cluster.tick();
        // When
        cluster.send(0, Made.decision(new SplittableRandom(1), NOW.plusSeconds(60)));
        cluster.send(0, Made.decision(new SplittableRandom(2), NOW.plusSeconds(290)));
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.told.outOfTurn).isEqualTo(1);
        assertThat(cluster.reports)
                .singleElement()
                .extracting(DriftReport::getRows)
                .isEqualTo(302L);
    }

    @Test
    void a_partition_that_is_idle_is_waited_for_until_it_says_so() {
        // Given
        var making = making();
        making.ends = false;
        making.now = NOW.plusSeconds(CHANGE + 400);
        var cluster = new Cluster(making);
        decisions(new SplittableRandom(11)).subList(0, CHANGE + 400).forEach(decision -> cluster.send(0, decision));
        cluster.readAll();
        // When
        cluster.tick();
        int atFirst = sums(cluster).size();
        cluster.ticks(Duration.ofMinutes(2));
        // Then
        assertThat(atFirst).as("the other partition may have failed").isZero();
        assertThat(sums(cluster)).extracting(DriftAlert::getTurn).containsExactly(DriftTurn.STARTED);
        assertThat(cluster.reports).isEmpty();
    }
}
