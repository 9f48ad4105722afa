package scoreline.judgement;

import java.util.HashMap;
import java.util.Map;
import scoreline.admission.Admission.Admitted;
import scoreline.wire.CreditDecision;

/** The applications decided so far, in place of the topology's store: for a file, all of whose applications are remembered. */
public final class DecidedInMemory {
    /** By applicant, then by application. */
    private final Map<String, Map<String, byte[]>> decided = new HashMap<>();

    public Before before(Admitted application, byte[] digest) {
        var lookback = new Lookback(application, digest);
        decided.getOrDefault(application.applicantId(), Map.of())
                .forEach((id, remembered) -> lookback.see(id.equals(application.applicationId()), remembered));
        return lookback.before();
    }

    public void remember(byte[] digest, CreditDecision decision) {
        decided.computeIfAbsent(decision.getApplicantId(), _ -> new HashMap<>())
                .put(decision.getApplicationId(), Lookback.remembered(digest, decision));
    }
}
