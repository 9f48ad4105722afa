package scoreline.monitor.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static scoreline.monitor.Made.NOW;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import scoreline.drift.verdict.Severity;
import scoreline.monitor.Made;
import scoreline.monitor.topology.Cluster.Making;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftPart;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
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
        sendHours(cluster, 0, 2, 0);
        sendHours(cluster, 2, 5, 3);
        sendHours(cluster, 5, 10, 0);
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
        assertThat(ofAmount.get(1).getSentenceEn())
                .startsWith("Drift since 28 February 2026, 16:00 UTC goes on. Amount: ");
        assertThat(ofAmount.getLast().getSentenceFr())
                .startsWith("La dérive depuis le 28 février 2026 à 16:00 UTC est terminée");
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
    void episodes_that_run_are_told_over_a_restart_until_they_are_over() {
        // Given
        var making = Making.hourly();
        making.partitions = 1;
        var cluster = new Cluster(making);
        // When
        sendHours(cluster, 0, 2, 0);
        sendHours(cluster, 2, 5, 3);
        cluster.readAll();
        cluster.tick();
        var running = cluster.told.running;
        cluster.told.running(List.of());
        cluster.crash();
        cluster.tick();
        var afterwards = cluster.told.running;
        sendHours(cluster, 5, 10, 0);
        cluster.readAll();
        cluster.tick();
        // Then
        assertThat(running).contains(Severity.ALERT);
        assertThat(afterwards).isEqualTo(running);
        assertThat(cluster.told.running).isEmpty();
    }

    /** Hours of a day before. */
    private void sendHours(Cluster cluster, int from, int to, int shift) {
        for (int hour = from; hour < to; hour++) {
            for (int i = 0; i < 500; i++) {
                var time = NOON.minus(Duration.ofDays(1))
                        .plus(HOUR.multipliedBy(hour))
                        .plusSeconds(7L * i);
                cluster.send(0, Made.decision(random, time, shift));
            }
        }
    }

    @Test
    void a_report_says_why_the_score_moved_and_what_is_expected() {
        // Given
        var cluster = known();
        for (int i = 0; i < 2_000; i++) {
            var decision = Made.decision(random, NOON.plusSeconds(i), 0);
            cluster.send(
                    0,
                    CreditDecision.newBuilder(decision)
                            .setMargin(decision.getContributions().get(0)
                                    + decision.getContributions().get(1)
                                    + decision.getContributions().get(2)
                                    + 0.5f)
                            .setContributions(List.of(
                                    decision.getContributions().get(0) + 0.5f,
                                    decision.getContributions().get(1),
                                    decision.getContributions().get(2)))
                            .build());
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getLeading()).containsExactly("AMOUNT", "CHILDREN", "CONTRACT");
            var why = report.getAttribution();
            assertThat(why.getParts()).first().satisfies(part -> {
                assertThat(part.getFeature()).isEqualTo("AMOUNT");
                assertThat(part.getLogOdds()).isCloseTo(0.5, within(0.1));
            });
            assertThat(why.getReferenceMargin()
                            + why.getParts().stream()
                                    .mapToDouble(DriftPart::getLogOdds)
                                    .sum()
                            + why.getRemainder())
                    .isCloseTo(report.getMeanMargin(), within(1e-9));
            assertThat(why.getRemainder()).isCloseTo(0, within(1e-5));
            assertThat(why.getSentenceEn()).contains("of which Amount +0.");
            var expected = report.getEstimated();
            assertThat(expected.getDefaultRate().getValue()).isCloseTo(report.getMeanProbability(), within(1e-9));
            assertThat(expected.getDefaultRate().getReference()).isEqualTo(0.5);
            assertThat(Stream.of(
                            expected.getDefaultRate(),
                            expected.getAuc(),
                            expected.getKolmogorovSmirnov(),
                            expected.getPrecision(),
                            expected.getRecall(),
                            expected.getCost()))
                    .allSatisfy(
                            figure -> assertThat(figure.getReference()).isBetween(figure.getLow(), figure.getHigh()));
        });
    }

    @Test
    void features_that_go_together_otherwise_are_reported_and_told_of() {
        // Given
        var cluster = known();
        for (int hour = 0; hour < 2; hour++) {
            for (int i = 0; i < 1_000; i++) {
                var time = NOON.plus(HOUR.multipliedBy(hour)).plusSeconds(3L * i);
                cluster.send(
                        0,
                        CreditDecision.newBuilder(Made.decision(random, time))
                                .setBins(ByteBuffer.wrap(Made.together(random)))
                                .build());
            }
        }
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports)
                .extracting(report -> report.getAssociations().getVerdict())
                .containsExactly(DriftVerdict.WATCH, DriftVerdict.DRIFT);
        assertThat(cluster.reports.getFirst().getAssociations()).satisfies(found -> {
            assertThat(found.getSeverity()).isEqualTo(DriftSeverity.ALERT);
            assertThat(found.getPairs()).isEqualTo(1);
            assertThat(found.getMoved()).singleElement().satisfies(pair -> {
                assertThat(pair.getReference()).isZero();
                assertThat(pair.getLive()).isGreaterThan(0.8);
            });
            assertThat(found.getSentenceFr()).contains("Enfants et Montant");
        });
        assertThat(IntStream.range(0, cluster.alerts.size()).mapToObj(cluster::alert))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getWhat()).isEqualTo("associations");
                    assertThat(alert.getTurn()).isEqualTo(DriftTurn.STARTED);
                    assertThat(alert.getRows()).isEqualTo(1_000);
                });
    }

    @Test
    void a_bundle_without_a_model_leaves_out_what_it_cannot_know() {
        // Given
        var making = Making.hourly();
        making.ends = true;
        var cluster = new Cluster(making);
        cluster.send(0, random, 200, NOON);
        // When
        cluster.readAll();
        cluster.end();
        cluster.tick();
        // Then
        assertThat(cluster.reports).singleElement().satisfies(report -> {
            assertThat(report.getAttribution()).isNull();
            assertThat(report.getAssociations()).isNull();
            assertThat(report.getEstimated()).isNull();
            assertThat(report.getLeading()).isEmpty();
        });
    }

    /** Decisions of a bundle that knows its model, in one partition. */
    private static Cluster known() {
        var making = Making.hourly();
        making.bundle = Made.known();
        making.partitions = 1;
        making.ends = true;
        return new Cluster(making);
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
