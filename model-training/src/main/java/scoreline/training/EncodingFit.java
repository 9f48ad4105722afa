package scoreline.training;

import java.util.List;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.training.encoding.TargetMeans;

/** Learns encodings from chosen rows; what else it looks at is a leak. */
@FunctionalInterface
public interface EncodingFit {

    List<CategoryEncoding> learn(Labelled labelled, int[] chosen);

    static EncodingFit of(Recipe recipe) {
        var means = new TargetMeans(recipe.smoothing());
        return (labelled, chosen) -> means.learn(labelled.catalogue(), labelled.rows(), labelled.targets(), chosen);
    }
}
