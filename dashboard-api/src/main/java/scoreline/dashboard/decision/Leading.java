package scoreline.dashboard.decision;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.population.Column;
import scoreline.dashboard.population.Selection;

/** Those that come first in a list, of all that were offered. For one thread. */
final class Leading {
    private final Order order;
    private final Optional<Position> after;
    private final int most;

    /** The last of them is the first to leave. */
    private final PriorityQueue<Position> found;

    /// @param after which position the list begins; empty is the beginning
    /// @param most of them, 1 or more
    Leading(Order order, Optional<Position> after, int most) {
        this.order = order;
        this.after = after;
        this.most = most;
        this.found = new PriorityQueue<>(most + 1, order.positions().reversed());
    }

    /// Offers a bundle's decisions. Chunks in which nothing can stand that comes first are not looked at.
    ///
    /// @param about places of those that alone are meant; empty where any may be
    void offer(Selection selection, Optional<BitSet> about) {
        var keys = selection.numbers(order.column());
        for (var stretch : Stretch.of(selection, order)) {
            if (found.size() == most && isBehind(stretch.first(), requireNonNull(found.peek()))) {
                // So are all that begin later.
                return;
            }
            int from = selection.from(stretch.chunk());
            var meant = about.map(places -> places.get(from, selection.to(stretch.chunk())));
            if (meant.map(BitSet::isEmpty).orElse(false)
                    || !after.map(position -> isBehind(stretch.last(), position))
                            .orElse(true)) {
                continue;
            }
            var decisions = selection.of(stretch.chunk());
            meant.ifPresent(decisions::and);
            // In the direction of the list: decisions come about in the order of their times, and few have to leave
            // again.
            for (int i = order.isAscending() ? decisions.nextSetBit(0) : decisions.previousSetBit(Column.CHUNK);
                    i >= 0;
                    i = order.isAscending() ? decisions.nextSetBit(i + 1) : decisions.previousSetBit(i - 1)) {
                offer(order.value(keys, from + i), Position.place(selection.bundle(), from + i));
            }
        }
    }

    private void offer(long value, long place) {
        boolean isInList = after.isEmpty() || order.compare(value, place, after.get()) > 0;
        if (isInList && (found.size() < most || order.compare(value, place, requireNonNull(found.peek())) < 0)) {
            found.add(new Position(value, place));
        }
        if (found.size() > most) {
            var _ = found.remove();
        }
    }

    private boolean isBehind(Position one, Position other) {
        return order.compare(one.value(), one.place(), other) > 0;
    }

    /** As they stand in the list. */
    List<Position> positions() {
        var positions = new ArrayList<>(found);
        positions.sort(order.positions());
        return positions;
    }
}
