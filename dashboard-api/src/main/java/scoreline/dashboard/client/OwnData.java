package scoreline.dashboard.client;

import java.time.Instant;
import java.util.List;
import scoreline.dashboard.explanation.Case;
import scoreline.dashboard.explanation.Explaining;
import scoreline.dashboard.explanation.Explanation;
import scoreline.plots.Language;
import scoreline.wire.ReasonDirection;

/**
 * What clients are told of themselves: the decision, why, the data it was made with, and what they can do about it.
 *
 * @param language of the words, {@code en} or {@code fr}
 * @param submittedAt UTC, as are the others
 * @param readableUntil when the link ends
 * @param against what speaks against the application, the strongest first
 * @param favour what speaks for it, the strongest first
 * @param data all that is known, nothing withheld
 * @param procedure how the computer came to it
 * @param rights what clients can ask for
 */
public record OwnData(
        String language,
        String applicationId,
        Instant submittedAt,
        Instant decidedAt,
        Instant readableUntil,
        Explanation.Decided decision,
        List<Explanation.Reason> against,
        List<Explanation.Reason> favour,
        ClientData data,
        List<String> procedure,
        List<String> rights) {

    public OwnData {
        against = List.copyOf(against);
        favour = List.copyOf(favour);
        procedure = List.copyOf(procedure);
        rights = List.copyOf(rights);
    }

    static OwnData of(Case asked, Language language, Instant readableUntil) {
        var explaining = new Explaining(asked, language);
        var decision = asked.decision();
        return new OwnData(
                language.code(),
                decision.getApplicationId(),
                decision.getSubmittedAt(),
                decision.getDecidedAt(),
                readableUntil,
                explaining.decided(),
                explaining.reasons(ReasonDirection.AGAINST),
                explaining.reasons(ReasonDirection.FOR),
                ClientData.of(asked, language, _ -> true),
                Rights.procedure(asked.bundle(), language),
                Rights.of(language));
    }

    /** Says nothing of the client: it is personal data. */
    @Override
    public String toString() {
        return "OwnData";
    }
}
