package scoreline.training.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.Boosting;
import scoreline.training.boosting.FoldScores;
import scoreline.training.boosting.Growth;
import scoreline.training.boosting.LabelledRows;
import scoreline.training.boosting.Trainer;
import scoreline.training.journal.Journal;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.validation.Folds;
import scoreline.training.validation.Probabilities;

/// Random search with successive halving: settings drawn by the seed are tried on a part of the rows, the better third
/// on more, the
/// best on all. Judged by log-loss, which needs no threshold and tells settings apart with far less noise than cost
/// does.
///
/// @param labelled the rows
/// @param encodings of categories
/// @param seed of settings, parts, folds and trees
/// @param threads at least 1; results do not depend on them
/// @param journal where trials are kept
/// @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson and Talwalkar (2016)</a>
/// @see <a href="https://www.jmlr.org/papers/v13/bergstra12a.html">Bergstra and Bengio (2012)</a>
public record Search(Labelled labelled, EncodingFit encodings, long seed, int threads, Journal journal) {

    /** What the journal calls a trial. */
    public static final String TRIAL = "trial";

    private static final int MOST_ROUNDS = 4_000;
    private static final int PATIENCE = 60;

    /// What is being tried.
    ///
    /// @param done trials of this search that are done, those of an earlier run included
    /// @param all of them
    public record Step(int done, int all, Trial latest) {}

    /// Searches to the end, from where an earlier run of the same search was.
    ///
    /// @param told after each trial
    /// @return the trials on all rows, the best of each trainer first
    public List<Trial> run(Consumer<Step> told) {
        return run(Rung.LADDER, told);
    }

    List<Trial> run(List<Rung> ladder, Consumer<Step> told) {
        int all = Trainer.values().length
                * ladder.stream().mapToInt(Rung::settings).sum();
        int done = 0;
        List<Trial> finals = new ArrayList<>();
        for (Trainer trainer : Trainer.values()) {
            List<Growth> settings = drawn(trainer, ladder.getFirst().settings());
            for (Rung rung : ladder) {
                List<Trial> tried = new ArrayList<>();
                for (Growth growth : settings.subList(0, rung.settings())) {
                    String which = growth + " " + rung;
                    Trial trial = journal.once(TRIAL, which, Trial.class, () -> tryOut(growth, rung));
                    tried.add(trial);
                    told.accept(new Step(++done, all, trial));
                }
                tried.sort(Comparator.comparing(Trial::logLoss));
                settings = tried.stream().map(Trial::growth).toList();
                if (rung.equals(ladder.getLast())) {
                    finals.addAll(tried);
                }
            }
        }
        return finals;
    }

    private List<Growth> drawn(Trainer trainer, int count) {
        var random = new SplittableRandom(seed ^ trainer.name().hashCode());
        return IntStream.range(0, count)
                .mapToObj(_ -> Space.draw(trainer, random))
                .toList();
    }

    private Trial tryOut(Growth growth, Rung rung) {
        int[] rows = part(rung.oneIn());
        int[] targets = IntStream.of(rows).map(row -> labelled.targets()[row]).toArray();
        int[] folds = Folds.stratified(targets, rung.folds(), seed);
        List<LabelledRows> seen = new ArrayList<>();
        List<LabelledRows> unseen = new ArrayList<>();
        List<int[]> unseenTargets = new ArrayList<>();
        for (int fold = 0; fold < rung.folds(); fold++) {
            int of = fold;
            int[] others = IntStream.range(0, rows.length)
                    .filter(i -> folds[i] != of)
                    .map(i -> rows[i])
                    .toArray();
            int[] own = IntStream.range(0, rows.length)
                    .filter(i -> folds[i] == of)
                    .map(i -> rows[i])
                    .toArray();
            var encoder = new RowEncoder(labelled.catalogue(), encodings.learn(labelled, others));
            seen.add(labelled.encoded(encoder, others));
            unseen.add(labelled.encoded(encoder, own));
            unseenTargets.add(
                    IntStream.of(own).map(row -> labelled.targets()[row]).toArray());
        }
        FoldScores scores = new Boosting(growth, seed, threads).growFolds(seen, unseen, MOST_ROUNDS, PATIENCE, _ -> {});
        double loss = 0;
        for (int fold = 0; fold < rung.folds(); fold++) {
            double[] probabilities = Arrays.stream(scores.margins().get(fold))
                    .map(margin -> 1 / (1 + Math.exp(-margin)))
                    .toArray();
            loss += probabilities.length * Probabilities.logLoss(probabilities, unseenTargets.get(fold));
        }
        return new Trial(growth, rung.oneIn(), rung.folds(), scores.rounds(), loss / rows.length);
    }

    /** As many of either kind as in all. */
    private int[] part(int oneIn) {
        if (oneIn == 1) {
            return labelled.everyRow();
        }
        int[] parts = Folds.stratified(labelled.targets(), oneIn, seed);
        return IntStream.range(0, parts.length).filter(row -> parts[row] == 0).toArray();
    }
}
