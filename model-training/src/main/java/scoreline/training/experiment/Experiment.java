package scoreline.training.experiment;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.reference.Reference;
import scoreline.training.candidate.Assessed;
import scoreline.training.drift.SecondTable;
import scoreline.training.fairness.Fairness;
import scoreline.training.interpretation.Interpretation;
import scoreline.training.profile.Profile;

/// What a run found: every number of the note is one of these.
///
/// @param recipe of the model that serves
/// @param lab empty where nothing was compared
/// @param reference the training population, frozen
/// @param provenance by name
/// @param second held against the reference; empty where none was given
public record Experiment(
        Catalogue catalogue,
        Profile profile,
        Recipe recipe,
        Metrics metrics,
        Optional<Lab> lab,
        Interpretation interpretation,
        Fairness fairness,
        Calibration calibration,
        Policy policy,
        Reference reference,
        SortedMap<String, String> provenance,
        Optional<SecondTable> second) {

    public Experiment {
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    public long defaults() {
        return metrics.confusion().refusedDefaults() + metrics.confusion().approvedDefaults();
    }

    public long repayments() {
        return metrics.rows() - defaults();
    }

    /** Per application, were everyone approved. */
    public double costOfApprovingAll() {
        return metrics.costRatio() * metrics.defaultRate();
    }

    /** Per application, were everyone refused. */
    public double costOfRefusingAll() {
        return 1 - metrics.defaultRate();
    }

    /** Of the approved, in [0, 1]; 0 where nobody is. */
    public double defaultRateOfApproved() {
        long approved =
                metrics.confusion().approvedDefaults() + metrics.confusion().approvedRepayments();
        return approved == 0 ? 0 : metrics.confusion().approvedDefaults() / (double) approved;
    }

    public List<Assessed> candidates() {
        return lab.map(Lab::candidates).orElse(List.of());
    }

    public Optional<Assessed> champion() {
        return lab.map(compared -> compared.candidates().get(compared.champion()));
    }
}
