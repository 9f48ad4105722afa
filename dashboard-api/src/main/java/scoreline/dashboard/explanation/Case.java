package scoreline.dashboard.explanation;

import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.reference.Cells;
import scoreline.wire.CreditDecision;

/**
 * A decision, and what is needed to explain it.
 *
 * @param bundle that decided
 * @param application as the lender sent it, where it is at hand
 */
public record Case(CreditDecision decision, Bundle bundle, Optional<GenericRecord> application) {
    public Case {
        int features = bundle.catalogue().features().size();
        if (decision.getContributions().size() != features
                || decision.getFeatureValues().size() != features
                || decision.getBins().remaining() != features) {
            throw misfit();
        }
    }

    static Refusal misfit() {
        return new Refusal(ProblemType.UNAVAILABLE, "The decision does not fit the bundle that it names.");
    }

    /** What the model saw of a feature; of a category its name, as far as that is at hand. */
    public Value value(int feature) {
        var described = bundle.catalogue().features().get(feature);
        return described.formula() instanceof Formula.Category(int field)
                ? category(feature, described, field)
                : Value.of(decision.getFeatureValues().get(feature));
    }

    private Value category(int feature, Feature described, int field) {
        var name = bundle.catalogue().fields().get(field).name();
        if (application.isPresent() && application.get().hasField(name)) {
            return Value.of(application.get().get(name));
        }
        return decision.getReasons().stream()
                .filter(reason -> reason.getLabelKey().equals(described.name()))
                .findFirst()
                .map(reason -> Value.of(reason.getValue()))
                .orElseGet(() -> byCell(feature));
    }

    private Value byCell(int feature) {
        int cell = cell(feature);
        if (cell == Cells.MISSING) {
            return Value.Absent.UNKNOWN;
        }
        int own = cell - Cells.FIRST;
        return bundle.reference().features().get(feature).cells() instanceof Cells.Categories(var names)
                        && own >= 0
                        && own < names.size()
                ? new Value.Category(names.get(own))
                : Value.Absent.UNHEARD;
    }

    /** Of the drift reference, as it was found when it was decided. */
    int cell(int feature) {
        var bins = decision.getBins();
        return Byte.toUnsignedInt(bins.get(bins.position() + feature));
    }

    /** Says nothing of the decision: it is personal data. */
    @Override
    public String toString() {
        return "Case";
    }
}
