package scoreline.monitor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static scoreline.monitor.Made.NOW;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.Made;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.report.Reports;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.monitor.window.WindowSize;
import scoreline.monitor.window.Windows;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftTurn;
import scoreline.wire.DriftVerdict;

class MonitorTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = NOW;

    private final SplittableRandom random = new SplittableRandom(7);

    @RepeatedTest(50)
    void final_counts_are_an_oracles_whatever_the_order_and_whatever_crashes(RepetitionInfo run) {
        // Given
        var seeded = new SplittableRandom(run.getCurrentRepetition());
        var making = new Making();
        making.partitions = 1 + seeded.nextInt(4);
        making.windows = Windows.of(List.of(
                WindowSize.tumbling(Duration.ofMinutes(20)), new WindowSize(HOUR, Duration.ofMinutes(30))));
        making.ends = true;
        var cluster = new Cluster(making);
        var shortOnes = new Oracle(Duration.ofMinutes(20), Duration.ofMinutes(20));
        var overlapping = new Oracle(HOUR, Duration.ofMinutes(30));
        for (int i = 0; i < 400; i++) {
            var decision = Made.decision(seeded, NOON.plusSeconds(20L * i - seeded.nextInt(900)));
            cluster.send(seeded.nextInt(making.partitions), decision);
            shortOnes.count(decision);
            overlapping.count(decision);
        }
        // When
        while (!allRead(cluster, making.partitions)) {
            switch (seeded.nextInt(12)) {
                case 0 -> cluster.crash();
                case 1 -> cluster.crashWhilePassingOn();
                case 2 -> cluster.crashWhileJudging();
                case 3 -> cluster.commit();
                case 4, 5 -> cluster.tick();
                default -> cluster.read(seeded.nextInt(making.partitions), seeded.nextInt(40));
            }
        }
        cluster.end();
        cluster.tick();
        cluster.tick();
        // Then
        assertThat(last(cluster.reports, Duration.ofMinutes(20))).isEqualTo(bytes(shortOnes));
        assertThat(last(cluster.reports, HOUR)).isEqualTo(bytes(overlapping));
        assertThat(cluster.reports.stream()
                        .collect(Collectors.groupingBy(Reports::key))
                        .values())
                .allSatisfy(ofOne -> assertThat(ofOne)
                        .extracting(DriftReport::getRevision)
                        .isEqualTo(IntStream.range(0, ofOne.size()).boxed().toList()));
    }

    @Test
    void a_year_of_event_time_replayed_closes_nothing_early() {
        // Given
        var making = new Making();
        making.partitions = 3;
        making.windows = Windows.of(
                List.of(WindowSize.tumbling(Duration.ofDays(1)), WindowSize.tumbling(Duration.ofDays(30))));
        making.ends = true;
        var cluster = new Cluster(making);
        var days = new Oracle(Duration.ofDays(1), Duration.ofDays(1));
        var months = new Oracle(Duration.ofDays(30), Duration.ofDays(30));
        var start = NOW.minus(Duration.ofDays(400));
        for (int i = 0; i < 3_000; i++) {
            var decision = Made.decision(random, start.plus(Duration.ofHours(3L * i)));
            cluster.send(i % 3, decision);
            days.count(decision);
            months.count(decision);
        }
        // When
        cluster.read(0, Integer.MAX_VALUE);
        cluster.ticks(Duration.ofMinutes(1));
        int whileOneHasNotBegun = cluster.reports.size();
        while (!allRead(cluster, 3)) {
            cluster.read(1, 40);
            cluster.read(2, 37);
            cluster.tick();
        }
        cluster.ticks(Duration.ofMinutes(1));
        cluster.end();
        cluster.tick();
        // Then
        assertThat(whileOneHasNotBegun).isZero();
        assertThat(cluster.reports).allSatisfy(report -> {
            assertThat(report.getRevision()).isZero();
            assertThat(report.getComplete()).isTrue();
            assertThat(report.getLateRows()).isZero();
        });
        assertThat(last(cluster.reports, Duration.ofDays(1))).isEqualTo(bytes(days));
        assertThat(last(cluster.reports, Duration.ofDays(30))).isEqualTo(bytes(months));
        assertThat(cluster.reports)
                .extracting(DriftReport::getClosedBy)
                .contains(DriftClosing.WATERMARK, DriftClosing.END_OF_INPUT)
                .doesNotContain(DriftClosing.IDLE);
    }

    @Test
    void a_stream_of_old_decisions_closes_nothing_early_as_long_as_it_flows() {
        // Given
        var making = new Making();
        making.windows = hours();
        var cluster = new Cluster(making);
        var oracle = new Oracle(HOUR, HOUR);
        var start = NOW.minus(Duration.ofDays(300)).truncatedTo(ChronoUnit.HOURS);
        // When
        for (int i = 0; i < 200; i++) {
            for (int p = 0; p < 2; p++) {
                var decision = Made.decision(random, start.plus(Duration.ofMinutes(10L * i)));
                oracle.count(decision);
                cluster.send(p, decision);
            }
            cluster.readAll();
            cluster.tick();
        }
        // Then
        var closed = last(cluster.reports, HOUR);
        assertThat(closed).hasSizeGreaterThan(30).isEqualTo(firstOf(bytes(oracle), closed.size()));
        assertThat(cluster.reports).allSatisfy(report -> assertThat(report.getRevision())
                .isZero());
    }

    @Test
    void a_window_closes_when_every_partition_has_passed_its_end_and_the_grace() {
        // Given
        var cluster = new Cluster(hourly());
        send(cluster, 0, 10, NOON);
        send(cluster, 1, 10, NOON);
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
        var cluster = new Cluster(hourly());
        send(cluster, 1, 1, NOON);
        cluster.readAll();
        cluster.tick();
        // When
        for (int i = 0; i < 4; i++) {
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
    void a_partition_that_has_never_spoken_is_waited_for() {
        // Given
        var making = hourly();
        making.now = NOON.plusSeconds(600);
        var cluster = new Cluster(making);
        send(cluster, 0, 5, NOON.minus(HOUR.multipliedBy(3)));
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
        var making = hourly();
        making.now = NOON.plus(HOUR).minusSeconds(30);
        var cluster = new Cluster(making);
        send(cluster, 0, 10, NOON);
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
        var making = hourly();
        making.now = NOON.plus(HOUR).plusSeconds(58);
        var cluster = new Cluster(making);
        send(cluster, 0, 10, NOON);
        cluster.readAll();
        // When
        cluster.ticks(Duration.ofSeconds(2 + 15));
        // Then
        assertThat(cluster.reports).hasSize(1);
    }

    @Test
    void a_lull_in_the_middle_of_a_window_does_not_close_it() {
        // Given
        var making = hourly();
        making.now = NOON.plusSeconds(600);
        var cluster = new Cluster(making);
        send(cluster, 0, 10, NOON);
        cluster.readAll();
        // When
        cluster.ticks(Duration.ofMinutes(10));
        // Then
        assertThat(cluster.reports).isEmpty();
    }

    @Test
    void late_decisions_revise_the_report_until_the_window_is_settled() {
        // Given
        var cluster = new Cluster(hourly());
        send(cluster, 0, 10, NOON);
        send(cluster, 0, 1, NOON.plus(HOUR).plusSeconds(60));
        send(cluster, 1, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // When
        send(cluster, 1, 3, NOON);
        cluster.readAll();
        cluster.tick();
        send(cluster, 1, 1, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(12));
        send(cluster, 0, 1, NOON.plus(Duration.ofHours(26)));
        send(cluster, 1, 1, NOON.plus(Duration.ofHours(26)));
        cluster.readAll();
        cluster.tick();
        send(cluster, 1, 2, NOON);
        cluster.readAll();
        cluster.ticks(Duration.ofSeconds(12));
        // Then
        assertThat(cluster.reports.stream().filter(report -> report.getWindowStart().equals(NOON)))
                .extracting(DriftReport::getRevision, DriftReport::getRows, DriftReport::getLateRows)
                .containsExactly(
                        tuple(0, 10L, 0L),
                        tuple(1, 14L, 4L));
        assertThat(cluster.told.tooLate).isEqualTo(2);
    }

    @Test
    void counts_that_come_twice_count_once() {
        // Given
        var cluster = new Cluster(hourly());
        send(cluster, 0, 10, NOON);
        send(cluster, 1, 10, NOON);
        cluster.readAll();
        cluster.tick();
        // When
        cluster.repeatPartials(4);
        cluster.repeatPartials(3);
        send(cluster, 0, 1, NOON.plus(HOUR).plusSeconds(60));
        send(cluster, 1, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.reports).singleElement().extracting(DriftReport::getRows).isEqualTo(20L);
        assertThat(cluster.told.all).contains("repeated");
    }

    @Test
    void a_processor_that_begins_again_counts_nothing_twice() {
        // Given
        var cluster = new Cluster(hourly());
        send(cluster, 0, 10, NOON);
        cluster.read(0, 6);
        cluster.commit();
        cluster.read(0, 3);
        // When
        cluster.crash();
        cluster.crash();
        send(cluster, 0, 1, NOON.plus(HOUR).plusSeconds(60));
        send(cluster, 1, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.reports).singleElement().extracting(DriftReport::getRows).isEqualTo(10L);
        assertThat(cluster.told.all).doesNotContain("repeated");
    }

    @Test
    void an_overlapping_window_is_the_sum_of_its_panes() {
        // Given
        var making = hourly();
        making.windows = Windows.of(List.of(
                WindowSize.tumbling(Duration.ofMinutes(10)), new WindowSize(HOUR, Duration.ofMinutes(10))));
        making.ends = true;
        var cluster = new Cluster(making);
        for (int i = 0; i < 300; i++) {
            cluster.send(i % 2, Made.decision(random, NOON.plusSeconds(random.nextInt(3 * 3_600))));
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        var panes = last(cluster.reports, Duration.ofMinutes(10));
        var overlapping = last(cluster.reports, HOUR);
        assertThat(overlapping).hasSizeGreaterThanOrEqualTo(18 + 5);
        overlapping.forEach((start, counts) -> {
            var sum = Made.judge().window();
            panes.subMap(start, start.plus(HOUR))
                    .values()
                    .forEach(pane -> sum.add(Made.judge().window(bytes(pane))));
            assertThat(ByteBuffer.wrap(sum.toBytes())).isEqualTo(counts);
        });
    }

    @Test
    void what_cannot_be_counted_is_told_of_and_stops_nothing() {
        // Given
        var cluster = new Cluster(hourly());
        cluster.send(0, "no decision".getBytes(UTF_8));
        cluster.send(
                0,
                CreditDecision.newBuilder(Made.decision(random, NOON))
                        .setBundleSha256("f".repeat(64))
                        .setBundleVersion("2")
                        .build());
        cluster.send(
                0,
                CreditDecision.newBuilder(Made.decision(random, NOON))
                        .setBins(ByteBuffer.wrap(new byte[] {5, 5, 99}))
                        .build());
        cluster.send(
                0,
                CreditDecision.newBuilder(Made.decision(random, NOON))
                        .setMargin(Float.NaN)
                        .build());
        cluster.send(0, Made.decision(random, NOON));
        // When
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.told.all)
                .containsExactly("undecodable", "unwatched made-up 2", "misfit", "misfit", "counted");
    }

    @Test
    void a_partition_of_nothing_but_rubbish_is_idle() {
        // Given
        var cluster = new Cluster(hourly());
        send(cluster, 0, 10, NOON);
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
        var making = hourly();
        making.now = NOON.plusSeconds(1_800);
        var cluster = new Cluster(making);
        send(cluster, 0, 10, NOON);
        send(cluster, 1, 10, NOON);
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
    void a_year_that_comes_between_two_ticks_is_passed_on_in_time() {
        // Given
        var making = hourly();
        making.partitions = 1;
        making.ends = true;
        var cluster = new Cluster(making);
        var oracle = new Oracle(HOUR, HOUR);
        for (int i = 0; i < 1_200; i++) {
            var decision = Made.decision(random, NOON.minus(Duration.ofHours(1_200)).plus(Duration.ofHours(i)));
            oracle.count(decision);
            cluster.send(0, decision);
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(last(cluster.reports, HOUR)).isEqualTo(bytes(oracle));
    }

    @Test
    void a_segment_is_reported_beside_all() {
        // Given
        var making = hourly();
        making.bundle = Made.segmented();
        making.ends = true;
        var cluster = new Cluster(making);
        int cash = 0;
        for (int i = 0; i < 100; i++) {
            var decision = Made.decision(random, NOON.plusSeconds(i));
            cash += decision.getBins().get(2) == 5 ? 1 : 0;
            cluster.send(i % 2, decision);
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports)
                .extracting(DriftReport::getSegmentFeature, DriftReport::getSegmentCategory, DriftReport::getRows)
                .containsExactly(
                        tuple(null, null, 100L),
                        tuple("CONTRACT", "Cash", (long) cash));
    }

    @Test
    void an_episode_starts_goes_on_and_recovers_under_one_id() {
        // Given
        var making = hourly();
        making.partitions = 1;
        making.ends = true;
        var cluster = new Cluster(making);
        // When
        for (int hour = 0; hour < 10; hour++) {
            for (int i = 0; i < 500; i++) {
                var time = NOON.minus(Duration.ofDays(1)).plus(HOUR.multipliedBy(hour)).plusSeconds(7L * i);
                cluster.send(0, Made.decision(random, time, hour >= 2 && hour < 5 ? 3 : 0));
            }
        }
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports).hasSize(10);
        var ofAmount = IntStream.range(0, cluster.alerts.size())
                .mapToObj(cluster::alert)
                .filter(alert -> alert.getWhat().equals("AMOUNT"))
                .toList();
        assertThat(ofAmount)
                .extracting(DriftAlert::getTurn)
                .containsExactly(
                        DriftTurn.STARTED,
                        DriftTurn.ONGOING,
                        DriftTurn.ONGOING,
                        DriftTurn.ONGOING,
                        DriftTurn.RECOVERED);
        assertThat(ofAmount.stream().map(DriftAlert::getEpisodeId).distinct()).hasSize(1);
        assertThat(ofAmount.getFirst().getSentenceEn()).contains("Amount").contains("two of the last three");
        var headers = cluster.alerts.getFirst().headers();
        assertThat(Stream.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type")
                        .map(name -> new String(headers.lastHeader(name).value(), UTF_8)))
                .containsExactly(
                        "1.0",
                        ofAmount.getFirst().getEpisodeId() + "/2026-02-28T16:00:00Z",
                        "/scoreline/drift-monitor/" + Made.SHA256,
                        "scoreline.drift.started",
                        "2026-02-28T16:00:00Z",
                        "application/avro");
        assertThat(amount(cluster.reports.get(2))).isEqualTo(DriftVerdict.WATCH);
        assertThat(amount(cluster.reports.get(3))).isEqualTo(DriftVerdict.DRIFT);
    }

    @Test
    void a_window_of_few_decisions_says_so() {
        // Given
        var making = hourly();
        making.ends = true;
        var cluster = new Cluster(making);
        send(cluster, 0, 20, NOON);
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getVerdict()).isEqualTo(DriftVerdict.INSUFFICIENT_DATA);
            assertThat(report.getSentenceEn()).contains("20 rows are too few");
            assertThat(report.getFindings()).hasSize(4);
        });
    }

    private static DriftVerdict amount(DriftReport report) {
        return report.getFindings().getFirst().getVerdict();
    }

    private void send(Cluster cluster, int partition, int decisions, Instant from) {
        for (int i = 0; i < decisions; i++) {
            cluster.send(partition, Made.decision(random, from.plusMillis(i)));
        }
    }

    private static Making hourly() {
        var making = new Making();
        making.windows = hours();
        making.pace = Pace.usual();
        return making;
    }

    private static Windows hours() {
        return Windows.of(List.of(WindowSize.tumbling(HOUR)));
    }

    private static boolean allRead(Cluster cluster, int partitions) {
        for (int p = 0; p < partitions; p++) {
            if (!cluster.isRead(p)) {
                return false;
            }
        }
        return true;
    }

    /** Counts of the last report of each window of a size, by its start. */
    private static TreeMap<Instant, ByteBuffer> last(List<DriftReport> reports, Duration size) {
        var last = new TreeMap<Instant, ByteBuffer>();
        reports.stream()
                .filter(report -> Duration.between(report.getWindowStart(), report.getWindowEnd())
                        .equals(size))
                .sorted(Comparator.comparing(DriftReport::getRevision))
                .forEach(report -> last.put(report.getWindowStart(), report.getCounts()));
        return last;
    }

    private static TreeMap<Instant, ByteBuffer> bytes(Oracle oracle) {
        var bytes = new TreeMap<Instant, ByteBuffer>();
        for (Map.Entry<Instant, WindowCounts> window : oracle.windows.entrySet()) {
            bytes.put(window.getKey(), ByteBuffer.wrap(window.getValue().toBytes()));
        }
        return bytes;
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static Map<Instant, ByteBuffer> firstOf(TreeMap<Instant, ByteBuffer> windows, int count) {
        return windows.entrySet().stream()
                .limit(count)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
