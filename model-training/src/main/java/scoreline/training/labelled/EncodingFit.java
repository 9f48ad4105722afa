package scoreline.training.labelled;

import java.util.List;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.training.encoding.TargetMeans;

/** Learns encodings from chosen rows; what else it looks at is a leak. */
@FunctionalInterface
public interface EncodingFit {

    List<CategoryEncoding> learn(Labelled labelled, int[] chosen);

    /// Default rates.
    ///
    /// @param smoothing applicants that the overall default rate is worth
    static EncodingFit smoothed(double smoothing) {
        var means = new TargetMeans(smoothing);
        return (labelled, chosen) -> means.learn(labelled.catalogue(), labelled.rows(), labelled.targets(), chosen);
    }
}
