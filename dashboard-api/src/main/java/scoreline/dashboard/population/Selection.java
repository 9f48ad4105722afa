package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The decisions of a bundle that are meant.
 *
 * @param bundle its number
 * @param decisions their places, those of the forgotten not among them
 * @param numbers at least those asked for, of all decisions of the bundle
 */
public record Selection(int bundle, BitSet decisions, Map<Column, Numbers> numbers) {
    /// Those of which all criteria hold.
    ///
    /// @param also columns that are wanted besides
    public static Selection of(Snapshot snapshot, List<Criterion> criteria, Set<Column> also) throws SQLException {
        var wanted = new HashSet<>(also);
        wanted.add(Column.OUTCOME);
        criteria.forEach(criterion -> wanted.add(criterion.column()));
        var numbers = snapshot.numbers(wanted);
        var outcomes = requireNonNull(numbers.get(Column.OUTCOME));
        var decisions = new BitSet(snapshot.places());
        decisions.set(0, snapshot.places());
        keep(decisions, place -> outcomes.byteAt(place) != Column.ERASED);
        for (var criterion : criteria) {
            keep(decisions, criterion.of(requireNonNull(numbers.get(criterion.column()))));
        }
        return new Selection(snapshot.bundle(), decisions, numbers);
    }

    private static void keep(BitSet decisions, IntPredicate criterion) {
        for (int i = decisions.nextSetBit(0); i >= 0; i = decisions.nextSetBit(i + 1)) {
            if (!criterion.test(i)) {
                decisions.clear(i);
            }
        }
    }

    public Numbers numbers(Column column) {
        return requireNonNull(numbers.get(column));
    }
}
