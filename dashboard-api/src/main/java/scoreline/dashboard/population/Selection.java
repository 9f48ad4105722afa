package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions of a bundle that are meant.
 *
 * @param bundle its number
 * @param decisions their numbers among the bundle's, those of the forgotten not among them
 * @param numbers at least those asked for, of all decisions of the bundle
 */
public record Selection(int bundle, BitSet decisions, Map<Column, Numbers> numbers) {
    /// Those of which all criteria hold.
    ///
    /// @param also columns that are wanted besides
    public static Selection of(
            Columns columns, Connection connection, int bundle, List<Criterion> criteria, Set<Column> also)
            throws SQLException {
        var wanted = new HashSet<>(also);
        wanted.add(Column.OUTCOME);
        criteria.forEach(criterion -> wanted.add(criterion.column()));
        var numbers = columns.read(connection, bundle, wanted);
        var outcomes = requireNonNull(numbers.get(Column.OUTCOME));
        var decisions = new BitSet(outcomes.count());
        decisions.set(0, outcomes.count());
        keep(decisions, outcomes, Selection::isThere);
        for (var criterion : criteria) {
            keep(decisions, requireNonNull(numbers.get(criterion.column())), criterion::holds);
        }
        return new Selection(bundle, decisions, numbers);
    }

    private interface Test {
        boolean holds(Numbers numbers, int decision);
    }

    private static void keep(BitSet decisions, Numbers numbers, Test test) {
        for (int i = decisions.nextSetBit(0); i >= 0; i = decisions.nextSetBit(i + 1)) {
            if (!test.holds(numbers, i)) {
                decisions.clear(i);
            }
        }
    }

    private static boolean isThere(Numbers outcomes, int decision) {
        return outcomes.byteAt(decision) != Column.ERASED;
    }

    public Numbers numbers(Column column) {
        return requireNonNull(numbers.get(column));
    }
}
