package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import scoreline.wire.DriftClosing;
import scoreline.wire.DriftFinding;
import scoreline.wire.DriftReport;
import scoreline.wire.DriftSeverity;
import scoreline.wire.DriftVerdict;

class PopulationTest {
    private final Population population = new Population();

    @Test
    void before_a_window_closes_there_is_nothing_to_say() {
        assertThat(population.state()).isEqualTo("no window has closed yet");
        assertThat(population.sum()).isEqualTo("no window closed");
    }

    @Test
    void windows_are_counted_by_verdict_and_the_last_one_is_told_of() {
        // When
        population.reported(report(0, DriftVerdict.OK, finding("A", DriftSeverity.NONE, 0)));
        // Then
        assertThat(population.state()).isEqualTo("1 window of 2 s; the last of them, 1,200 decisions: nothing moved");
        // When
        population.reported(report(0, DriftVerdict.DRIFT, finding("A", DriftSeverity.WATCH, 0.1)));
        // Then
        assertThat(population.state()).endsWith("A moved");
        // When
        population.reported(report(
                0,
                DriftVerdict.DRIFT,
                finding("A", DriftSeverity.WATCH, 0.9),
                finding("B", DriftSeverity.ALERT, 0.2),
                finding("C", DriftSeverity.NONE, 2)));
        // Then
        assertThat(population.state()).endsWith("2 things moved, B most");
        assertThat(population.sum()).isEqualTo("3 windows of 2 s: 1 OK, 2 DRIFT");
    }

    @Test
    void a_report_that_is_revised_is_no_other_window() {
        // Given
        population.reported(report(0, DriftVerdict.INSUFFICIENT_DATA));
        // When
        population.reported(report(1, DriftVerdict.OK));
        // Then
        assertThat(population.state()).endsWith("too few to tell");
        assertThat(population.windows()).isOne();
    }

    private static DriftReport report(int revision, DriftVerdict verdict, DriftFinding... findings) {
        return DriftReport.newBuilder()
                .setBundleName("credit-default")
                .setBundleVersion("1")
                .setBundleSha256("0")
                .setWindowStart(Said.NOON)
                .setWindowEnd(Said.NOON.plusSeconds(2))
                .setWindowStepMs(2_000)
                .setRevision(revision)
                .setClosedBy(DriftClosing.WATERMARK)
                .setComplete(true)
                .setLateRows(0)
                .setRows(1_200)
                .setApproved(1_200)
                .setReviewed(0)
                .setRefused(0)
                .setMeanMargin(0)
                .setMeanProbability(0)
                .setVerdict(verdict)
                .setDetectableShift(0)
                .setSentenceEn("")
                .setSentenceFr("")
                .setFindings(Arrays.asList(findings))
                .setCounts(ByteBuffer.allocate(0))
                .build();
    }

    private static DriftFinding finding(String name, DriftSeverity severity, double effect) {
        return DriftFinding.newBuilder()
                .setName(name)
                .setLabelEn(name)
                .setLabelFr(name)
                .setSeverity(severity)
                .setVerdict(DriftVerdict.OK)
                .setRows(1_200)
                .setP(1)
                .setAdjustedP(1)
                .setEffect(effect)
                .setStabilityIndex(0)
                .setStabilityCritical(0)
                .setJensenShannon(0)
                .setLargestGap(0)
                .setLargestGapBeyondNoise(0)
                .setCounts(List.of())
                .setSentenceEn("")
                .setSentenceFr("")
                .build();
    }
}
