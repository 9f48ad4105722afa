package scoreline.training.interpretation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Text;

/// How far LIME and the exact contributions say the same of the same applicants. What LIME says depends on its
/// seed, and its agreement with itself under another one says how much.
///
/// @param applicants drawn from those explained, the mean over whom the figures are
/// @param samples neighbours made for each
/// @param strangers whose values are tried in each neighbour, the mean of whose scores it gets
/// @param withShap LIME against the exact contributions
/// @param withItself LIME against LIME of another seed
/// @param fit share of the variance around an applicant that LIME's straight line explains, at most 1
/// @param why they differ
public record LimeAgreement(
        int applicants, int samples, int strangers, Agreement withShap, Agreement withItself, double fit, Text why) {

    private static final int FIRST = 5;

    /// Two explanations of an applicant.
    ///
    /// @param spearman rank correlation of the features' magnitudes, over the features that the model splits, in
    ///     [-1, 1]
    /// @param commonTop5 share of the five greatest of one that are among the five greatest of the other, in [0,
    ///     1]
    public record Agreement(double spearman, double commonTop5) {

        static Agreement of(double[] one, double[] other) {
            int[] first = greatest(one);
            List<Integer> others = IntStream.of(greatest(other)).boxed().toList();
            return new Agreement(
                    Interpretation.spearman(magnitudes(one), magnitudes(other)),
                    IntStream.of(first).filter(others::contains).count() / (double) Math.max(1, first.length));
        }

        private static Agreement mean(List<Agreement> all) {
            return new Agreement(
                    all.stream().mapToDouble(Agreement::spearman).average().orElse(0),
                    all.stream().mapToDouble(Agreement::commonTop5).average().orElse(0));
        }

        private static double[] magnitudes(double[] values) {
            return IntStream.range(0, values.length)
                    .mapToDouble(i -> Math.abs(values[i]))
                    .toArray();
        }

        private static int[] greatest(double[] values) {
            return IntStream.range(0, values.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(Math.abs(values[b]), Math.abs(values[a])))
                    .limit(FIRST)
                    .mapToInt(i -> i)
                    .toArray();
        }
    }

    private static final Text WHY = new Text(
            "LIME fits a straight line to the scores of made-up neighbours, in which each value is replaced independently of"
                    + " the others; SHAP shares out the exact score along the trees and follows how values go together in"
                    + " training. LIME is also a sample: another seed gives other weights, and an explanation that agrees with"
                    + " itself to r can be expected to agree with an exact one to about the square root of r at most.",
            "LIME ajuste une droite aux scores de voisins fictifs, où chaque valeur est remplacée indépendamment des autres ;"
                    + " SHAP répartit le score exact le long des arbres et suit la façon dont les valeurs vont ensemble à"
                    + " l’entraînement. LIME est aussi un échantillon : une autre graine donne d’autres poids, et une"
                    + " explication qui s’accorde avec elle-même à r ne peut guère s’accorder avec une explication exacte à plus"
                    + " de la racine carrée de r.");

    private record Compared(Agreement withShap, Agreement withItself, double fit) {}

    /// @param applicants at most
    static LimeAgreement of(Lime lime, Explained explained, int applicants, long seed) {
        int[] drawn = Explained.draw(explained.size(), applicants, new SplittableRandom(seed));
        List<Compared> compared = IntStream.of(drawn)
                .parallel()
                .mapToObj(row -> {
                    Lime.Line line = lime.explain(explained.features()[row], seed + row);
                    Lime.Line again = lime.explain(explained.features()[row], ~(seed + row));
                    double[] exact = IntStream.of(lime.explained())
                            .mapToDouble(feature -> explained.contributions()[row][feature])
                            .toArray();
                    return new Compared(
                            Agreement.of(line.weights(), exact),
                            Agreement.of(line.weights(), again.weights()),
                            line.fit());
                })
                .toList();
        return new LimeAgreement(
                drawn.length,
                Lime.SAMPLES,
                Lime.STRANGERS,
                Agreement.mean(compared.stream().map(Compared::withShap).toList()),
                Agreement.mean(compared.stream().map(Compared::withItself).toList()),
                compared.stream().mapToDouble(Compared::fit).average().orElse(0),
                WHY);
    }
}
