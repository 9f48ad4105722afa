package scoreline.monitor.window;

import java.time.Duration;

/// Windows of one size: one begins every `step` from 1970 on, UTC.
///
/// @param size whole seconds, a multiple of the step
/// @param step whole seconds; the size, where windows do not overlap
public record WindowSize(Duration size, Duration step) implements Comparable<WindowSize> {
    public WindowSize {
        requireSeconds("size", size);
        requireSeconds("step", step);
        if (size.toSeconds() % step.toSeconds() != 0) {
            throw new IllegalArgumentException(
                    "a window's size must be a multiple of its step, was " + size + " every " + step);
        }
    }

    private static void requireSeconds(String name, Duration duration) {
        if (!duration.isPositive() || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            throw new IllegalArgumentException("a window's " + name + " must be whole seconds, was " + duration);
        }
    }

    /** One begins where the last one ends. */
    public static WindowSize tumbling(Duration size) {
        return new WindowSize(size, size);
    }

    @Override
    public int compareTo(WindowSize other) {
        int bySize = size.compareTo(other.size);
        return bySize != 0 ? bySize : step.compareTo(other.step);
    }
}
