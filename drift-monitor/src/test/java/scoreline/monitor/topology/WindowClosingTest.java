package scoreline.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static scoreline.monitor.Made.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;

/** When windows are reported, and how often. */
class WindowClosingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = NOW;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void a_window_closes_when_every_partition_has_passed_its_end_and_the_grace() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 10, NOON);
        // When
        cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
        cluster.send(1, Made.decision(random, NOON.plus(HOUR).plusSeconds(59)));
        cluster.readAll();
        cluster.tick();
        int before = cluster.reports.size();
        cluster.send(1, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(before).isZero();
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getWindowStart()).isEqualTo(NOON);
            assertThat(report.getWindowEnd()).isEqualTo(NOON.plus(HOUR));
            assertThat(report.getRows()).isEqualTo(20);
            assertThat(report.getClosedBy()).isEqualTo(DriftClosing.WATERMARK);
            assertThat(report.getComplete()).isTrue();
        });
    }

    @Test
    void a_partition_that_says_it_is_idle_is_not_waited_for() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(1, random, 1, NOON);
        cluster.readAll();
        cluster.tick();
        // When
        for (int i = 0; i < 6; i++) {
            cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(58 + i)));
            cluster.readAll();
            cluster.tick();
        }
        // Then
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getRows()).isEqualTo(1);
            assertThat(report.getClosedBy()).isEqualTo(DriftClosing.WATERMARK);
            assertThat(report.getComplete()).isTrue();
        });
    }

    @Test
    void what_was_decided_before_a_pause_of_the_task_moves_event_time_all_the_same() {
        // Given
        var making = Making.hourly();
        making.pace = new Pace(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ZERO, Duration.ZERO);
        var cluster = new Cluster(making);
        cluster.send(0, random, 1, NOON);
        cluster.send(1, random, 1, NOON);
        // When
        cluster.send(0, random, 1, NOON.plus(HOUR));
        cluster.send(1, random, 1, NOON.plus(HOUR));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.reports).hasSize(1);
    }

    @Test
    void a_partition_that_has_never_spoken_is_waited_for() {
        // Given
        var making = Making.hourly();
        making.now = NOON.plusSeconds(600);
        var cluster = new Cluster(making);
        cluster.send(0, random, 5, NOON.minus(HOUR.multipliedBy(3)));
        // When
        for (int i = 0; i < 30; i++) {
            cluster.send(0, Made.decision(random, NOON.plusSeconds(i)));
            cluster.read(0, 1_000);
            cluster.tick(1);
        }
        int whileItFlows = cluster.reports.size();
        for (int i = 0; i < 8; i++) {
            cluster.tick(1);
        }
        // Then
        assertThat(whileItFlows).isZero();
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getClosedBy()).isEqualTo(DriftClosing.IDLE);
            assertThat(report.getComplete()).isFalse();
        });
    }

    @Test
    void when_all_are_idle_windows_close_within_15_seconds_of_end_and_grace() {
        // Given
        var making = Making.hourly();
        making.now = NOON.plus(HOUR).minusSeconds(30);
        var cluster = new Cluster(making);
        cluster.send(0, random, 10, NOON);
        // When
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(88));
        int beforeTheGraceIsOver = cluster.reports.size();
        cluster.ticks(Duration.ofSeconds(15));
        // Then
        assertThat(beforeTheGraceIsOver).isZero();
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getRows()).isEqualTo(10);
            assertThat(report.getClosedBy()).isEqualTo(DriftClosing.IDLE);
            assertThat(report.getComplete()).isTrue();
        });
    }

    @Test
    void the_last_decision_right_before_the_grace_is_over_delays_nothing_by_more_than_15_seconds() {
        // Given
        var making = Making.hourly();
        making.now = NOON.plus(HOUR).plusSeconds(58);
        var cluster = new Cluster(making);
        cluster.send(0, random, 10, NOON);
        cluster.readAll();
        // When
        cluster.ticks(Duration.ofSeconds(2 + 15));
        // Then
        assertThat(cluster.reports).hasSize(1);
    }

    @Test
    void a_lull_in_the_middle_of_a_window_does_not_close_it() {
        // Given
        var making = Making.hourly();
        making.now = NOON.plusSeconds(600);
        var cluster = new Cluster(making);
        cluster.send(0, random, 10, NOON);
        cluster.readAll();
        // When
        cluster.ticks(Duration.ofMinutes(10));
        // Then
        assertThat(cluster.reports).isEmpty();
    }

    @Test
    void late_decisions_revise_the_report_until_the_window_is_settled() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(0, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.send(1, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // When
        cluster.send(1, random, 3, NOON);
        cluster.readAll();
        cluster.tick();
        cluster.send(1, random, 1, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(12));
        cluster.send(0, random, 1, NOON.plus(Duration.ofHours(26)));
        cluster.send(1, random, 1, NOON.plus(Duration.ofHours(26)));
        cluster.readAll();
        cluster.tick();
        cluster.send(1, random, 2, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(12));
        // Then
        assertThat(cluster.reports.stream()
                        .filter(report -> report.getWindowStart().equals(NOON)))
                .extracting(DriftReport::getRevision, DriftReport::getRows, DriftReport::getLateRows)
                .containsExactly(tuple(0, 10L, 0L), tuple(1, 14L, 4L));
        assertThat(cluster.told.tooLate).isEqualTo(2);
    }

    @Test
    void a_partition_of_nothing_but_rubbish_is_idle() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        // When
        for (int i = 0; i < 5; i++) {
            cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
            cluster.send(1, new byte[] {1, 2, 3});
            cluster.readAll();
            cluster.tick();
        }
        // Then
        assertThat(cluster.reports).hasSize(1);
    }

    @Test
    void a_decision_of_the_year_2099_is_counted_and_closes_nothing() {
        // Given
        var making = Making.hourly();
        making.now = NOON.plusSeconds(1_800);
        var cluster = new Cluster(making);
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 10, NOON);
        // When
        cluster.send(0, Made.decision(random, Instant.parse("2099-01-01T00:00:00Z")));
        cluster.send(1, Made.decision(random, Instant.parse("2099-01-01T00:00:00Z")));
        cluster.readAll();
        cluster.ticks(Duration.ofMinutes(2));
        // Then
        assertThat(cluster.reports).isEmpty();
        assertThat(cluster.told.all).hasSize(22).containsOnly("counted");
    }

    @Test
    void a_settled_window_does_not_begin_anew_after_a_restart() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 1, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(4));
        for (int i = 0; i < 4; i++) {
            cluster.send(
                    0, Made.decision(random, NOON.plus(Duration.ofHours(26)).plusSeconds(i)));
            cluster.readAll();
            cluster.tick();
        }
        // When
        cluster.crash();
        cluster.send(1, random, 3, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(30));
        // Then
        assertThat(cluster.reports.stream()
                        .filter(report -> report.getWindowStart().equals(NOON)))
                .extracting(DriftReport::getRevision, DriftReport::getRows)
                .containsExactly(tuple(0, 11L));
        assertThat(cluster.told.tooLate).isEqualTo(3);
    }

    @Test
    void the_end_is_reached_by_a_task_that_begins_with_the_counts_of_another() {
        // Given
        var making = Making.hourly();
        making.partitions = 1;
        making.ends = true;
        var cluster = new Cluster(making);
        cluster.send(0, random, 10, NOON);
        cluster.readAll();
        cluster.commit();
        // When
        cluster.crash();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports).extracting(DriftReport::getRows).containsExactly(10L);
    }

    @Test
    void while_the_process_stands_still_nobody_is_idle_and_nothing_is_silent() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 10, NOON);
        cluster.readAll();
        cluster.tick();
        cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
        // When
        cluster.standStill(Duration.ofMinutes(1));
        cluster.read(0, 1);
        cluster.tick();
        int afterwards = cluster.reports.size();
        for (int i = 0; i < 4; i++) {
            cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(61 + i)));
            cluster.readAll();
            cluster.tick();
        }
        // Then
        assertThat(afterwards).isZero();
        assertThat(cluster.reports).extracting(DriftReport::getClosedBy).containsExactly(DriftClosing.WATERMARK);
    }

    @Test
    void a_report_does_not_wait_for_the_commit_of_others() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 10, NOON);
        cluster.readAll();
        cluster.tick();
        boolean before = cluster.judgeAskedForCommit();
        // When
        cluster.send(0, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
        cluster.send(1, Made.decision(random, NOON.plus(HOUR).plusSeconds(60)));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(before).isFalse();
        assertThat(cluster.judgeAskedForCommit()).isTrue();
    }
}
