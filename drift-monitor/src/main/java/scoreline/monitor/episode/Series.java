package scoreline.monitor.episode;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.utils.Bytes;
import scoreline.monitor.population.Population;
import scoreline.monitor.window.WindowSize;

/** The windows of one population and one size, that follow each other. */
public record Series(Population population, WindowSize size) {
    private static final int SIZE = Population.BYTES + 2 * Long.BYTES;

    public Bytes toBytes() {
        var bytes = ByteBuffer.allocate(SIZE);
        population.write(bytes);
        return Bytes.wrap(bytes.putLong(size.size().toSeconds())
                .putLong(size.step().toSeconds())
                .array());
    }

    /// @param key as [#toBytes] gave it
    public static Series read(Bytes key) {
        var bytes = ByteBuffer.wrap(key.get());
        var population = Population.read(bytes);
        return new Series(
                population, new WindowSize(Duration.ofSeconds(bytes.getLong()), Duration.ofSeconds(bytes.getLong())));
    }

    /** Whether the other one sees the same population in shorter windows. */
    boolean isCoarserThan(Series other) {
        return population.equals(other.population) && size.size().compareTo(other.size.size()) > 0;
    }
}
