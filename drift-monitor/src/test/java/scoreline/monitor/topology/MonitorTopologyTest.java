package scoreline.monitor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.Made.NOW;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.drift.histogram.WindowCounts;
import scoreline.monitor.Made;
import scoreline.monitor.report.Reports;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftClosing;

class MonitorTopologyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final SplittableRandom random = new SplittableRandom(3);

    @TempDir
    Path state;

    @Test
    void decisions_become_a_report_of_their_window() {
        // Given
        var oracle = new Oracle(HOUR, HOUR);
        try (var bench = new TestBench(state)) {
            for (int i = 0; i < 100; i++) {
                var decision = Made.decision(random, NOW.minus(HOUR).plusSeconds(i));
                oracle.count(decision);
                bench.send(Made.bytes(decision), NOW);
            }
            // When
            bench.pass(Duration.ofSeconds(3));
            bench.send(Made.bytes(Made.decision(random, NOW.plusSeconds(60))), NOW);
            bench.pass(Duration.ofSeconds(3));
            // Then
            var record = bench.reports.readRecord();
            assertThat(record.key()).isEqualTo(Reports.key(record.value()));
            assertThat(record.value().getCounts())
                    .isEqualTo(oracle.bytes().firstEntry().getValue());
            assertThat(record.value().getClosedBy()).isEqualTo(DriftClosing.WATERMARK);
            assertThat(bench.reports.isEmpty()).isTrue();
        }
    }

    @Test
    void reports_carry_transport_time_so_that_a_replay_of_the_past_is_kept() {
        // Given
        try (var bench = new TestBench(state)) {
            bench.send(Made.bytes(Made.decision(random, Instant.parse("2018-01-01T12:00:00Z"))), NOW);
            // When
            bench.pass(Duration.ofSeconds(2));
            bench.send(Made.bytes(Made.decision(random, Instant.parse("2018-01-01T13:01:00Z"))), NOW);
            bench.pass(Duration.ofSeconds(2));
            // Then
            assertThat(bench.reports.readRecord().getRecordTime()).isBetween(NOW, NOW.plusSeconds(10));
        }
    }

    @Test
    void counting_survives_every_stamp_and_every_null() {
        // Given
        try (var bench = new TestBench(state)) {
            // When
            bench.send(Made.bytes(Made.decision(random, NOW)), Instant.parse("2099-01-01T00:00:00Z"));
            bench.send(null, NOW);
            bench.send(Made.bytes(Made.decision(random, NOW)), Instant.EPOCH);
            // Then
            assertThat(bench.told.all).containsExactly("counted", "undecodable", "counted");
        }
    }

    @Test
    void whenever_a_commit_comes_the_changelog_has_whole_decisions_and_their_offsets() {
        // Given
        var oracle = new Oracle(HOUR, HOUR);
        try (var bench = new TestBench(state)) {
            for (int offset = 0; offset < 50; offset++) {
                var decision = Made.decision(random, NOW.plusSeconds(offset));
                var misfit = CreditDecision.newBuilder(decision).setMargin(Float.NaN).build();
                boolean fits = offset % 3 == 0;
                if (fits) {
                    oracle.count(decision);
                }
                // When: the driver commits after each record
                bench.send(Made.bytes(fits ? decision : misfit), NOW);
                // Then
                if (fits) {
                    var value = ByteBuffer.wrap(bench.changelog.readValue());
                    assertThat(value.getLong()).isZero();
                    assertThat(value.getLong()).isEqualTo(offset);
                    assertThat(ByteBuffer.wrap(WindowCounts.shortened(value.array(), value.position())))
                            .isEqualTo(oracle.bytes().get(NOW));
                }
                assertThat(bench.changelog.isEmpty()).isTrue();
            }
        }
    }

    @Test
    void what_is_passed_on_is_let_go() {
        // Given
        try (var bench = new TestBench(state)) {
            bench.send(Made.bytes(Made.decision(random, NOW)), NOW);
            bench.send(Made.bytes(Made.decision(random, NOW.minus(HOUR))), NOW);
            long before = bench.openPanes();
            // When
            bench.pass(Duration.ofSeconds(2));
            // Then
            assertThat(before).isEqualTo(2);
            assertThat(bench.openPanes()).isZero();
        }
    }
}
