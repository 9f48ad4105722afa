package scoreline.monitor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static scoreline.monitor.Made.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftTurn;
import scoreline.wire.DriftVerdict;

/** What reports and alerts say. */
class ReportingTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = NOW;

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void a_segment_is_reported_beside_all() {
        // Given
        var making = Making.hourly();
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
                .containsExactly(tuple(null, null, 100L), tuple("CONTRACT", "Cash", (long) cash));
    }

    @Test
    void an_episode_starts_goes_on_and_recovers_under_one_id() {
        // Given
        var making = Making.hourly();
        making.partitions = 1;
        making.ends = true;
        var cluster = new Cluster(making);
        // When
        for (int hour = 0; hour < 10; hour++) {
            for (int i = 0; i < 500; i++) {
                var time = NOON.minus(Duration.ofDays(1))
                        .plus(HOUR.multipliedBy(hour))
                        .plusSeconds(7L * i);
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
        var making = Making.hourly();
        making.ends = true;
        var cluster = new Cluster(making);
        cluster.send(0, random, 20, NOON);
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
}
