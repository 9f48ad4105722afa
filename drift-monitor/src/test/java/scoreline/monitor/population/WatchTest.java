package scoreline.monitor.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;

class WatchTest {
    private static final byte[] CASH = {5, 5, 5};
    private static final byte[] REVOLVING = {5, 5, 6};

    @Test
    void a_decision_counts_for_its_bundle_and_for_its_segment_where_that_is_watched() {
        // Given
        var watch = Watch.over(List.of(Made.segmented()));
        // Then
        assertThat(watch.of(Made.SHA256, CASH))
                .containsExactly(new Population(Made.SHA256, 0), new Population(Made.SHA256, 5));
        assertThat(watch.of(Made.SHA256, REVOLVING)).containsExactly(new Population(Made.SHA256, 0));
        assertThat(watch.of(Made.SHA256, new byte[0])).containsExactly(new Population(Made.SHA256, 0));
        assertThat(watch.of("f".repeat(64), CASH)).isEmpty();
    }

    @Test
    void a_segment_knows_its_name() {
        // Given
        var watch = Watch.over(List.of(Made.segmented()));
        // When
        var segment = watch.watched(new Population(Made.SHA256, 5));
        // Then
        assertThat(segment)
                .hasValueSatisfying(found -> assertThat(found.category()).contains("Cash"));
        assertThat(watch.watched(new Population(Made.SHA256, 6))).isEmpty();
    }

    @Test
    void a_population_comes_back_as_it_was_written() {
        // Given
        var population = new Population(Made.SHA256, 200);
        var bytes = ByteBuffer.allocate(Population.BYTES);
        // When
        population.write(bytes);
        // Then
        assertThat(Population.read(bytes.flip())).isEqualTo(population);
    }

    @Test
    void what_is_not_there_cannot_be_watched() {
        // Then
        assertThatThrownBy(() -> Watch.over(List.of(Made.bundle(), Made.bundle())))
                .hasMessage("bundle made-up is watched twice");
        assertThatThrownBy(() -> watching("CONTRACT", "Lease"))
                .hasMessage("bundle made-up has no category CONTRACT Lease to watch");
        assertThatThrownBy(() -> watching("AMOUNT", "Cash"))
                .hasMessage("bundle made-up has no category AMOUNT to watch");
        assertThatThrownBy(() -> watching("COLOUR", "Cash"))
                .hasMessage("bundle made-up has no category COLOUR to watch");
        assertThatThrownBy(() -> new WatchedBundle("made-up", "1", "00", Made.baseline(), 10, Optional.empty()))
                .hasMessage("the SHA-256 of bundle made-up is none: 00");
    }

    private static Watch watching(String feature, String category) {
        var segments = new Segments(feature, Map.of(category, Made.baseline()));
        return Watch.over(
                List.of(new WatchedBundle("made-up", "1", Made.SHA256, Made.baseline(), 10, Optional.of(segments))));
    }
}
