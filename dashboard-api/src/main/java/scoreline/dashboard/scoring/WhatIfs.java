package scoreline.dashboard.scoring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.DecisionDocument;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.scoring.Scored.Difference;
import scoreline.dashboard.scoring.Scored.Figures;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Verdict;
import scoreline.wire.CreditDecision;

/** What would have been decided on an application that says something else. Safe between threads. */
public final class WhatIfs {
    private final Scoring scoring;
    private final Decisions decisions;
    private final Applications applications;

    public WhatIfs(Scoring scoring, Decisions decisions, Applications applications) {
        this.scoring = scoring;
        this.decisions = decisions;
        this.applications = applications;
    }

    /**
     * Decides again, with the changes.
     *
     * @throws Refusal if there is no such decision, its application or its bundle is not at hand, or a field may not be moved so
     */
    Scored.WhatIf of(Asked.Changed asked) throws SQLException {
        var stored = decisions
                .find(asked.applicant(), asked.application())
                .orElseThrow(() -> Refusal.notFound("Nothing is decided of such an application."))
                .decision();
        var by = asked.serving() ? scoring.serving() : scoring.decidedBy(stored.getBundleSha256());
        boolean same = by.bundle().sha256().equals(stored.getBundleSha256());
        if (!same) {
            requireThatPastIsTold(by, stored);
        }
        var reopened = Reopened.of(by, stored, applications.of(stored).map(Applications.Sent::application));
        var before = reopened.admitted(reopened.application()).row();
        var after = reopened.admitted(changed(reopened, asked)).row();
        var kept = reopened.kept(Kept.changed(by.bundle().catalogue(), before, after));
        var decided = reopened.decide(after, kept);
        var figures = same ? figures(stored) : figures(reopened.verdict(before, reopened.kept(Set.of())));
        return answer(reopened, kept, figures, decided);
    }

    /** Another catalogue's features may stand for something else, whatever they are called. */
    private void requireThatPastIsTold(OnRequest by, CreditDecision stored) {
        boolean readsPast = !by.bundle().catalogue().history().isEmpty();
        if (readsPast
                && !scoring.decidedBy(stored.getBundleSha256())
                        .bundle()
                        .catalogue()
                        .equals(by.bundle().catalogue())) {
            throw new Refusal(
                    ProblemType.UNUSABLE_CONTENT,
                    "The serving bundle reads a past that a decision by another bundle does not hold.");
        }
    }

    private GenericRecord changed(Reopened reopened, Asked.Changed asked) {
        var form = reopened.by().form();
        var catalogue = reopened.by().bundle().catalogue();
        var changed = reopened.copy();
        var faults = new Faults("#/changes", "The application cannot be changed so.");
        asked.changes().forEach((name, value) -> {
            if (!form.has(name)) {
                faults.add(name, "NO_SUCH_FIELD", "An application has no such field.");
            } else if (!scoring.movable().allows(catalogue, name, asked.unconstrained())) {
                faults.add(
                        name,
                        "NOT_MOVABLE",
                        asked.unconstrained()
                                ? "Nobody may move it."
                                : "It may not be moved; these may: "
                                        + String.join(", ", scoring.movable().fields()) + ".");
            } else {
                form.change(changed, name, value, faults);
            }
        });
        faults.throwIfAny();
        return changed;
    }

    private static Figures figures(CreditDecision decision) {
        return new Figures(
                decision.getMargin(),
                decision.getProbabilityOfDefault(),
                decision.getPoints(),
                decision.getOutcome().name(),
                decision.getThreshold(),
                decision.getPolicyRule());
    }

    private static Figures figures(Verdict verdict) {
        var rule = verdict.ruling().rule();
        return new Figures(
                verdict.margin(),
                verdict.probabilityOfDefault(),
                verdict.points(),
                verdict.ruling().outcome().name(),
                verdict.threshold(),
                rule == null ? null : rule.name());
    }

    private static Scored.WhatIf answer(Reopened reopened, Kept kept, Figures before, Decision decided) {
        var after = figures(decided.verdict());
        return new Scored.WhatIf(
                true,
                reopened.decided().getApplicantId(),
                reopened.decided().getApplicationId(),
                reopened.decided().getSubmittedAt(),
                reopened.bundle(),
                before,
                after,
                Difference.between(before, after),
                decided.bias(),
                numbers(decided.contributions()),
                withGaps(decided.featureValues()),
                decided.reasons().stream()
                        .map(reason -> new DecisionDocument.Reason(
                                reason.group(),
                                reason.feature(),
                                reason.direction().name(),
                                reason.contribution(),
                                reason.value(),
                                reason.reference()))
                        .toList(),
                reopened.names(kept.values().keySet()),
                reopened.names(kept.wouldHaveMoved()));
    }

    private static List<Float> numbers(float[] values) {
        var numbers = new ArrayList<Float>(values.length);
        for (float value : values) {
            numbers.add(value);
        }
        return numbers;
    }

    /** NaN is null, which JSON has. */
    private static List<@Nullable Float> withGaps(float[] values) {
        return numbers(values).stream()
                .<@Nullable Float>map(value -> Float.isFinite(value) ? value : null)
                .toList();
    }
}
