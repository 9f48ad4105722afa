package scoreline.dashboard.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list of decisions.
 *
 * @param items in the order asked for
 * @param next cursor of the next part; null at the end
 */
public record DecisionPage(
        List<ListedDecision> items, @Nullable String next) {
    public DecisionPage {
        items = List.copyOf(items);
    }
}
