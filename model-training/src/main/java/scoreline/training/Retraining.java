package scoreline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.BundleContents;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.Comparison.ChampionSaw;
import scoreline.training.Comparison.Measure;
import scoreline.training.business.Stakes;
import scoreline.training.experiment.Metrics;
import scoreline.training.experiment.Recipe;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.training.validation.Confusion;
import scoreline.training.validation.PairedBootstrap;
import scoreline.training.validation.Ranking;

/// From a champion and new labelled rows to a candidate, trained by the champion's recipe, catalogue, cost ratio and
/// seed on all but the newest fifth of the rows; and how both do on that fifth.
///
/// @param table new labelled applications, `.csv` or `.csv.gz`
/// @param times of applications whose table has none: their order
/// @param champion directory of its bundle
/// @param threads of XGBoost
public record Retraining(Path table, SubmissionTimes times, Path champion, int threads) {

    private static final int JUDGED_ONE_IN = 5;

    /// @param bundle of the candidate, written and proved
    /// @param metrics of the candidate, out of fold on the rows it was trained on
    /// @param recipe of the champion, and so of the candidate
    public record Retrained(Bundle bundle, Metrics metrics, Recipe recipe, Comparison comparison) {}

    /// Trains and compares.
    ///
    /// @param directory of the candidate's bundle; an earlier bundle there is replaced
    /// @param progress takes what is being done and the share of all work that is done, in [0, 1]
    /// @throws scoreline.scoring.bundle.UnusableBundle when the champion must not serve
    /// @throws scoreline.training.tables.UnusableTable when the table cannot be read or has no targets
    /// @throws UntrustworthyModel when the champion tells no recipe, or the rows are too few
    public Retrained writeTo(Path directory, BiConsumer<String, Double> progress) throws IOException {
        BundleContents.requireReplaceable(directory);
        Bundle reigning = Bundle.load(champion);
        byte[] catalogueJson = Files.readAllBytes(champion.resolve("catalogue.json"));
        Training training = training(reigning);
        Split split = split(reigning.catalogue());
        // Read first: too few defaults among them should not be found out after the training.
        Labelled judged = training.read(reigning.catalogue(), directory, split.newest(), progress);
        var trained = training.writeTo(
                directory,
                catalogueJson,
                EncodingFit.smoothed(training.recipe().smoothing()),
                split.oldest(),
                progress);
        return new Retrained(
                trained.bundle(),
                trained.metrics(),
                training.recipe(),
                comparison(reigning, trained.bundle(), judged, split, training.seed()));
    }

    private Training training(Bundle reigning) {
        var provenance = reigning.manifest().provenance();
        Recipe recipe = Optional.ofNullable(provenance.get("recipe"))
                .flatMap(RecipeJson::read)
                .orElseThrow(() -> new UntrustworthyModel(
                        "the bundle " + champion + " does not tell a recipe that this program can follow"));
        var usual = Stakes.atRatio(reigning.policy().costRatio());
        var stakes = new Stakes(
                usual.costRatio(),
                number(provenance, "loss_given_default", usual.lossGivenDefault()),
                number(provenance, "interest_margin", usual.interestMargin()));
        return new Training(
                table,
                times,
                recipe,
                stakes,
                number(provenance, "review_width", 0),
                Long.parseLong(provenance.getOrDefault("seed", "1")),
                threads,
                reigning.policy().mostInDay(),
                Effort.QUICK,
                Optional.empty());
    }

    private static double number(Map<String, String> provenance, String name, double otherwise) {
        String told = provenance.get(name);
        return told == null ? otherwise : Double.parseDouble(told);
    }

    private record Split(Part oldest, Part newest) {}

    /** By submission time; rows of the same time stay in their order. */
    private Split split(Catalogue catalogue) {
        List<Instant> submitted = new ArrayList<>();
        try (var applications = ApplicationTable.open(table, catalogue, times)) {
            for (ApplicationRow application : applications) {
                submitted.add(application.submittedAt());
            }
        }
        int rows = submitted.size();
        int judged = rows / JUDGED_ONE_IN;
        var newest = new BitSet(rows);
        IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparing(submitted::get))
                .skip(rows - judged)
                .forEach(newest::set);
        return new Split(
                new Part(
                        row -> !newest.get(Math.toIntExact(row)),
                        Optional.of("the oldest " + (rows - judged) + " of " + rows + " rows")),
                new Part(
                        row -> newest.get(Math.toIntExact(row)),
                        Optional.of("the newest " + judged + " of " + rows + " rows")));
    }

    private Comparison comparison(Bundle reigning, Bundle candidate, Labelled judged, Split split, long seed)
            throws IOException {
        int[] targets = judged.targets();
        double ratio = reigning.policy().costRatio();
        var theirs = Judged.of(reigning, judged, ratio);
        var ours = Judged.of(candidate, judged, ratio);
        return new Comparison(
                judged.size(),
                judged.defaults(),
                new Measure(
                        Ranking.auc(ours.margins(), targets),
                        Ranking.auc(theirs.margins(), targets),
                        PairedBootstrap.ofAucs(ours.margins(), theirs.margins(), targets, seed)),
                new Measure(
                        ours.costPerApplication(),
                        theirs.costPerApplication(),
                        PairedBootstrap.ofMeans(ours.costs(), theirs.costs(), seed)),
                championSaw(reigning, split));
    }

    private ChampionSaw championSaw(Bundle reigning, Split split) throws IOException {
        var provenance = reigning.manifest().provenance();
        if (!DataFingerprint.of(table).equals(provenance.get("data_sha256"))) {
            return ChampionSaw.UNKNOWN;
        }
        Optional<String> part = Optional.ofNullable(provenance.get(Part.PROVENANCE));
        if (part.isEmpty()) {
            return ChampionSaw.ALL;
        }
        return part.equals(split.oldest().description()) ? ChampionSaw.NONE : ChampionSaw.UNKNOWN;
    }

    /// What a bundle says of rows, and what its decisions cost.
    ///
    /// @param margins log-odds of default, shape (rows)
    /// @param costs of each decision at the bundle's own threshold, shape (rows)
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Judged(double[] margins, double[] costs, double costPerApplication) {

        static Judged of(Bundle bundle, Labelled labelled, double costRatio) {
            record Scored(double margin, double probability) {}
            var scored = labelled.rows().parallelStream()
                    .map(row -> bundle.decider().decide(row))
                    .map(decision -> new Scored(decision.margin(), decision.probabilityOfDefault()))
                    .toList();
            double[] probabilities =
                    scored.stream().mapToDouble(Scored::probability).toArray();
            double threshold = bundle.policy().threshold();
            int[] targets = labelled.targets();
            double[] costs = IntStream.range(0, targets.length)
                    .mapToDouble(row -> probabilities[row] >= threshold ? 1 - targets[row] : costRatio * targets[row])
                    .toArray();
            return new Judged(
                    scored.stream().mapToDouble(Scored::margin).toArray(),
                    costs,
                    Confusion.at(probabilities, targets, threshold).costPerApplication(costRatio));
        }
    }
}
