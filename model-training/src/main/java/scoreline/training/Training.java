package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.drift.verdict.Baseline;
import scoreline.plots.Language;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Segments;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.bundle.MadeUpApplications;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.decision.PointsScale;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.Model;
import scoreline.training.business.BusinessScore;
import scoreline.training.business.ReviewBand;
import scoreline.training.business.Stakes;
import scoreline.training.calibration.ReliabilityBin;
import scoreline.training.candidate.Contest;
import scoreline.training.drift.SecondTable;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.HistoryGain;
import scoreline.training.experiment.Lab;
import scoreline.training.experiment.Metrics;
import scoreline.training.experiment.Recipe;
import scoreline.training.fairness.Decided;
import scoreline.training.fairness.Fairness;
import scoreline.training.history.PastOfApplications;
import scoreline.training.interpretation.DecidingModel;
import scoreline.training.interpretation.Explained;
import scoreline.training.interpretation.Interpretation;
import scoreline.training.journal.Journal;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.note.Note;
import scoreline.training.profile.Profile;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.PairedBootstrap;
import scoreline.training.validation.Probabilities;
import scoreline.training.validation.Ranking;
import scoreline.training.validation.Threshold;

/// From a table to a bundle.
///
/// @param table labelled applications, `.csv` or `.csv.gz`
/// @param times of applications whose table has none
/// @param recipe how trees are grown and judged
/// @param stakes what mistakes cost
/// @param reviewWidth of the band a person looks at, as in [ReviewBand]; at least 0, below 1 and below the cost ratio
/// @param seed of folds, trees and golden rows
/// @param threads of XGBoost; another number may give other trees
/// @param mostInDay applications of one applicant within 24 hours above which a person looks; null is no such rule
/// @param effort how much is compared before a model is chosen; with THOROUGH, models are also trained again to tell
/// how well
///     features give protected attributes away, and what it costs to do without
/// @param second another table, whose drift from the first the note tells
public record Training(
        Path table,
        SubmissionTimes times,
        Recipe recipe,
        Stakes stakes,
        double reviewWidth,
        long seed,
        int threads,
        @Nullable Integer mostInDay,
        Effort effort,
        Optional<Path> second) {

    private static final int CALIBRATION_BINS = 10;
    private static final int RELIABILITY_BINS = 20;

    /** Enough for one of them to lie about where an example is wanted. */
    private static final int MADE_UP = 500;

    public Training {
        if (!(reviewWidth >= 0 && reviewWidth < Math.min(1, stakes.costRatio()))) {
            throw new IllegalArgumentException(
                    "reviewWidth must be at least 0, below 1 and below the cost ratio, was " + reviewWidth);
        }
    }

    /** By the recipe and the probability alone, without reviews. */
    public Training(Path table, SubmissionTimes times, Recipe recipe, double costRatio, long seed, int threads) {
        this(table, times, recipe, Stakes.atRatio(costRatio), 0, seed, threads, null, Effort.QUICK, Optional.empty());
    }

    /// What came of it.
    ///
    /// @param bundle written and proved
    /// @param profile of the rows before anything was fitted
    /// @param lab what was compared; empty with QUICK
    /// @param contest the same with the time it took, in the order of the lab's candidates
    /// @param resumed what of it an interrupted training had done
    public record Trained(
            Bundle bundle,
            Metrics metrics,
            Profile profile,
            Interpretation interpretation,
            Fairness fairness,
            Optional<Lab> lab,
            List<Contest.Outcome> contest,
            Resumed resumed) {}

    /// Trains and writes.
    ///
    /// @param directory of the bundle; an earlier bundle there is replaced
    /// @param progress takes what is being done and the share of all work that is done, in [0, 1]
    /// @throws scoreline.training.tables.UnusableTable when the table cannot be read or has no targets
    /// @throws UntrustworthyModel when the model is too good to be true
    public Trained writeTo(Path directory, BiConsumer<String, Double> progress) throws IOException {
        return writeTo(directory, Catalogue.homeCreditJson(), EncodingFit.smoothed(recipe.smoothing()), progress);
    }

    /// Trains by a lender's own catalogue and writes.
    ///
    /// @param catalogueJson the bytes of its file, which the bundle keeps
    /// @param directory of the bundle; an earlier bundle there is replaced
    /// @param progress takes what is being done and the share of all work that is done, in [0, 1]
    /// @throws scoreline.scoring.catalogue.UnusableCatalogue when it cannot be read
    /// @throws scoreline.training.tables.UnusableTable when the table cannot be read or has no targets
    /// @throws UntrustworthyModel when the model is too good to be true, or reads what it must not
    public Trained writeTo(Path directory, byte[] catalogueJson, BiConsumer<String, Double> progress)
            throws IOException {
        return writeTo(directory, catalogueJson, EncodingFit.smoothed(recipe.smoothing()), progress);
    }

    Trained writeTo(Path directory, byte[] catalogueJson, EncodingFit encodingFit, BiConsumer<String, Double> progress)
            throws IOException {
        return writeTo(directory, catalogueJson, encodingFit, Part.WHOLE, progress);
    }

    /** Trains on a part of the table. */
    Trained writeTo(
            Path directory,
            byte[] catalogueJson,
            EncodingFit encodingFit,
            Part part,
            BiConsumer<String, Double> progress)
            throws IOException {
        BundleContents.requireReplaceable(directory);
        Catalogue catalogue = Catalogue.read(catalogueJson);
        requireFair(catalogue);
        Labelled labelled = read(catalogue, directory, part, progress);
        Profile profile = Profile.of(catalogue, labelled.rows(), labelled.targets());
        var trees = new Progress(progress);
        Path journal = directory.resolveSibling("." + directory.getFileName() + "-lab.jsonl");
        Optional<Laboratory> laboratory = effort == Effort.QUICK
                ? Optional.empty()
                : Optional.of(new Laboratory(
                        labelled,
                        recipe,
                        encodingFit,
                        stakes.costRatio(),
                        new Journal(journal, conditions(labelled, catalogueJson).inOneLine()),
                        seed,
                        threads));
        Resumed resumed = laboratory.map(Laboratory::resumed).orElse(Resumed.NOTHING);
        Optional<Laboratory.Found> found = laboratory.map(lab -> lab.compare(effort == Effort.THOROUGH, trees));
        Recipe chosen = found.map(Laboratory.Found::recipe).orElse(recipe);
        var outOfFold = new OutOfFold(labelled, chosen, encodingFit, seed, threads);

        int guess = recipe.mostRounds() / 4;
        long permuted = (long) recipe.folds() * recipe.permutedRounds();
        trees.step("Scoring out of fold", (long) (recipe.folds() + 1) * guess + permuted);
        OutOfFold.Scores scores = outOfFold.scores(trees);
        double[] margins = scores.margins();
        int rounds = scores.rounds();
        trees.step("Checking for leaks", permuted + rounds);
        LeakGuard guard = LeakGuard.of(labelled, chosen, encodingFit, seed, threads, trees);
        double[] probabilities = outOfFold.probabilities(margins);
        HistoryGain gain = historyGain(labelled, chosen, encodingFit, margins, trees);
        Threshold cheapest = Threshold.cheapest(probabilities, labelled.targets(), stakes.costRatio());
        BusinessScore business = BusinessScore.of(
                probabilities, labelled.targets(), labelled.amounts(), stakes, cheapest.value(), reviewWidth);
        int grown = rounds * chosen.growth().team();
        Metrics metrics = metrics(labelled, outOfFold, margins, probabilities, grown, guard, gain, cheapest, business);
        ReviewBand band = business.reviewBand();
        var policy = new Policy(stakes.costRatio(), band.to(), band.from(), PointsScale.USUAL, mostInDay);
        guard.require(metrics.auc(), metrics.aucStandardError());

        trees.step("Fitting on all rows", rounds);
        List<CategoryEncoding> encodings = encodingFit.learn(labelled, labelled.everyRow());
        var encoder = new RowEncoder(labelled.catalogue(), encodings);
        Model model = new Boosting(chosen.growth(), seed, threads)
                .grow(labelled.encoded(encoder, labelled.everyRow()), rounds, trees::grown);
        float[][] features = labelled.rows().stream().map(encoder::encode).toArray(float[][]::new);
        Calibration calibration = OutOfFold.calibration(margins, labelled.targets());
        trees.step("Explaining", 0);
        var explained = Explained.of(labelled.catalogue(), model.ensemble(), features, seed);
        Interpretation interpretation = Interpretation.of(
                new DecidingModel(labelled.catalogue(), encoder, model.ensemble(), calibration, metrics.threshold()),
                labelled.rows(),
                explained,
                new MadeUpApplications(labelled.catalogue(), encodings, model.ensemble()).rows(MADE_UP, seed),
                recipe.limeApplicants(),
                seed);
        Fairness fairness = Fairness.of(
                new Decided(
                        labelled.catalogue(),
                        labelled.rows(),
                        labelled.targets(),
                        margins,
                        probabilities,
                        metrics.threshold(),
                        stakes.costRatio()),
                effort == Effort.THOROUGH
                        ? Optional.of(new SameRecipe(labelled, chosen, encodingFit, seed, threads, rounds, trees))
                        : Optional.empty(),
                seed);
        Reference reference = Reference.learn(labelled.catalogue(), labelled.rows(), features, probabilities);
        Behaviour behaviour = Behaviour.learn(
                labelled.catalogue(),
                reference,
                policy,
                labelled.rows(),
                features,
                probabilities,
                labelled.targets(),
                explained.influence());
        Optional<Segments> segments = Segments.learn(
                new Segments.Whole(labelled.catalogue(), reference, behaviour.associations(), policy, model.ensemble()),
                new Segments.Rows(labelled.rows(), features, probabilities, labelled.targets()));
        ReasonBaseline baseline = new CutOff(labelled.catalogue(), labelled.rows(), probabilities, policy.reviewFrom())
                .baseline(encoder, model.ensemble());
        var decider =
                new Decider(labelled.catalogue(), encoder, model.ensemble(), calibration, policy, reference, baseline);
        var experiment = new Experiment(
                labelled.catalogue(),
                profile,
                chosen,
                metrics,
                found.map(Laboratory.Found::lab),
                interpretation,
                fairness,
                calibration,
                policy,
                reference,
                provenance(part, chosen),
                compared(new Baseline(labelled.catalogue(), reference, Optional.of(behaviour)), decider, directory));
        Bundle bundle = new BundleContents(
                        labelled.catalogue().name(),
                        catalogueJson,
                        encodings,
                        model.bytes(),
                        calibration,
                        policy,
                        reference,
                        behaviour,
                        segments,
                        baseline,
                        metrics,
                        documents(experiment, new ModelCard(labelled.catalogue(), metrics, chosen, policy, fairness)),
                        experiment.provenance(),
                        seed)
                .write(directory);
        Journal.delete(journal);
        return new Trained(
                bundle,
                metrics,
                profile,
                interpretation,
                fairness,
                found.map(Laboratory.Found::lab),
                found.map(Laboratory.Found::outcomes).orElse(List.of()),
                resumed);
    }

    private Conditions conditions(Labelled labelled, byte[] catalogueJson) throws IOException {
        return new Conditions(
                DataFingerprint.of(labelled),
                DataFingerprint.of(catalogueJson),
                recipe,
                stakes.costRatio(),
                seed,
                effort,
                CodeFingerprint.of(Training.class, RowEncoder.class),
                Versions.xgboost(),
                Versions.lightgbm());
    }

    private Optional<SecondTable> compared(Baseline baseline, Decider decider, Path directory) throws IOException {
        if (second.isEmpty()) {
            return Optional.empty();
        }
        Path file = second.get();
        Catalogue catalogue = baseline.catalogue();
        List<Row> rows = new ArrayList<>();
        long unreadable = 0;
        try (var applications = ApplicationTable.open(file, catalogue, times);
                var pasts = PastOfApplications.compute(
                        file.resolveSibling(""), applications, catalogue, directory.resolveSibling(""), (_, _) -> {})) {
            for (ApplicationRow application : applications) {
                if (application.problem() == null) {
                    rows.add(
                            application.row().with(pasts.of(application.index()).aggregates()));
                } else {
                    unreadable++;
                }
            }
        }
        return Optional.of(SecondTable.judge(
                String.valueOf(file.getFileName()), unreadable, rows, baseline, decider, stakes.costRatio()));
    }

    /** What the catalogue says a model must not know, no feature reads. */
    private static void requireFair(Catalogue catalogue) {
        for (Feature feature : catalogue.features()) {
            for (int position : feature.formula().fields()) {
                Field field = catalogue.fields().get(position);
                if (field.protectedAttribute()) {
                    throw new UntrustworthyModel("the feature " + feature.name() + " of the catalogue reads "
                            + field.name() + ", which is protected: delete the feature");
                }
                if (!field.availability().atDecision()) {
                    throw new UntrustworthyModel("the feature " + feature.name() + " of the catalogue reads "
                            + field.name() + ", which is not known when the decision falls: delete the feature");
                }
            }
        }
    }

    /** A part of the table, with the customers' past; or why it cannot be learnt from. */
    Labelled read(Catalogue catalogue, Path directory, Part part, BiConsumer<String, Double> progress)
            throws IOException {
        String target = catalogue.table().target();
        List<Row> rows = new ArrayList<>();
        var targets = IntStream.builder();
        try (var applications = ApplicationTable.open(table, catalogue, times);
                var pasts = PastOfApplications.compute(
                        table.resolveSibling(""), applications, catalogue, directory.resolveSibling(""), progress)) {
            for (ApplicationRow application : applications) {
                if (!part.holds(application.index())) {
                    continue;
                }
                if (application.problem() != null) {
                    String column = application.problem().field();
                    throw new UntrustworthyModel("row " + (application.index() + 1) + " of " + table + " has a bad "
                            + column
                            + (column.equals(target) ? ": 1 is a default, 0 a repayment, and nothing else" : ""));
                }
                rows.add(application.row().with(pasts.of(application.index()).aggregates()));
                targets.add(application
                        .target()
                        .orElseThrow(() -> new UntrustworthyModel(
                                "row " + (application.index() + 1) + " of " + table + " has no " + target)));
            }
        }
        var labelled = new Labelled(catalogue, rows, targets.build().toArray());
        long least = 10L * recipe.folds();
        if (labelled.defaults() < least || labelled.size() - labelled.defaults() < least) {
            String which = part.description()
                    .map(description -> ", " + description + ",")
                    .orElse("");
            throw new UntrustworthyModel(table + which + " has " + labelled.defaults() + " defaults among "
                    + labelled.size() + " rows, and at least " + least + " of either kind are needed");
        }
        return labelled;
    }

    private @Nullable HistoryGain historyGain(
            Labelled labelled, Recipe chosen, EncodingFit encodingFit, double[] margins, Progress trees) {
        if (labelled.catalogue().aggregates().isEmpty()) {
            return null;
        }
        trees.step("Scoring without history", (long) (recipe.folds() + 1) * recipe.mostRounds() / 4);
        double[] without = new OutOfFold(labelled.withoutPast(), chosen, encodingFit, seed, threads)
                .scores(trees)
                .margins();
        double auc = Ranking.auc(without, labelled.targets());
        var interval = PairedBootstrap.ofAucs(margins, without, labelled.targets(), seed);
        return new HistoryGain(auc, Ranking.auc(margins, labelled.targets()) - auc, interval.low(), interval.high());
    }

    private Metrics metrics(
            Labelled labelled,
            OutOfFold outOfFold,
            double[] margins,
            double[] probabilities,
            int trees,
            LeakGuard guard,
            @Nullable HistoryGain gain,
            Threshold cheapest,
            BusinessScore business) {
        double costRatio = stakes.costRatio();
        int[] targets = labelled.targets();
        double auc = Ranking.auc(margins, targets);
        double inTheory = Threshold.inTheory(costRatio);
        Confusion confusion = Confusion.at(probabilities, targets, cheapest.value());
        return new Metrics(
                labelled.size(),
                labelled.defaults() / (double) labelled.size(),
                trees,
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
                guard.permutedAuc(),
                gain,
                outOfFold.methods(margins),
                ReliabilityBin.diagram(probabilities, targets, RELIABILITY_BINS),
                business.costCurve(),
                business.sensitivity(),
                business.money(),
                business.reviewBands());
    }

    private static Map<String, byte[]> documents(Experiment experiment, ModelCard card) {
        var documents = new TreeMap<>(experiment.profile().documents());
        documents.putAll(new Note(experiment).documents());
        documents.put("MODEL_CARD.md", card.markdown(Language.ENGLISH).getBytes(UTF_8));
        documents.put("MODEL_CARD.fr.md", card.markdown(Language.FRENCH).getBytes(UTF_8));
        documents.put("interpretation.json", BundleContents.json(experiment.interpretation()));
        documents.put("fairness.json", BundleContents.json(experiment.fairness()));
        experiment.lab().ifPresent(lab -> documents.put("candidates.json", BundleContents.json(lab)));
        return documents;
    }

    private SortedMap<String, String> provenance(Part part, Recipe chosen) throws IOException {
        var provenance = new TreeMap<>(Map.of(
                "data_sha256", DataFingerprint.of(table),
                "data_file", String.valueOf(table.getFileName()),
                "recipe", RecipeJson.write(chosen),
                "cost_ratio", String.format(Locale.ROOT, "%s", stakes.costRatio()),
                "seed", Long.toString(seed),
                "threads", Integer.toString(threads),
                "scoreline", Versions.scoreline(),
                "xgboost", Versions.xgboost(),
                "java", Runtime.version().toString(),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.arch")));
        provenance.put("lightgbm", Versions.lightgbm());
        provenance.put("effort", effort.name().toLowerCase(Locale.ROOT));
        provenance.put("loss_given_default", Double.toString(stakes.lossGivenDefault()));
        provenance.put("interest_margin", Double.toString(stakes.interestMargin()));
        provenance.put("review_width", Double.toString(reviewWidth));
        part.description().ifPresent(description -> provenance.put(Part.PROVENANCE, description));
        if (mostInDay != null) {
            provenance.put("most_in_day", mostInDay.toString());
        }
        return provenance;
    }
}
