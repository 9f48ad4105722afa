package scoreline.dashboard.scoring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.ApplicationReader;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.history.HistoryPlan;
import scoreline.scoring.history.Past;
import scoreline.scoring.history.PastSeen;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/** A bundle that decides what is asked, of somebody without a past. Safe between threads. */
public final class OnRequest {
    private final Bundle bundle;
    private final Form form;
    private final ApplicationReader reader;
    private final Judge judge;
    private final HistoryPlan plan;
    private final InstantSource clock;

    /// @throws scoreline.admission.UnusableSchema if the schema lacks what the bundle's catalogue reads
    OnRequest(Bundle bundle, Schema schema, InstantSource clock) {
        this.bundle = bundle;
        this.form = new Form(schema, bundle.catalogue());
        this.reader = ApplicationReader.of(schema, bundle.catalogue());
        this.judge = new Judge(bundle, schema, TimeBounds.usual(), clock);
        this.plan = new HistoryPlan(bundle.catalogue());
        this.clock = clock;
    }

    public Bundle bundle() {
        return bundle;
    }

    Form form() {
        return form;
    }

    /** Reads what was decided already, which may be long ago. */
    ApplicationReader reader() {
        return reader;
    }

    /// Reads an application as the stream would, but for that it need not name anybody.
    ///
    /// @param values by field
    /// @return null where there is a fault
    public @Nullable Admitted admit(Map<String, ? extends @Nullable Object> values, Faults faults) {
        var record = form.read(values, clock.instant(), faults);
        return faults.none() ? admit(record, faults) : null;
    }

    private @Nullable Admitted admit(GenericRecord record, Faults faults) {
        return switch (judge.admit(record)) {
            case Admitted admitted -> admitted;
            case Refused(RejectionCode code, @Nullable String field) -> {
                faults.add(field == null ? "" : field, code, "It cannot be used.");
                yield null;
            }
        };
    }

    /** To the bits of the stream's decisions on applicants who never applied before and of whom nothing is known. */
    public List<CreditDecision> decide(List<Admitted> applications) {
        var remembering =
                judge.readsPast() ? applications.stream().map(this::withoutPast).toList() : applications;
        var decisions = new ArrayList<CreditDecision>(applications.size());
        for (var explained : judge.explain(remembering)) {
            decisions.add(judge.decide(explained, null));
        }
        return decisions;
    }

    private Admitted withoutPast(Admitted application) {
        var past = new Past(bundle.catalogue().history());
        int day = application.day();
        return application.remembering(
                new PastSeen(plan.evaluate(past, application.row(), day), past.digest(day), past.emptySources(day)));
    }
}
