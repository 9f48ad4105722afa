package scoreline.training.profile;

import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;

/// A way in which the outcome may have leaked into the rows. It is told and stops nothing.
///
/// @param field null where it is the table itself
/// @param measured what was found, in the unit of the reason; null where nothing is measured
/// @param limit from which on it is a suspect
public record Suspect(
        @Nullable String field,
        Reason reason,
        @Nullable Double measured,
        @Nullable Double limit) {

    public enum Reason {
        /** Each of its two or more values has one outcome only. */
        EQUALS_OUTCOME,
        /** Its AUC is what nobody reaches with one honest field. */
        RANKS_TOO_WELL,
        /** The AUC of whether it is there. */
        MISSING_TELLS,
        /** The default rate where it is there, or where it is not, is nearly that of one outcome only. */
        MISSING_DECIDES,
        /** The catalogue says that it is not known when the decision falls. */
        NOT_AT_DECISION,
        /** Whole numbers, no two the same. */
        LOOKS_LIKE_ID,
        /** Its Spearman correlation with the order of the rows. */
        FOLLOWS_ORDER,
        /** The AUC of the order of the rows. */
        ORDER_TELLS
    }

    /// The best known model of the public Home Credit data, an ensemble over all of a client's past, has 0.808 on the
    /// hidden rows. One honest field does not reach what all of them reach together.
    static final double MOST_AUC = 0.80;

    /// Whether an honest field is there tells little: on Home Credit's applications at most about 0.54. What is filled
    /// in
    /// because of the outcome tells much.
    static final double MOST_MISSING_AUC = 0.65;

    /** Of a group to which only one outcome comes. */
    static final double NEARLY_ALL = 0.9;

    /** Defaults of the overall rate, below which their absence says nothing. */
    static final double EXPECTED_DEFAULTS = 30;

    /** Of a table in no particular order; standard errors that chance is allowed. */
    static final double MOST_ORDER_AUC = 0.52;

    static final double ORDER_ERRORS = 4;

    static final double CLOCKLIKE = 0.95;

    /** In a sentence or two. */
    public String told(Language language) {
        return new Sentences(language).suspicion(this);
    }

    static Suspect of(String field, Reason reason) {
        return new Suspect(field, reason, null, null);
    }
}
