package scoreline.dashboard.scoring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.dashboard.explanation.Measure;
import scoreline.dashboard.explanation.Value;
import scoreline.dashboard.explanation.Wording;
import scoreline.dashboard.scoring.Counterfactuals.Enough;
import scoreline.dashboard.scoring.Counterfactuals.Moved;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.Verdict;
import scoreline.wire.DecisionOutcome;

/** Looks for what would have been enough for another decision, field by field. */
final class Seeking {
    private final Reopened reopened;
    private final Movable movable;
    private final Language language;
    private final Wording wording;
    private final Catalogue catalogue;
    private final Outcome wanted;

    Seeking(Reopened reopened, Movable movable, Language language) {
        this.reopened = reopened;
        this.movable = movable;
        this.language = language;
        this.wording = new Wording(language);
        this.catalogue = reopened.by().bundle().catalogue();
        this.wanted = reopened.decided().getOutcome() == DecisionOutcome.APPROVE ? Outcome.REFUSE : Outcome.APPROVE;
    }

    Counterfactuals counterfactuals() {
        return new Counterfactuals(
                true,
                reopened.decided().getApplicantId(),
                reopened.decided().getApplicationId(),
                reopened.decided().getSubmittedAt(),
                reopened.bundle(),
                wanted.name(),
                moved());
    }

    private List<Moved> moved() {
        var applied = reopened.admitted(reopened.application()).row();
        return IntStream.range(0, catalogue.fields().size())
                .filter(this::moves)
                .mapToObj(field -> moved(field, applied))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean moves(int field) {
        var name = catalogue.fields().get(field).name();
        return movable.allows(catalogue, name, false)
                && reopened.by().form().has(name)
                && catalogue.features().stream()
                        .anyMatch(feature -> feature.formula().fields().contains(field));
    }

    /** Empty where there is nothing to try. */
    private Optional<Moved> moved(int position, Row applied) {
        var field = FormField.of(reopened.by().bundle(), position, movable, language);
        var value = Value.of(reopened.application().get(field.name()));
        var kept = reopened.kept(Set.of(position));
        var application = reopened.copy();
        boolean tried = false;
        @Nullable Enough enough = null;
        for (var candidate : Candidates.of(field, value)) {
            var faults = new Faults("#", "");
            reopened.by().form().change(application, field.name(), candidate.plain(), faults);
            if (faults.none()
                    && reopened.read(application) instanceof Admitted changed
                    && !Kept.changed(catalogue, applied, changed.row()).isEmpty()) {
                tried = true;
                var verdict = reopened.verdict(changed.row(), kept);
                if (verdict.ruling().outcome() == wanted) {
                    enough = enough(position, candidate, verdict);
                    break;
                }
            }
        }
        return tried
                ? Optional.of(new Moved(
                        field.name(),
                        field.label(),
                        field.unit(),
                        value.plain(),
                        words(position, value),
                        enough,
                        reopened.names(kept.wouldHaveMoved())))
                : Optional.empty();
    }

    private Enough enough(int field, Value value, Verdict verdict) {
        return new Enough(
                Objects.requireNonNull(value.plain()),
                words(field, value),
                verdict.probabilityOfDefault(),
                verdict.points(),
                verdict.ruling().outcome().name());
    }

    private String words(int field, Value value) {
        return wording.value(Measure.of(catalogue, catalogue.fields().get(field)), value);
    }
}
