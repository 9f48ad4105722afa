package scoreline.training.interpretation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Row;

/// What moves a model's scores. Contributions are exact Shapley values, [scoreline.scoring.explain.Explainer], in
/// log-odds before calibration. Of single people it holds contributions and ranks of values, each feature's drawn
/// by itself, so that no row can be put together again.
///
/// @param rows training rows that were explained
/// @param base margin where nothing is known of an applicant, in log-odds
/// @param features by mean |contribution|, the greatest first
/// @param groups the catalogue's reason groups, likewise
/// @param gainAgreement Spearman's rank correlation between mean |contribution| and gain, over the features that
///     the model splits, in [-1, 1]; 0 where either is the same for all
/// @param swarms of the first features, in their order
/// @param dependence of the same
/// @param examples made-up applications, not people; none where no made-up application lies on that side of the
///     threshold
/// @param lime the same applicants explained by another method
public record Interpretation(
        int rows,
        double base,
        List<FeatureImportance> features,
        List<GroupImportance> groups,
        double gainAgreement,
        List<Swarm> swarms,
        List<Dependence> dependence,
        List<Example> examples,
        LimeAgreement lime) {

    private static final int SHOWN = 20;

    public Interpretation {
        features = List.copyOf(features);
        groups = List.copyOf(groups);
        swarms = List.copyOf(swarms);
        dependence = List.copyOf(dependence);
        examples = List.copyOf(examples);
    }

    /// How much a feature moves scores.
    ///
    /// @param meanContribution mean |contribution|, in log-odds
    /// @param gainShare of what all splits gained when the trees were grown, in [0, 1]
    public record FeatureImportance(String feature, String group, double meanContribution, double gainShare) {}

    /// How much the features of a reason move scores together.
    ///
    /// @param meanContribution mean |sum of the contributions of its features|, in log-odds
    public record GroupImportance(String group, double meanContribution) {}

    /// Interprets.
    ///
    /// @param rows what the model was trained on
    /// @param explained drawn from them
    /// @param madeUp applications to choose examples from, never people
    /// @param limeApplicants to whom LIME is put beside the exact contributions
    /// @param seed of what is drawn
    public static Interpretation of(
            DecidingModel model, List<Row> rows, Explained explained, List<Row> madeUp, int limeApplicants, long seed) {
        List<FeatureImportance> importance = importance(model, explained);
        int[] shown = importance.stream()
                .limit(SHOWN)
                .mapToInt(each -> model.catalogue().feature(each.feature()).orElseThrow())
                .toArray();
        var lime = new Lime(model, explained.features());
        return new Interpretation(
                explained.size(),
                explained.influence().base(),
                importance,
                groups(model, explained),
                gainAgreement(model, importance),
                IntStream.of(shown)
                        .mapToObj(feature -> Swarm.of(model, explained, feature, seed))
                        .toList(),
                IntStream.of(shown)
                        .mapToObj(feature -> Dependence.of(model, rows, explained, feature))
                        .toList(),
                Example.choose(model, madeUp, lime, seed),
                LimeAgreement.of(lime, explained, limeApplicants, seed));
    }

    private static List<FeatureImportance> importance(DecidingModel model, Explained explained) {
        List<Feature> features = model.catalogue().features();
        double[] mean = explained.meanContributions();
        double gain = IntStream.range(0, mean.length)
                .mapToDouble(model.ensemble()::gain)
                .sum();
        List<FeatureImportance> importance = new ArrayList<>();
        for (int i = 0; i < mean.length; i++) {
            importance.add(new FeatureImportance(
                    features.get(i).name(),
                    features.get(i).group(),
                    mean[i],
                    gain > 0 ? model.ensemble().gain(i) / gain : 0));
        }
        importance.sort(Comparator.comparingDouble(FeatureImportance::meanContribution)
                .reversed()
                .thenComparing(FeatureImportance::feature));
        return importance;
    }

    private static List<GroupImportance> groups(DecidingModel model, Explained explained) {
        List<Feature> features = model.catalogue().features();
        return model.catalogue().groups().stream()
                .map(Group::code)
                .map(code -> new GroupImportance(
                        code,
                        explained.meanContribution(IntStream.range(0, features.size())
                                .filter(i -> features.get(i).group().equals(code))
                                .toArray())))
                .sorted(Comparator.comparingDouble(GroupImportance::meanContribution)
                        .reversed()
                        .thenComparing(GroupImportance::group))
                .toList();
    }

    private static double gainAgreement(DecidingModel model, List<FeatureImportance> importance) {
        List<FeatureImportance> split = importance.stream()
                .filter(each ->
                        model.splits(model.catalogue().feature(each.feature()).orElseThrow()))
                .toList();
        return spearman(
                split.stream().mapToDouble(FeatureImportance::meanContribution).toArray(),
                split.stream().mapToDouble(FeatureImportance::gainShare).toArray());
    }

    /// Spearman's rank correlation, ties at their mean rank.
    ///
    /// @return in [-1, 1]; 0 where there is no order to agree on
    /// @see <a href="https://doi.org/10.2307/1412159">Spearman (1904)</a>
    static double spearman(double[] values, double[] others) {
        if (values.length < 2) {
            return 0;
        }
        double correlation = new SpearmansCorrelation().correlation(values, others);
        return Double.isNaN(correlation) ? 0 : correlation;
    }
}
