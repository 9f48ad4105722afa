package scoreline.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Feature;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.Trainer;
import scoreline.training.candidate.Assessed;
import scoreline.training.candidate.Candidate;
import scoreline.training.candidate.Champion;
import scoreline.training.candidate.Columns;
import scoreline.training.candidate.Contest;
import scoreline.training.candidate.Learner;
import scoreline.training.experiment.Lab;
import scoreline.training.experiment.Recipe;
import scoreline.training.imbalance.Imbalance;
import scoreline.training.journal.Journal;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.search.Search;
import scoreline.training.search.Trial;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Ranking;

/// Compares candidates and chooses the recipe that serves.
///
/// @param recipe how trees are grown where nothing better is found
/// @param costRatio what a default approved costs, over what a good applicant refused costs
/// @param journal where trials and candidates are kept
record Laboratory(
        Labelled labelled,
        Recipe recipe,
        EncodingFit encodings,
        double costRatio,
        Journal journal,
        long seed,
        int threads) {

    private static final double USUAL_PENALTY = 0.02;
    private static final List<Double> PENALTIES = List.of(0.002, USUAL_PENALTY, 0.2);
    private static final int FOREST = 300;
    private static final int TEAM = 4;
    private static final int NEIGHBOURS = 100;
    private static final int SAMPLE = 4_000;

    private static final String FOUND = "found by the search";

    /** In the units of {@link Progress}: about as long as so many trees. */
    private static final int CANDIDATE = 1_500;

    private static final int SEARCH = 40 * CANDIDATE;

    /** About as many as there will be. */
    private static final int THOROUGH_CANDIDATES = 40;

    /** Into how many parts the rows are dealt, from point to point of the learning curve. */
    private static final List<Integer> LEARNING_PARTS = List.of(8, 4, 2, 1);

    private static final int LEARNING_POINT = 2 * CANDIDATE;

    /** What the journal calls things, besides trials. */
    private static final String CANDIDATE_PIECE = "candidate";

    private static final String TREES_PIECE = "trees";
    private static final String LEARNING_PIECE = "learning";

    /// @param recipe of the champion
    /// @param outcomes with what each took, in the order of the lab's candidates
    record Found(Recipe recipe, Lab lab, List<Contest.Outcome> outcomes) {}

    /// What the journal keeps of a candidate.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(Assessed assessed, double[] costs, double fitSeconds, double scoreMicros) {

        static Kept of(Contest.Outcome outcome) {
            return new Kept(outcome.assessed(), outcome.costs(), outcome.fitSeconds(), outcome.scoreMicros());
        }

        Contest.Outcome outcome(Candidate candidate) {
            return new Contest.Outcome(candidate, assessed, costs, fitSeconds, scoreMicros);
        }
    }

    /** What an interrupted run of the same laboratory left. */
    Resumed resumed() {
        return new Resumed(journal.found(Search.TRIAL), journal.found(CANDIDATE_PIECE));
    }

    Found compare(boolean thorough, Progress progress) {
        List<Trial> trials = thorough ? search(progress) : List.of();
        List<Candidate> candidates = candidates(thorough, trials, progress);
        var contest = new Contest(labelled, encodings, recipe.folds(), costRatio, seed, threads);
        progress.step("Comparing candidates", (long) CANDIDATE * candidates.size());
        List<Contest.Outcome> outcomes = new ArrayList<>();
        for (Candidate candidate : candidates) {
            progress.part(
                    "Comparing candidates, %d of %d: %s"
                            .formatted(outcomes.size() + 1, candidates.size(), candidate.title()),
                    (long) CANDIDATE * outcomes.size());
            outcomes.add(journal.once(
                            CANDIDATE_PIECE, candidate.toString(), Kept.class, () -> Kept.of(contest.of(candidate)))
                    .outcome(candidate));
        }
        progress.grown(CANDIDATE * candidates.size());
        Champion champion = Champion.of(outcomes);
        if (!(champion.outcome().candidate().learner() instanceof Learner.Trees trees)) {
            throw new IllegalStateException("only trees can serve");
        }
        Recipe found = recipe.with(trees.growth());
        List<Assessed> assessed =
                outcomes.stream().map(Contest.Outcome::assessed).toList();
        var lab = new Lab(
                assessed,
                outcomes.indexOf(champion.outcome()),
                outcomes.indexOf(champion.cheapest()),
                champion.asGood().stream().map(outcomes::indexOf).toList(),
                trials,
                thorough ? learningCurve(found, progress) : List.of());
        return new Found(found, lab, outcomes);
    }

    private List<Trial> search(Progress progress) {
        progress.step("Searching settings", SEARCH + (long) CANDIDATE * THOROUGH_CANDIDATES);
        var search = new Search(labelled, encodings, seed, threads, journal);
        List<Trial> found = search.run(step -> progress.part(
                "Searching settings, %d of %d".formatted(step.done(), step.all()),
                (long) SEARCH * step.done() / step.all()));
        progress.grown(SEARCH);
        return found;
    }

    private List<Candidate> candidates(boolean thorough, List<Trial> trials, Progress progress) {
        Learner.Trees xgboost = grown(recipe.growth(), progress);
        Learner.Trees lightgbm = grown(recipe.growth().by(Trainer.LIGHTGBM), progress);
        var forest = Learner.Trees.forest(FOREST);
        var logistic = new Learner.Logistic(USUAL_PENALTY);
        var neighbours = new Learner.Neighbours(NEIGHBOURS, SAMPLE);
        List<Candidate> candidates = new ArrayList<>(List.of(Candidate.of(new Learner.Prior())));
        for (Learner learner : List.of(logistic, neighbours, forest, lightgbm, xgboost)) {
            for (Imbalance imbalance : thorough ? Imbalance.values() : new Imbalance[] {Imbalance.NONE}) {
                if (learner != neighbours || imbalance != Imbalance.CLASS_WEIGHT) {
                    candidates.add(Candidate.of(learner).with(imbalance));
                }
            }
        }
        if (thorough) {
            for (double penalty : PENALTIES) {
                if (penalty != USUAL_PENALTY) {
                    candidates.add(Candidate.of(new Learner.Logistic(penalty))
                            .with(String.format(Locale.ROOT, "C = %s", penalty)));
                }
            }
            for (Columns columns : List.of(Columns.FILLED, Columns.STRONGEST)) {
                candidates.add(Candidate.of(logistic).with(columns));
                candidates.add(Candidate.of(xgboost).with(columns));
            }
            candidates.add(Candidate.of(logistic).with(Columns.COMPONENTS));
            List<Integer> directions = directions();
            if (directions.stream().anyMatch(direction -> direction != 0)) {
                candidates.add(Candidate.of(new Learner.Trees(xgboost.growth(), xgboost.rounds(), directions))
                        .with("monotone in %d features"
                                .formatted(directions.stream()
                                        .filter(direction -> direction != 0)
                                        .count())));
            }
            for (Trial trial : trials) {
                candidates.add(Candidate.of(new Learner.Trees(trial.growth(), trial.rounds()))
                        .with(FOUND));
            }
            candidates.add(team(xgboost).with("mean of " + TEAM + " models"));
            best(trials)
                    .forEach(trial -> candidates.add(team(new Learner.Trees(trial.growth(), trial.rounds()))
                            .with(FOUND + ", mean of " + TEAM + " models")));
        }
        return candidates;
    }

    /** One model's luck with its rows and columns is another's misfortune: their mean knows more than any of them. */
    private static Candidate team(Learner.Trees trees) {
        return Candidate.of(new Learner.Trees(trees.growth().team(TEAM), trees.rounds()));
    }

    /** Each trainer's best trial. */
    private static Stream<Trial> best(List<Trial> trials) {
        return Arrays.stream(Trainer.values())
                .flatMap(trainer -> trials.stream()
                        .filter(trial -> trial.growth().trainer() == trainer)
                        .min(Comparator.comparing(Trial::logLoss))
                        .stream());
    }

    /** With as many trees as serve rows that they did not see. */
    private Learner.Trees grown(Growth growth, Progress progress) {
        progress.step("Counting trees of " + growth.trainer().title(), (long) recipe.folds() * recipe.mostRounds() / 4);
        int rounds = journal.once(
                TREES_PIECE,
                growth.toString(),
                Integer.class,
                () -> new OutOfFold(labelled, recipe.with(growth), encodings, seed, threads)
                        .scores(progress)
                        .rounds());
        return new Learner.Trees(growth, rounds);
    }

    private List<Integer> directions() {
        return labelled.catalogue().features().stream()
                .map(Feature::direction)
                .map(direction -> switch (direction) {
                    case INCREASING -> 1;
                    case DECREASING -> -1;
                    case NONE -> 0;
                })
                .toList();
    }

    private List<Lab.LearningPoint> learningCurve(Recipe found, Progress progress) {
        int all = LEARNING_PARTS.size();
        progress.step("Drawing the learning curve", (long) LEARNING_POINT * all);
        List<Lab.LearningPoint> points = new ArrayList<>();
        for (int point = 0; point < all; point++) {
            int parts = LEARNING_PARTS.get(point);
            progress.part(
                    "Drawing the learning curve, point %d of %d".formatted(point + 1, all),
                    (long) LEARNING_POINT * point);
            if (labelled.defaults() / parts >= 10L * recipe.folds()) {
                points.add(journal.once(
                        LEARNING_PIECE,
                        parts + " parts, " + found,
                        Lab.LearningPoint.class,
                        () -> learningPoint(found, parts)));
            }
        }
        progress.grown(LEARNING_POINT * all);
        return points;
    }

    private Lab.LearningPoint learningPoint(Recipe found, int parts) {
        int[] dealt = parts == 1 ? new int[labelled.size()] : Folds.stratified(labelled.targets(), parts, seed);
        double auc = 0;
        double cost = 0;
        for (int part = 0; part < parts; part++) {
            int of = part;
            int[] rows = IntStream.range(0, dealt.length)
                    .filter(row -> dealt[row] == of)
                    .toArray();
            Labelled some = labelled.select(rows);
            var outOfFold = new OutOfFold(some, found, encodings, seed, threads);
            double[] margins = outOfFold.scores(new Progress((_, _) -> {})).margins();
            auc += Ranking.auc(margins, some.targets()) / parts;
            cost += outOfFold.costPerApplication(outOfFold.probabilities(margins), costRatio) / parts;
        }
        int learnt = labelled.size() / parts * (recipe.folds() - 1) / recipe.folds();
        return new Lab.LearningPoint(learnt, parts, auc, cost);
    }
}
