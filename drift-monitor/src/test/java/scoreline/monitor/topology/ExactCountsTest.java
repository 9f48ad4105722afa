package scoreline.monitor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.Made.NOW;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.report.Reports;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.monitor.window.WindowSize;
import scoreline.monitor.window.Windows;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftReport;

/** What is counted, counted by an oracle too. */
class ExactCountsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = NOW;

    private final SplittableRandom random = new SplittableRandom(7);

    @RepeatedTest(50)
    void final_counts_are_an_oracles_whatever_the_order_and_whatever_crashes(RepetitionInfo run) {
        // Given
        var seeded = new SplittableRandom(run.getCurrentRepetition());
        var making = new Making();
        making.partitions = 1 + seeded.nextInt(4);
        making.windows = Windows.of(
                List.of(WindowSize.tumbling(Duration.ofMinutes(20)), new WindowSize(HOUR, Duration.ofMinutes(30))));
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
        while (!cluster.isAllRead()) {
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
        assertThat(cluster.counts(Duration.ofMinutes(20))).isEqualTo(shortOnes.bytes());
        assertThat(cluster.counts(HOUR)).isEqualTo(overlapping.bytes());
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
        making.windows =
                Windows.of(List.of(WindowSize.tumbling(Duration.ofDays(1)), WindowSize.tumbling(Duration.ofDays(30))));
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
        while (!cluster.isAllRead()) {
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
        assertThat(cluster.counts(Duration.ofDays(1))).isEqualTo(days.bytes());
        assertThat(cluster.counts(Duration.ofDays(30))).isEqualTo(months.bytes());
        assertThat(cluster.reports)
                .extracting(DriftReport::getClosedBy)
                .contains(DriftClosing.WATERMARK, DriftClosing.END_OF_INPUT)
                .doesNotContain(DriftClosing.IDLE);
    }

    @Test
    void a_stream_of_old_decisions_closes_nothing_early_as_long_as_it_flows() {
        // Given
        var making = new Making();
        making.windows = Making.hourly().windows;
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
        var closed = cluster.counts(HOUR);
        assertThat(closed).hasSizeGreaterThan(30).isEqualTo(oracle.bytes().headMap(closed.lastKey(), true));
        assertThat(cluster.reports)
                .allSatisfy(report -> assertThat(report.getRevision()).isZero());
    }

    @Test
    void counts_that_come_twice_count_once() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.send(1, random, 10, NOON);
        cluster.readAll();
        cluster.tick();
        // When
        cluster.repeatPartials(4);
        cluster.repeatPartials(3);
        cluster.send(0, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.send(1, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.reports)
                .singleElement()
                .extracting(DriftReport::getRows)
                .isEqualTo(20L);
        assertThat(cluster.told.all).contains("repeated");
    }

    @Test
    void a_processor_that_begins_again_counts_nothing_twice() {
        // Given
        var cluster = new Cluster(Making.hourly());
        cluster.send(0, random, 10, NOON);
        cluster.read(0, 6);
        cluster.commit();
        cluster.read(0, 3);
        // When
        cluster.crash();
        cluster.crash();
        cluster.send(0, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.send(1, random, 1, NOON.plus(HOUR).plusSeconds(60));
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(cluster.reports)
                .singleElement()
                .extracting(DriftReport::getRows)
                .isEqualTo(10L);
        assertThat(cluster.told.all).doesNotContain("repeated");
    }

    @Test
    void an_overlapping_window_is_the_sum_of_its_panes() {
        // Given
        var making = Making.hourly();
        making.windows = Windows.of(
                List.of(WindowSize.tumbling(Duration.ofMinutes(10)), new WindowSize(HOUR, Duration.ofMinutes(10))));
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
        var panes = cluster.counts(Duration.ofMinutes(10));
        var overlapping = cluster.counts(HOUR);
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
    void a_year_that_comes_between_two_ticks_is_passed_on_in_time() {
        // Given
        var making = Making.hourly();
        making.partitions = 1;
        making.ends = true;
        var cluster = new Cluster(making);
        var oracle = new Oracle(HOUR, HOUR);
        for (int i = 0; i < 1_200; i++) {
            var decision =
                    Made.decision(random, NOON.minus(Duration.ofHours(1_200)).plus(Duration.ofHours(i)));
            oracle.count(decision);
            cluster.send(0, decision);
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.counts(HOUR)).isEqualTo(oracle.bytes());
    }

    @Test
    void what_cannot_be_counted_is_told_of_and_stops_nothing() {
        // Given
        var cluster = new Cluster(Making.hourly());
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

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
