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
import java.util.stream.Stream;
import scoreline.scoring.decision.Outcome;

/**
 * The decisions of a bundle that are meant, found chunk by chunk as they are asked for.
 *
 * @param bundle its number
 * @param places how many decisions it has made, those of the forgotten among them
 * @param criteria that hold of what is meant
 * @param numbers at least those asked for, of all decisions of the bundle
 */
public record Selection(int bundle, int places, List<Criterion> criteria, Map<Column, Numbers> numbers) {
    private static final Criterion NOT_ERASED = new Criterion.OutcomeAmong(EnumSet.allOf(Outcome.class));

    /// Those of which all criteria hold, and nobody who was forgotten.
    ///
    /// @param also columns that are wanted besides
    public static Selection of(Snapshot snapshot, List<Criterion> criteria, Set<Column> also) throws SQLException {
        var all = Stream.concat(Stream.of(NOT_ERASED), criteria.stream()).toList();
        var wanted = new HashSet<>(also);
        all.forEach(criterion -> wanted.add(criterion.column()));
        return new Selection(snapshot.bundle(), snapshot.places(), all, snapshot.numbers(wanted));
    }

    /** How many chunks the decisions stand in. */
    public int chunks() {
        return Math.ceilDiv(places, Column.CHUNK);
    }

    /** The place of a chunk's first decision. */
    public int from(int chunk) {
        return chunk * Column.CHUNK;
    }

    /** The place behind a chunk's last. */
    public int to(int chunk) {
        return Math.min(places, from(chunk + 1));
    }

    /// Those of a chunk.
    ///
    /// @return by their place less that of the chunk's first
    public BitSet of(int chunk) {
        int from = from(chunk);
        int to = to(chunk);
        var holds = new long[Math.ceilDiv(to - from, Long.SIZE)];
        Arrays.fill(holds, -1);
        for (var criterion : criteria) {
            var column = numbers(criterion.column());
            for (int i = 0; i < holds.length; i++) {
                if (holds[i] != 0) {
                    int first = from + i * Long.SIZE;
                    holds[i] &= criterion.holds(column, first, Math.min(first + Long.SIZE, to));
                }
            }
        }
        return BitSet.valueOf(holds);
    }

    public Numbers numbers(Column column) {
        return requireNonNull(numbers.get(column));
    }
}
