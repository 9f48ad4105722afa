package scoreline.monitor.window;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All windows that are kept, and the panes they consist of. A pane is the longest stretch of time that no
/// window cuts: what is counted once in its pane can be added to each window over it.
public final class Windows {
    private final List<WindowSize> sizes;
    private final long pane;

    private Windows(List<WindowSize> sizes) {
        this.sizes = sizes;
        this.pane = sizes.stream()
                .map(size -> BigInteger.valueOf(size.step().toSeconds()))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
    }

    /// @param sizes at least one; none as long as another
    public static Windows of(List<WindowSize> sizes) {
        if (sizes.isEmpty()) {
            throw new IllegalArgumentException("there must be a window size");
        }
        if (sizes.stream().map(WindowSize::size).distinct().count() < sizes.size()) {
            throw new IllegalArgumentException("two windows have the same size");
        }
        return new Windows(sizes.stream().sorted().toList());
    }

    /** An hour and a day. */
    public static Windows usual() {
        return of(List.of(WindowSize.tumbling(Duration.ofHours(1)), WindowSize.tumbling(Duration.ofDays(1))));
    }

    /** The shortest first. */
    public List<WindowSize> sizes() {
        return sizes;
    }

    /// The start of the pane that a moment falls into, seconds since 1970.
    public long pane(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), pane) * pane;
    }

    /// The windows that a pane is part of.
    ///
    /// @param pane its start, as [#pane] gives it
    public List<Window> over(long pane) {
        List<Window> over = new ArrayList<>();
        for (WindowSize size : sizes) {
            long step = size.step().toSeconds();
            long last = Math.floorDiv(pane, step) * step;
            for (long start = last - size.size().toSeconds() + step; start <= last; start += step) {
                over.add(new Window(Instant.ofEpochSecond(start), size));
            }
        }
        return over;
    }
}
