package scoreline.drift.verdict;

import java.util.List;

/// What each feature did to the score in training, under the model that serves. Log-odds, in the catalogue's order.
///
/// @param mean mean contribution, shape (features)
/// @param meanAbsolute mean of the contributions without their sign, shape (features), none negative
public record Influence(List<Double> mean, List<Double> meanAbsolute) {
    public Influence {
        mean = List.copyOf(mean);
        meanAbsolute = List.copyOf(meanAbsolute);
        if (mean.size() != meanAbsolute.size()) {
            throw new IllegalArgumentException("the influence has " + mean.size() + " mean contributions and "
                    + meanAbsolute.size() + " absolute ones");
        }
    }

    /** A feature's part in all contributions, 0 to 1. */
    double share(int feature) {
        double all = meanAbsolute.stream().mapToDouble(Double::doubleValue).sum();
        return all > 0 ? meanAbsolute.get(feature) / all : 0;
    }
}
