package scoreline.drift.verdict;

import java.util.List;
import scoreline.drift.statistic.CorrelationChange;
import scoreline.scoring.catalogue.Text;

/// What is found of how the features that move the score most go together, pair by pair. A pair may change while
/// neither feature does.
///
/// @param rows of the window
/// @param p the chance of as large a change of some pair where nothing changed, by Simes' rule
/// @param adjustedP the same, given how many things are looked at
/// @param effect of the greatest change among those that are sure, else of the surest, nats
/// @param told pairs of which a window of so many rows tells something
/// @param moved pairs that went together otherwise, the greatest change first
public record Togetherness(
        Severity severity,
        long rows,
        double p,
        double adjustedP,
        double effect,
        int told,
        List<Pair> moved,
        Text sentence)
        implements Followed {

    private static final String NAME = "associations";
    static final Text LABEL = new Text("How features go together", "Façon dont les variables vont ensemble");

    /// Two features.
    ///
    /// @param adjustedP of the change, given how many pairs there are
    public record Pair(String one, String other, CorrelationChange change, double adjustedP) {}

    public Togetherness {
        moved = List.copyOf(moved);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Text label() {
        return LABEL;
    }
}
