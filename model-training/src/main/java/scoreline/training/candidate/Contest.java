package scoreline.training.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;
import scoreline.training.validation.Folds;

/// Candidates on the same folds, which are dealt before anything is fitted. Encoding, choice of columns, resampling and
/// learning see
/// a fold's own rows only; each fold has one thread, so that results do not depend on how many there are.
///
/// @param labelled the rows
/// @param encodings of categories, for trees
/// @param folds at least 2
/// @param costRatio what a default approved costs, over what a good applicant refused costs
/// @param seed of folds, samples and models
/// @param threads at least 1
public record Contest(Labelled labelled, EncodingFit encodings, int folds, double costRatio, long seed, int threads) {

    /** Rows that a model of neighbours is judged by: it compares each with its whole sample. */
    private static final int DEAR_ROWS = 6_000;

    /// A candidate, judged, with what it took.
    ///
    /// @param costs of each row judged, as decided by the cheapest threshold of the other folds, shape (rows)
    /// @param fitSeconds resampling and learning, all folds together
    /// @param scoreMicros a row
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outcome(
            Candidate candidate, Assessed assessed, double[] costs, double fitSeconds, double scoreMicros) {}

    /** What came of one fold. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record OfFold(int[] rows, double[] margins, long fitNanos, long scoreNanos, long bytes) {}

    public Outcome of(Candidate candidate) {
        int[] dealt = Folds.stratified(labelled.targets(), folds, seed);
        List<Callable<OfFold>> work = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            int[] seen = labelled.outsideFold(dealt, fold);
            int[] unseen = labelled.inFold(dealt, fold);
            int[] judged = candidate.learner() instanceof Learner.Neighbours ? sample(unseen) : unseen;
            work.add(() -> learn(candidate, seen, judged));
        }
        return outcome(candidate, dealt, inParallel(work));
    }

    /** Every so manieth row, of either kind as many as in all. */
    private int[] sample(int[] rows) {
        int wanted = Math.max(1, DEAR_ROWS / folds);
        int step = Math.max(1, rows.length / wanted);
        return IntStream.range(0, rows.length)
                .filter(i -> i % step == 0)
                .map(i -> rows[i])
                .toArray();
    }

    private OfFold learn(Candidate candidate, int[] seen, int[] judged) {
        var encoded = Encoded.of(candidate, labelled, encodings, seen, judged, seed);
        long begin = System.nanoTime();
        var learned = candidate.learner().learn(candidate.imbalance().of(encoded.seen(), seed), seed);
        long learnt = System.nanoTime();
        double[] margins = learned.margins(encoded.unseen());
        return new OfFold(judged, margins, learnt - begin, System.nanoTime() - learnt, learned.bytes());
    }

    private List<OfFold> inParallel(List<Callable<OfFold>> work) {
        try (var workers = Executors.newFixedThreadPool(threads)) {
            List<OfFold> done = new ArrayList<>();
            for (var future : workers.invokeAll(work)) {
                done.add(future.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a candidate could not be trained", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted", e);
        }
    }

    private Outcome outcome(Candidate candidate, int[] dealt, List<OfFold> parts) {
        var margin = new double[labelled.size()];
        var isJudged = new boolean[labelled.size()];
        for (var part : parts) {
            for (int i = 0; i < part.rows.length; i++) {
                margin[part.rows[i]] = part.margins[i];
                isJudged[part.rows[i]] = true;
            }
        }
        int[] rows =
                IntStream.range(0, margin.length).filter(row -> isJudged[row]).toArray();
        var judged = new Judged(
                IntStream.of(rows).mapToDouble(row -> margin[row]).toArray(),
                IntStream.of(rows).map(row -> labelled.targets()[row]).toArray(),
                IntStream.of(rows).map(row -> dealt[row]).toArray(),
                costRatio);
        long bytes = (long) parts.stream().mapToLong(OfFold::bytes).average().orElseThrow();
        return new Outcome(
                candidate,
                judged.assessed(candidate, bytes),
                judged.costs(),
                parts.stream().mapToLong(OfFold::fitNanos).sum() / 1e9,
                parts.stream().mapToLong(OfFold::scoreNanos).sum() / 1e3 / rows.length);
    }
}
