package scoreline.monitor.window;

import java.time.Instant;
import java.util.Comparator;

/**
 * A window of event time; ordered by its end, shorter ones first.
 *
 * @param start inclusive
 */
public record Window(Instant start, WindowSize size) implements Comparable<Window> {
    private static final Comparator<Window> BY_END =
            Comparator.comparing(Window::end).thenComparing(Window::size);

    /** Exclusive. */
    public Instant end() {
        return start.plus(size.size());
    }

    /** Whether it is one of those that follow each other without overlap: of those that overlap, every n-th is. */
    public boolean isWhole() {
        return Math.floorMod(start.getEpochSecond(), size.size().toSeconds()) == 0;
    }

    @Override
    public int compareTo(Window other) {
        return BY_END.compare(this, other);
    }
}
