package scoreline.monitor.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import scoreline.monitor.Made;
import scoreline.monitor.partial.Partial.Delta;
import scoreline.monitor.partial.Partial.Flow;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.population.Population;
import scoreline.monitor.sums.Stretch;

class PartialTest {
    @Test
    void a_delta_comes_back_as_it_was() {
        // Given
        var delta = new Delta(3, 17, 99, 2, -3_600, new Population(Made.SHA256, 255), Bytes.wrap(new byte[] {1, 2, 3}));
        // When
        var back = Partial.read(delta.toBytes());
        // Then
        assertThat(back).isEqualTo(delta);
    }

    @Test
    void what_came_stretch_by_stretch_comes_back_as_it_was() {
        // Given
        var one = Stretch.of(Made.NOW, 0.2, true).add(Stretch.of(Made.NOW.plusSeconds(9), 0.3, false));
        var other = Stretch.of(Made.NOW.plusSeconds(10), 0.9, true);
        var flow = new Flow(3, 17, 99, 2, new Population(Made.SHA256, 0), List.of(one, other));
        // When
        var back = Partial.read(flow.toBytes());
        // Then
        assertThat(back).isEqualTo(flow);
    }

    @Test
    void a_heartbeat_comes_back_as_it_was() {
        // Given
        var heartbeat = new Heartbeat(3, Partial.NEVER, -1, true);
        // When
        var back = Partial.read(heartbeat.toBytes());
        // Then
        assertThat(back).isEqualTo(heartbeat);
    }

    @Test
    void what_a_later_version_sends_is_refused() {
        // Then
        assertThatThrownBy(() -> Partial.read(new byte[] {9})).hasMessage("no partial of this version begins with 9");
    }
}
