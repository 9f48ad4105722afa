package scoreline.judgement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.wire.CreditDecision;

/** A decision on an admitted application: a bundle's, or a stand-in's in a test. Thread-safe. */
@FunctionalInterface
public interface Deciding {
    /** Whether an application must be given its customer's past before. */
    default boolean readsPast() {
        return false;
    }

    /** The same applications, explained together where that saves time and nothing that is remembered could change it. */
    default List<Admitted> explain(List<Admitted> applications) {
        return applications;
    }

    CreditDecision decide(Admitted application, @Nullable SourcePosition source, Instant now);
}
