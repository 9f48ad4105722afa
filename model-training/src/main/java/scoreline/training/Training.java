package scoreline.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.reference.Reference;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Model;
import scoreline.training.encoding.TargetMeans;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.Probabilities;
import scoreline.training.validation.Ranking;
import scoreline.training.validation.Threshold;

/// From a table to a bundle.
///
/// @param table labelled applications, `.csv` or `.csv.gz`
/// @param times of applications whose table has none
/// @param recipe how trees are grown and judged
/// @param costRatio what a default approved costs, over what a good applicant refused costs; above 0
/// @param seed of folds, trees and golden rows
/// @param threads of XGBoost; another number may give other trees
public record Training(Path table, SubmissionTimes times, Recipe recipe, double costRatio, long seed, int threads) {

    private static final int CALIBRATION_BINS = 10;

    /** Reasons are measured against this share of the applicants, and no fewer than this many: those who just passed. */
    private static final double JUST_ABOVE = 0.05;

    private static final int LEAST_JUST_ABOVE = 100;

    /// What came of it.
    ///
    /// @param bundle written and proved
    public record Trained(Bundle bundle, Metrics metrics) {}

    /// Trains and writes.
    ///
    /// @param directory of the bundle; an earlier bundle there is replaced
    /// @param progress takes what is being done and the share of all work that is done, in [0, 1]
    /// @throws scoreline.training.tables.UnusableTable when the table cannot be read or has no targets
    /// @throws UntrustworthyModel when the model is too good to be true
    public Trained writeTo(Path directory, BiConsumer<String, Double> progress) throws IOException {
        byte[] catalogueJson = Catalogue.homeCreditJson();
        Labelled labelled = read(Catalogue.read(catalogueJson));
        var trees = new Progress(progress);
        var outOfFold = new OutOfFold(labelled, recipe, seed, threads);

        trees.step("Finding the number of trees", expected(recipe.mostRounds() / 4));
        int rounds = outOfFold.rounds(trees);
        trees.step("Scoring out of fold", expected(rounds) - (long) recipe.folds() * rounds);
        double[] margins = outOfFold.margins(rounds, trees);
        trees.step("Checking for leaks", (long) recipe.folds() * recipe.permutedRounds() + rounds);
        LeakGuard guard = LeakGuard.of(labelled, recipe, seed, threads, trees);
        double[] probabilities = outOfFold.probabilities(margins);
        Metrics metrics = metrics(labelled, outOfFold, margins, probabilities, rounds, guard);
        guard.require(metrics.auc(), metrics.aucStandardError());

        trees.step("Fitting on all rows", rounds);
        List<CategoryEncoding> encodings = new TargetMeans(recipe.smoothing())
                .learn(labelled.catalogue(), labelled.rows(), labelled.targets(), labelled.everyRow());
        var encoder = new RowEncoder(labelled.catalogue(), encodings);
        Model model = new Boosting(recipe.growth(), seed, threads)
                .grow(labelled.encoded(encoder, labelled.everyRow()), rounds, trees::grown);
        float[][] features = labelled.rows().stream().map(encoder::encode).toArray(float[][]::new);
        Bundle bundle = new BundleContents(
                        labelled.catalogue().name(),
                        catalogueJson,
                        encodings,
                        model.ubj(),
                        OutOfFold.calibration(margins, labelled.targets()),
                        new Policy(costRatio, metrics.threshold(), metrics.threshold(), PointsScale.USUAL),
                        Reference.learn(labelled.catalogue(), labelled.rows(), features, probabilities),
                        baseline(
                                labelled,
                                features,
                                probabilities,
                                metrics.threshold(),
                                new Explainer(model.ensemble())),
                        metrics,
                        new ModelCard(labelled.catalogue(), metrics, recipe).markdown(),
                        provenance(),
                        seed)
                .write(directory);
        return new Trained(bundle, metrics);
    }

    /** Trees of all steps, were each fit of so many. */
    private long expected(int rounds) {
        return (long) recipe.folds() * (2L * rounds + recipe.permutedRounds()) + rounds;
    }

