package scoreline.drift.parity;

import java.util.List;
import java.util.Optional;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Text;

/// What Evidently's defaults say beside a judgement of the same rows.
///
/// @param columns one for each feature of the judgement, in its order
public record Parity(List<Beside> columns) {

    /** Share of columns from which Evidently calls a whole table drifted. */
    private static final double DRIFTED = 0.5;

    /// @param feature its name
    /// @param disagreement why the two differ, where they do
    public record Beside(String feature, Told told, Optional<Text> disagreement) {

        public static Beside of(Judgement judgement, Finding ours, Column reference, Column live) {
            Told told = Evidently.compare(reference, live);
            return new Beside(ours.name(), told, Disagreement.between(judgement, ours, told));
        }
    }

    public Parity {
        columns = List.copyOf(columns);
    }

    /** Columns that it compares. */
    public long compared() {
        return columns.stream()
                .filter(column -> column.told() instanceof Told.Compared)
                .count();
    }

    public long drifted() {
        return columns.stream().filter(column -> column.told().isDrift()).count();
    }

    /** Of the columns compared, 0 to 1; 0 without any. */
    public double share() {
        return columns.isEmpty() ? 0 : (double) drifted() / Math.max(1, compared());
    }

    public boolean isDrift() {
        return share() >= DRIFTED;
    }

    /** Whether a column without values makes its whole report fail. */
    public boolean fails() {
        return columns.stream().anyMatch(column -> column.told() == Told.Refused.EMPTY);
    }
}
