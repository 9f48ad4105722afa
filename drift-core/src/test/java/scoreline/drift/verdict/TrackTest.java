package scoreline.drift.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.drift.statistic.JensenShannon;
import scoreline.drift.statistic.LargestGap;
import scoreline.drift.statistic.Stability;
import scoreline.scoring.catalogue.Text;

class TrackTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Text NO_WORDS = new Text("", "");

    /** Each letter a window: `.` calm, `w` watch, `A` alert, `~` neither moved nor calm, `?` too few rows. */
    private static List<Track.Step> follow(String windows) {
        List<Track.Step> steps = new ArrayList<>();
        Track track = Track.start();
        for (int i = 0; i < windows.length(); i++) {
            Track.Step step = step(track, i, windows.charAt(i));
            steps.add(step);
            track = step.track();
        }
        return steps;
    }

    private static Track.Step step(Track track, int window, char seen) {
        Finding found = switch (seen) {
            case 'w' -> finding(Severity.WATCH, 0.001, 0.05);
            case 'A' -> finding(Severity.ALERT, 0.001, 0.4);
            case '~' -> finding(Severity.NONE, 0.1, 0.008);
            default -> finding(Severity.NONE, 0.8, 0.0);
        };
        Verdict whole = seen == '?' ? Verdict.INSUFFICIENT_DATA : Verdict.OK;
        var judged = new Judgement(
                1_000,
                whole,
                0,
                0.2,
                List.of(found),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return track.step(MIDNIGHT.plus(Duration.ofHours(window + 1L)), judged, found);
    }

    private static Finding finding(Severity severity, double adjustedP, double effect) {
        return new Finding(
                "AMT_CREDIT",
                NO_WORDS,
                severity,
                1_000,
                adjustedP,
                adjustedP,
                new Stability(effect, 0),
                0.02,
                new JensenShannon(0, 0),
                new LargestGap(0, 0),
                new Shape.Untold(),
                Optional.empty(),
                Optional.empty(),
                NO_WORDS);
    }

    /** `S` started, `o` ongoing, `R` recovered, `.` nothing. */
    private static String turns(String windows) {
        var turns = new StringBuilder();
        for (Track.Step step : follow(windows)) {
            turns.append(step.episode()
                    .map(episode -> switch (episode.turn()) {
                        case STARTED -> 'S';
                        case ONGOING -> 'o';
                        case RECOVERED -> 'R';
                    })
                    .orElse('.'));
        }
        return turns.toString();
    }

    @Test
    void one_odd_window_is_no_episode() {
        assertThat(turns("..A...w..A..")).isEqualTo("............");
        assertThat(follow("..A.").get(2).verdict()).isEqualTo(Verdict.WATCH);
        assertThat(follow("..A.").get(3).verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void two_of_three_start_one() {
        assertThat(turns("..ww")).isEqualTo("...S");
        assertThat(turns("..w.w")).isEqualTo("....S");
        assertThat(turns("..w..w")).isEqualTo("......");
    }

    @Test
    void it_is_over_after_three_calm_windows_in_a_row() {
        assertThat(turns("ww..w...")).isEqualTo(".SoooooR");
        assertThat(turns("ww..~..~...")).isEqualTo(".SooooooooR");
    }

    @Test
    void only_something_graver_starts_another_soon_after() {
        assertThat(turns("ww...ww")).isEqualTo(".SooR..");
        assertThat(turns("ww...AA")).isEqualTo(".SooR.S");
        assertThat(turns("ww......ww")).isEqualTo(".SooR....S");
    }

    @Test
    void windows_of_too_few_rows_change_nothing() {
        assertThat(turns("w??w")).isEqualTo("...S");
        assertThat(turns("ww.??..")).isEqualTo(".So..oR");
        assertThat(follow("w?").get(1).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void an_episode_remembers_its_start_and_its_worst() {
        // When
        List<Track.Step> steps = follow(".wwAw...");
        // Then
        assertThat(steps.getLast().episode())
                .contains(new Track.Episode(Track.Turn.RECOVERED, MIDNIGHT.plus(Duration.ofHours(3)), Severity.ALERT));
    }

    @Test
    void a_window_out_of_order_is_refused() {
        // Given
        Track track = follow("..").getLast().track();
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(track, 1, '.'))
                .withMessage("windows must come in order, and each once");
    }
}
