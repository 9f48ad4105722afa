package scoreline.monitor.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;

class VolumesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final WindowSize HOURLY = WindowSize.tumbling(HOUR);

    private static Window hour(int number) {
        return new Window(Made.NOW.plus(HOUR.multipliedBy(number)), HOURLY);
    }

    private static Volumes of(long... rows) {
        var volumes = Volumes.none();
        for (int i = 0; i < rows.length; i++) {
            volumes = volumes.with(hour(i), rows[i]);
        }
        return volumes;
    }

    @Test
    void the_first_window_has_nothing_to_be_compared_with() {
        assertThat(Volumes.none().of(hour(0), 100)).isEmpty();
        assertThat(of(100).of(hour(0), 100)).isEmpty();
    }

    @Test
    void a_window_stands_beside_those_before_it() {
        // When
        var volume = of(90, 110, 100, 5_000).of(hour(3), 5_000).orElseThrow();
        // Then
        assertThat(volume.windows()).isEqualTo(3);
        assertThat(volume.usual()).isEqualTo(100);
        assertThat(volume.lowest()).isEqualTo(90);
        assertThat(volume.highest()).isEqualTo(110);
        assertThat(volume.unusual()).as("of three windows nothing is unusual").isFalse();
        assertThat(volume.sentence().en())
                .isEqualTo("5,000 decisions; the 3 windows before had 90 to 110, their median is 100.");
    }

    @Test
    void a_window_without_a_decision_held_none() {
        // Given
        var volumes = Volumes.none().with(hour(0), 100).with(hour(3), 100);
        // When
        var volume = volumes.of(hour(5), 100).orElseThrow();
        // Then
        assertThat(volume.windows()).isEqualTo(5);
        assertThat(volume.lowest()).isZero();
        assertThat(volume.usual()).isZero();
    }

    @Test
    void far_fewer_than_ever_are_unusual() {
        // Given
        var volumes = of(1_000, 1_020, 980, 1_050, 990, 1_010, 960, 1_005);
        // When
        var few = volumes.of(hour(8), 700).orElseThrow();
        var many = volumes.of(hour(8), 1_300).orElseThrow();
        var more = volumes.of(hour(8), 1_070).orElseThrow();
        // Then
        assertThat(few.unusual()).isTrue();
        assertThat(few.sentence().en()).startsWith("Unusually few decisions. 700");
        assertThat(few.sentence().fr()).startsWith("Bien moins de décisions que d’ordinaire. 700");
        assertThat(many.unusual()).isTrue();
        assertThat(more.unusual()).as("beyond all, but not far").isFalse();
    }

    @Test
    void steady_applicants_are_unusual_in_one_window_of_two_hundred_at_most() {
        // Given
        var random = new SplittableRandom(1);
        int unusual = 0;
        var volumes = Volumes.none();
        // When
        for (int i = 0; i < 4_000; i++) {
            long rows = Math.round(400 + 20 * random.nextGaussian());
            unusual += volumes.of(hour(i), rows).filter(Volume::unusual).isPresent() ? 1 : 0;
            volumes = volumes.with(hour(i), rows);
        }
        // Then
        assertThat(unusual).isLessThan(20);
    }

    @Test
    void of_windows_that_overlap_those_that_are_over_count() {
        // Given
        var size = new WindowSize(HOUR, Duration.ofMinutes(10));
        var whole = new Window(Made.NOW, size);
        var overlapping = new Window(Made.NOW.plus(Duration.ofMinutes(50)), size);
        var next = new Window(Made.NOW.plus(HOUR), size);
        // When
        var volumes = Volumes.none().with(whole, 100).with(overlapping, 7);
        // Then
        assertThat(volumes.of(overlapping, 7)).isEmpty();
        assertThat(volumes.of(next, 100).orElseThrow().lowest()).isEqualTo(100);
    }

    @Test
    void the_last_28_windows_are_remembered_whatever_came_late() {
        // Given
        var volumes = of(IntStream.range(0, 40).mapToLong(i -> i).toArray());
        // When
        var remembered =
                Volumes.read(volumes.with(hour(2), 9_999).with(hour(39), 38).toBytes());
        // Then
        var volume = remembered.of(hour(40), 20).orElseThrow();
        assertThat(volume.windows()).isEqualTo(28);
        assertThat(volume.lowest()).isEqualTo(12);
        assertThat(volume.highest()).isEqualTo(38);
    }
}
