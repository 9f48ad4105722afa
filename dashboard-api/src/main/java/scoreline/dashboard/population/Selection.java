package scoreline.dashboard.population;

import static java.util.Objects.requireNonNull;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import scoreline.scoring.decision.Outcome;

/**
 * The decisions of a bundle that are meant.
 *
 * @param bundle its number
 * @param decisions their places, those of the forgotten not among them
 * @param numbers at least those asked for, of all decisions of the bundle
 */
public record Selection(int bundle, BitSet decisions, Map<Column, Numbers> numbers) {
    private static final Criterion NOT_ERASED = new Criterion.OutcomeAmong(EnumSet.allOf(Outcome.class));

    /// Those of which all criteria hold.
    ///
    /// @param also columns that are wanted besides
    public static Selection of(Snapshot snapshot, List<Criterion> criteria, Set<Column> also) throws SQLException {
        var wanted = new HashSet<>(also);
        wanted.add(Column.OUTCOME);
        criteria.forEach(criterion -> wanted.add(criterion.column()));
        var numbers = snapshot.numbers(wanted);
        var holds = new long[Math.ceilDiv(snapshot.places(), Long.SIZE)];
        Arrays.fill(holds, -1);
        keep(holds, NOT_ERASED, numbers);
        for (var criterion : criteria) {
            keep(holds, criterion, numbers);
        }
        return new Selection(snapshot.bundle(), BitSet.valueOf(holds), numbers);
    }

    private static void keep(long[] holds, Criterion criterion, Map<Column, Numbers> numbers) {
        var column = requireNonNull(numbers.get(criterion.column()));
        for (int i = 0; i < holds.length; i++) {
            if (holds[i] != 0) {
                int from = i * Long.SIZE;
                holds[i] &= criterion.holds(column, from, Math.min(from + Long.SIZE, column.count()));
            }
        }
    }

    public Numbers numbers(Column column) {
        return requireNonNull(numbers.get(column));
    }
}
