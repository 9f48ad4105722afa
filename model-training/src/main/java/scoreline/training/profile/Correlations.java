package scoreline.training.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The strongest of all pairs. Ranking each pair anew on its joint rows would take longer than all the rest, so pairs
/// are
/// sifted by the ranks that each field has among its own rows, and the strongest several times over ranked anew.
final class Correlations {

    private static final int SIFTED = 4;

    private Correlations() {}

    private record Pair(int first, int second, double correlation) {
        double strength() {
            return Math.abs(correlation);
        }
    }

    /// @param names shape (fields)
    /// @param ranks shape (fields)
    /// @param most pairs
    /// @param fewest rows that must know both
    /// @return the strongest first; equally strong ones in the order of the fields
    static List<Correlation> strongest(List<String> names, List<Ranks> ranks, int most, int fewest) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ranks.size(); i++) {
            for (int j = i + 1; j < ranks.size(); j++) {
                double sifted = ranks.get(i).correlation(ranks.get(j), fewest);
                if (!Double.isNaN(sifted)) {
                    pairs.add(new Pair(i, j, sifted));
                }
            }
        }
        Comparator<Pair> strongestFirst =
                Comparator.comparingDouble(Pair::strength).reversed();
        return pairs.stream()
                .sorted(strongestFirst)
                .limit((long) SIFTED * most)
                .map(pair -> exact(pair, ranks, fewest))
                .filter(pair -> !Double.isNaN(pair.correlation()))
                .sorted(strongestFirst.thenComparing(Pair::first).thenComparing(Pair::second))
                .limit(most)
                .map(pair -> new Correlation(names.get(pair.first()), names.get(pair.second()), pair.correlation()))
                .toList();
    }

    private static Pair exact(Pair pair, List<Ranks> ranks, int fewest) {
        return new Pair(
                pair.first(), pair.second(), spearman(ranks.get(pair.first()), ranks.get(pair.second()), fewest));
    }

    static double spearman(Ranks one, Ranks other, int fewest) {
        return one.among(other.of()).correlation(other.among(one.of()), fewest);
    }
}
