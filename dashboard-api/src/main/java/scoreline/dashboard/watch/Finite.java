package scoreline.dashboard.watch;

import org.jspecify.annotations.Nullable;

/** Figures as JSON can say them. */
final class Finite {
    private Finite() {}

    /** Null where it is none: JSON has no infinity. */
    static @Nullable Double of(@Nullable Double figure) {
        return figure != null && Double.isFinite(figure) ? figure : null;
    }
}
