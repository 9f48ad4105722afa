package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.apache.kafka.common.utils.Bytes;
import scoreline.monitor.episode.Series;
import scoreline.monitor.population.Population;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;

/** A window of one population; in the order in which windows are over. */
record WindowKey(Window window, Population population) implements Comparable<WindowKey> {
    private static final int SIZE = Population.BYTES + 3 * Long.BYTES;
    private static final Comparator<WindowKey> ORDER =
            Comparator.comparing(WindowKey::window).thenComparing(WindowKey::population);

    Series series() {
        return new Series(population, window.size());
    }

    Bytes toBytes() {
        var bytes = ByteBuffer.allocate(SIZE);
        population.write(bytes);
        return Bytes.wrap(bytes.putLong(window.size().size().toSeconds())
                .putLong(window.size().step().toSeconds())
                .putLong(window.start().getEpochSecond())
                .array());
    }

    /// @param key as [#toBytes] gave it
    static WindowKey read(Bytes key) {
        var bytes = ByteBuffer.wrap(key.get());
        var population = Population.read(bytes);
        var size = new WindowSize(Duration.ofSeconds(bytes.getLong()), Duration.ofSeconds(bytes.getLong()));
        return new WindowKey(new Window(Instant.ofEpochSecond(bytes.getLong()), size), population);
    }

    @Override
    public int compareTo(WindowKey other) {
        return ORDER.compare(this, other);
    }
}
