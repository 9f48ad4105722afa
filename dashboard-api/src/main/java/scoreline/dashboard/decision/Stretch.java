package scoreline.dashboard.decision;

import java.util.ArrayList;
import java.util.List;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.population.Selection;

/// Between which positions of a list the decisions of a chunk stand: what need not be looked at is known by it.
///
/// @param first no decision of the chunk stands before it
/// @param last nor behind it
record Stretch(int chunk, Position first, Position last) {
    /** Of all decisions that a selection is made from, in the order in which they begin. */
    static List<Stretch> of(Selection selection, Order order) {
        var keys = selection.numbers(order.column());
        var stretches = new ArrayList<Stretch>(selection.chunks());
        for (int chunk = 0; chunk < selection.chunks(); chunk++) {
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (int i = selection.from(chunk); i < selection.to(chunk); i++) {
                long value = order.value(keys, i);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            var low = new Position(least, Position.place(selection.bundle(), selection.from(chunk)));
            var high = new Position(most, Position.place(selection.bundle(), selection.to(chunk) - 1));
            stretches.add(order.isAscending() ? new Stretch(chunk, low, high) : new Stretch(chunk, high, low));
        }
        stretches.sort((a, b) -> order.positions().compare(a.first, b.first));
        return stretches;
    }
}
