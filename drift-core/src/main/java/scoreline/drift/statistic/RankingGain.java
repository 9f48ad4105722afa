package scoreline.drift.statistic;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Whether an order is kept where it matters: the gain of the new order over that of the old one, nDCG.
public final class RankingGain {

    private RankingGain() {}

    /// `Σ wᵢ / log₂(1 + rankᵢ)` of the live ranks, over the same of the reference's own; ties share their ranks.
    ///
    /// @param reference worth w of each thing, none negative, shape (things)
    /// @param live what ranks them now, the greatest first, shape (things)
    /// @return 0 to 1; 1 where the order is the same, or nothing is worth anything
    /// @see <a href="https://doi.org/10.1145/582415.582418">Järvelin and Kekäläinen (2002)</a>
    public static double of(double[] reference, double[] live) {
        double best = gain(reference, reference);
        return best > 0 ? gain(reference, live) / best : 1;
    }

    private static double gain(double[] worth, double[] by) {
        List<Integer> order = IntStream.range(0, by.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -by[i]))
                .toList();
        double gain = 0;
        int rank = 0;
        while (rank < order.size()) {
            double tied = by[order.get(rank)];
            int first = rank;
            double together = 0;
            double discount = 0;
            while (rank < order.size() && by[order.get(rank)] == tied) {
                together += worth[order.get(rank)];
                discount += Math.log(2) / Math.log(rank + 2);
                rank++;
            }
            gain += together / (rank - first) * discount;
        }
        return gain;
    }
}
