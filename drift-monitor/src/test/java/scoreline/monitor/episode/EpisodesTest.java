package scoreline.monitor.episode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Track;
import scoreline.drift.verdict.Verdict;
import scoreline.monitor.Made;
import scoreline.monitor.population.Population;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;

class EpisodesTest {
    private static final Instant NOON = Made.NOW;
    private static final Population ALL = new Population(Made.SHA256, 0);
    private static final Series HOURS = new Series(ALL, WindowSize.tumbling(Duration.ofHours(1)));
    private static final Series DAYS = new Series(ALL, WindowSize.tumbling(Duration.ofDays(1)));

    private final Judge judge = Made.judge();
    private final SplittableRandom random = new SplittableRandom(5);
    private final Episodes episodes = new Episodes();
    private int window;

    @Test
    void what_moved_in_two_windows_is_told_of() {
        // When
        var told = told(HOURS, calm(), moved(), moved(), moved());
        // Then
        assertThat(told).containsExactly(List.of(), List.of(), List.of("STARTED"), List.of("ONGOING"));
    }

    @Test
    void what_shorter_windows_have_told_of_longer_ones_do_not_repeat() {
        // Given
        told(HOURS, moved(), moved());
        // When
        var told = told(DAYS, moved(), moved(), moved());
        // Then
        assertThat(told).containsExactly(List.of(), List.of(), List.of());
    }

    @Test
    void longer_windows_go_on_where_shorter_ones_have_recovered() {
        // Given
        told(HOURS, moved(), moved());
        told(DAYS, moved(), moved());
        told(HOURS, calm(), calm(), calm());
        // When
        var told = told(DAYS, moved(), calm(), calm(), calm());
        // Then
        assertThat(told)
                .containsExactly(List.of("ONGOING"), List.of("ONGOING"), List.of("ONGOING"), List.of("RECOVERED"));
    }

    @Test
    void nobody_hears_of_the_end_of_what_nobody_heard_of() {
        // Given
        told(HOURS, moved(), moved());
        told(DAYS, moved(), moved(), calm(), calm());
        told(HOURS, calm(), calm(), calm());
        // When
        var told = told(DAYS, calm());
        // Then
        assertThat(told).containsExactly(List.of());
    }

    @Test
    void a_memory_that_was_written_and_read_goes_on_as_if_it_had_not_been() {
        // Given
        var judgements = List.of(moved(), moved(), few(), calm(), moved(), calm(), calm(), calm(), calm(), moved());
        var again = new Episodes();
        List<List<String>> expected = new ArrayList<>();
        List<List<String>> actual = new ArrayList<>();
        // When
        for (var judgement : judgements) {
            window++;
            expected.add(turns(episodes, HOURS, judgement));
            var fresh = new Episodes();
            fresh.recall(HOURS, again.remember(HOURS));
            actual.add(turns(fresh, HOURS, judgement));
            again = fresh;
        }
        // Then
        assertThat(actual).isEqualTo(expected).contains(List.of("STARTED"), List.of("RECOVERED"));
        assertThat(again.remember(HOURS)).isEqualTo(episodes.remember(HOURS));
    }

    @Test
    void windows_are_followed_in_turn_and_without_overlap() {
        // Given
        var overlapping = new Series(ALL, new WindowSize(Duration.ofHours(1), Duration.ofMinutes(15)));
        var whole = new Window(NOON, overlapping.size());
        // When
        boolean before = episodes.isNext(overlapping, whole);
        episodes.step(overlapping, whole.end(), moved());
        // Then
        assertThat(before).isTrue();
        assertThat(episodes.isNext(overlapping, whole)).isFalse();
        assertThat(episodes.isNext(overlapping, new Window(NOON.minus(Duration.ofHours(1)), overlapping.size())))
                .isFalse();
        assertThat(episodes.isNext(overlapping, new Window(NOON.plus(Duration.ofMinutes(75)), overlapping.size())))
                .isFalse();
        assertThat(episodes.isNext(overlapping, new Window(NOON.plus(Duration.ofHours(1)), overlapping.size())))
                .isTrue();
    }

    @Test
    void a_first_window_is_a_warning() {
        // When
        var step = episodes.step(HOURS, NOON, moved());
        // Then
        assertThat(step.verdicts()).containsEntry("AMOUNT", Verdict.WATCH).containsEntry("CHILDREN", Verdict.OK);
    }

    /** Turns of the amount's episode, window by window. */
    private List<List<String>> told(Series series, Judgement... judgements) {
        List<List<String>> told = new ArrayList<>();
        for (var judgement : judgements) {
            window++;
            told.add(turns(episodes, series, judgement));
        }
        return told;
    }

    private List<String> turns(Episodes of, Series series, Judgement judgement) {
        return of.step(series, NOON.plus(Duration.ofHours(window)), judgement).told().stream()
                .filter(told -> told.found().name().equals("AMOUNT"))
                .map(Episodes.Told::episode)
                .map(Track.Episode::turn)
                .map(Track.Turn::name)
                .toList();
    }

    private Judgement calm() {
        return judgement(2_000, 0);
    }

    private Judgement moved() {
        return judgement(2_000, 3);
    }

    private Judgement few() {
        return judgement(10, 0);
    }

    /// @param shift cells by which the amount is moved up
    private Judgement judgement(int rows, int shift) {
        var counts = judge.window();
        for (int i = 0; i < rows; i++) {
            counts.count(Made.bins(random, shift));
        }
        return judge.judge(counts);
    }
}