    private Labelled read(Catalogue catalogue) {
        List<Row> rows = new ArrayList<>();
        var targets = IntStream.builder();
        try (var applications = ApplicationTable.open(table, catalogue, times)) {
            for (ApplicationRow application : applications) {
                if (application.problem() != null) {
                    throw new UntrustworthyModel("row " + (application.index() + 1) + " of " + table + " has a bad "
                            + application.problem().field());
                }
                rows.add(application.row());
                targets.add(application
                        .target()
                        .orElseThrow(() -> new UntrustworthyModel(
                                "row " + (application.index() + 1) + " of " + table + " has no TARGET")));
            }
        }
        var labelled = new Labelled(catalogue, rows, targets.build().toArray());
        long least = 10L * recipe.folds();
        if (labelled.defaults() < least || labelled.size() - labelled.defaults() < least) {
            throw new UntrustworthyModel(table + " has " + labelled.defaults() + " defaults among " + labelled.size()
                    + " rows, and at least " + least + " of either kind are needed");
        }
        return labelled;
    }

    private Metrics metrics(
            Labelled labelled,
            OutOfFold outOfFold,
            double[] margins,
            double[] probabilities,
            int rounds,
            LeakGuard guard) {
        int[] targets = labelled.targets();
        double auc = Ranking.auc(margins, targets);
        Threshold cheapest = Threshold.cheapest(probabilities, targets, costRatio);
        double inTheory = Threshold.inTheory(costRatio);
        Confusion confusion = Confusion.at(probabilities, targets, cheapest.value());
        return new Metrics(
                labelled.size(),
                labelled.defaults() / (double) labelled.size(),
                rounds,
                auc,
                Ranking.standardError(auc, labelled.defaults(), labelled.size() - labelled.defaults()),
                Probabilities.logLoss(probabilities, targets),
                Probabilities.brier(probabilities, targets),
                Probabilities.expectedCalibrationError(probabilities, targets, CALIBRATION_BINS),
                confusion.accuracy(),
                confusion,
                costRatio,
                cheapest.value(),
                cheapest.costPerApplication(),
                inTheory,
                Confusion.at(probabilities, targets, inTheory).costPerApplication(costRatio),
                outOfFold.costPerApplication(probabilities, costRatio),
                guard.permutedAuc());
    }

    /** The approved applicants with the highest probabilities of default, as the final model explains them. */
    private static ReasonBaseline baseline(
            Labelled labelled, float[][] features, double[] probabilities, double threshold, Explainer explainer) {
        Catalogue catalogue = labelled.catalogue();
        int[] justAbove = IntStream.range(0, probabilities.length)
                .filter(row -> probabilities[row] < threshold)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -probabilities[row]))
                .limit(Math.max(LEAST_JUST_ABOVE, Math.round(JUST_ABOVE * probabilities.length)))
                .mapToInt(Integer::intValue)
                .toArray();
        if (justAbove.length == 0) {
            throw new UntrustworthyModel("the cheapest threshold approves nobody");
        }
        var sums = new double[catalogue.features().size()];
        var contributions = new float[sums.length];
        for (int row : justAbove) {
            explainer.explain(features[row], contributions);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += contributions[i];
            }
        }
        List<ReasonBaseline.Entry> entries = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            Feature feature = catalogue.features().get(i);
            entries.add(new ReasonBaseline.Entry(
                    feature.name(),
                    (float) (sums[i] / justAbove.length),
                    usual(feature.formula(), labelled.rows(), justAbove)));
        }
        return new ReasonBaseline(justAbove.length, entries);
    }

    /** The median of the numbers that are there, or the most frequent category. */
    private static @Nullable Object usual(Formula formula, List<Row> rows, int[] chosen) {
        if (formula instanceof Formula.Category category) {
            Map<String, Integer> counts = new HashMap<>();
            for (int row : chosen) {
                String text = rows.get(row).text(category.field());
                if (text != null) {
                    counts.merge(text, 1, Integer::sum);
                }
            }
            return counts.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(
                                    Map.Entry.<String, Integer>comparingByKey().reversed()))
                    .map(Map.Entry::getKey)
                    .orElse(null);
        }
        double[] known = IntStream.of(chosen)
                .mapToDouble(row -> formula.of(rows.get(row)))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return known.length == 0 ? null : known[known.length / 2];
    }

    private Map<String, String> provenance() throws IOException {
        var provenance = new TreeMap<>(Map.of(
                "data_sha256", DataFingerprint.of(table),
                "data_file", String.valueOf(table.getFileName()),
                "recipe", recipe.toString(),
                "cost_ratio", String.format(Locale.ROOT, "%s", costRatio),
                "seed", Long.toString(seed),
                "threads", Integer.toString(threads),
                "scoreline", Versions.scoreline(),
                "xgboost", Versions.xgboost(),
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        return provenance;
    }
}
