package scoreline.dashboard.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.decision.Policy;

/**
 * A bundle: what it is, how it decides, and what it is worth.
 *
 * @param features how many it reads
 * @param provenance data fingerprint, seed, code version and the like, by name
 * @param metrics as training wrote them
 * @param files of the bundle, by name
 */
public record ModelDocument(
        BundleName bundle,
        int features,
        Map<String, String> provenance,
        Rules policy,
        Map<String, Object> metrics,
        List<File> files) {

    /**
     * From a probability of default to an outcome and points.
     *
     * @param costRatio what a default approved costs, over what a good applicant refused costs
     * @param threshold probability from which an application is refused
     * @param reviewFrom probability from which a person looks first; equal to the threshold, nobody does
     * @param mostInDay applications of one applicant within 24 hours above which a person looks; null is no such rule
     * @param scale of points
     */
    public record Rules(
            double costRatio,
            double threshold,
            double reviewFrom,
            @Nullable Integer mostInDay,
            Scale scale) {

        private static Rules of(Policy policy) {
            var scale = policy.scale();
            return new Rules(
                    policy.costRatio(),
                    policy.threshold(),
                    policy.reviewFrom(),
                    policy.mostInDay(),
                    new Scale(scale.points0(), scale.odds0(), scale.pointsToDoubleOdds(), scale.min(), scale.max()));
        }
    }

    /**
     * Credit points of the odds of repaying.
     *
     * @param points0 points at odds0
     * @param odds0 odds of repaying
     * @param pointsToDoubleOdds points that double the odds
     * @param min fewest points
     * @param max most points
     */
    public record Scale(double points0, double odds0, double pointsToDoubleOdds, int min, int max) {}

    /**
     * One of its files, served under {@code documents/}.
     *
     * @param sha256 lower-case hex
     */
    public record File(String name, String mediaType, long bytes, String sha256) {}

    static ModelDocument of(Bundle bundle, Map<String, Object> metrics) {
        return new ModelDocument(
                new BundleName(bundle.name(), bundle.version(), bundle.sha256()),
                bundle.catalogue().features().size(),
                bundle.manifest().provenance(),
                Rules.of(bundle.policy()),
                metrics,
                bundle.manifest().files().entrySet().stream()
                        .map(file -> new File(
                                file.getKey(),
                                FileType.of(file.getKey()).toString(),
                                file.getValue().bytes(),
                                file.getValue().sha256()))
                        .toList());
    }
}
