package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import scoreline.benchmarks.fork.Jvm;
import scoreline.benchmarks.fork.Sample;
import scoreline.benchmarks.fork.Series;
import scoreline.scoring.explain.Lanes;

class ReportTest {
    private static final Jvm NOWHERE = new Jvm(List.of(), "");

    @Test
    void every_contestant_is_compared_with_the_first() {
        // When
        var report = Report.of(List.of(findings(0)));
        // Then
        assertThat(report.text())
                .contains(
                        "model a                   µs/row     from – to   times as fast   bytes/row   largest error   other margins",
                        "XGBoost 9.9, row by row    1,000   900 – 1,100            1.00           8         1.0e-06               0",
                        "Scoreline, row by row       20.0   18.0 – 22.0            50.0           0         1.0e-07               0");
        assertThat(report.markdown())
                .contains("| Scoreline, 64 at a time | 10.0 | 9.0 – 11.0 | 100.0 | 0 | 1.0e-07 | 0 |");
    }

    @Test
    void sentences_say_what_was_won_and_over_what() {
        // When
        var sentences = Report.of(List.of(findings(0))).sentences();
        // Then
        assertThat(sentences)
                .contains(
                        "Model a: Scoreline explains a row 50.0 times as fast as XGBoost 9.9 does; 64 at a time, each of"
                                + " them 2.00 times as fast again.")
                .anyMatch(
                        sentence -> sentence.contains("the median of 3 forks that took turns, of 1 in the lower lines"))
                .anyMatch(sentence -> sentence.contains("over 256 rows of a."))
                .anyMatch(sentence -> sentence.contains("have the same bits whether explained by SCALAR, BITS_128,"))
                .contains("Not on this machine: BITS_256, BITS_512.");
    }

    @Test
    void contributions_of_other_bits_are_told() {
        // When
        var sentences = Report.of(List.of(findings(3))).sentences();
        // Then
        assertThat(sentences).anyMatch(sentence -> sentence.contains("differ in 3 cases"));
    }

    private static Findings findings(long otherContributions) {
        return new Findings(
                ModelSize.A,
                new Shape(300, 4, 4_774, 0.99, 0.05, 76),
                500_000,
                110_000,
                new Loading(90, 5),
                List.of(Lanes.SCALAR, Lanes.BITS_128),
                256,
                otherContributions,
                List.of(
                        line("XGBoost 9.9", XgboostExplains.class, false, 8, 1e-6, 900, 1_000, 1_100),
                        line("Scoreline", ScorelineExplains.class, false, 0, 1e-7, 18, 20, 22),
                        line("Scoreline", ScorelineExplains.class, true, 0, 1e-7, 9, 10, 11),
                        line("XGBoost 8.8", XgboostExplains.class, false, 8, 1e-6, 3_000)));
    }

    private static Findings.Line line(
            String who, Class<?> program, boolean batched, double bytes, double error, double... micros) {
        var samples =
                Arrays.stream(micros).mapToObj(each -> new Sample(each, bytes)).toList();
        var contestant = new Contestant(who, batched, NOWHERE, program, Map.of(), micros.length);
        return new Findings.Line(contestant, new Series(samples), error, 0);
    }
}
