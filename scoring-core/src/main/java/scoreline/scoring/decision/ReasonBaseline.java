package scoreline.scoring.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The applicants just above the cut-off: approved, but barely. Reasons say in what an applicant differs from them.
///
/// @param applicants how many they were
/// @param entries one for each feature, in catalogue order
/// @see <a href="https://www.consumerfinance.gov/rules-policy/regulations/1002/interp-9/">Regulation B, comment
///     9(b)(2)-5: reasons measured against applicants at or slightly above the cut-off</a>
public record ReasonBaseline(int applicants, List<Entry> entries) {

    /// @param feature its name
    /// @param contribution their mean contribution, log-odds
    /// @param value what is usual among them: the median (Double), or the most frequent category (String); null is
    ///     missing
    public record Entry(
            String feature, float contribution, @Nullable Object value) {
        public Entry {
            if (!Float.isFinite(contribution)) {
                throw new IllegalArgumentException("the baseline contribution of " + feature + " must be finite");
            }
            if (value != null && !(value instanceof Double) && !(value instanceof String)) {
                throw new IllegalArgumentException("the baseline value of " + feature + " must be a number or a text");
            }
        }
    }

    public ReasonBaseline {
        if (applicants < 1) {
            throw new IllegalArgumentException("the baseline needs at least one applicant, had " + applicants);
        }
        entries = List.copyOf(entries);
    }
}
