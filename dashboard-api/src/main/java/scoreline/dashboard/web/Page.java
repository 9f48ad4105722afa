package scoreline.dashboard.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items in the order asked for
 * @param next cursor of the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** Elements of a page unless fewer or more are asked for. */
    public static final int USUAL = 50;

    public static final int MOST = 500;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * How many elements a page may have.
     *
     * @throws Refusal if more than {@link #MOST} or fewer than one are asked for
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw Refusal.ofParameter("limit", "It must be from 1 to " + MOST + ".");
        }
        return asked;
    }
}
