package scoreline.scoring.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// How the terms of splits become contributions of features, in one order for every kernel, so that the bits agree: a
/// feature's terms, in the order of stand, lane, cell and slot, are cut into runs of [#RUN]; a run is summed in float
/// from its first term on, the runs of a feature in double.
///
/// @param set bounds in `index` of sets of 16 runs, in the order of runs; one more than there are sets
/// @param index positions of terms by set, place in the run and run of the set; where a run has ended, the position of
/// a
///     term that is 0, which is the one after the last
/// @param firstRun by feature, and one more: bounds in `run`
/// @param run by feature and place among its terms
/// @param runAt by position: the run of its term, or `NONE`
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sums(int[] set, int[] index, int[] firstRun, int[] run, char[] runAt) {
    /** Terms in a run. */
    static final int RUN = 32;

    /** No run: where no split is. */
    static final char NONE = Character.MAX_VALUE;

    /// @param positionsOfFeature in the order above, each below `positions`
    static Sums of(int[][] positionsOfFeature, int positions) {
        List<Run> whole = new ArrayList<>();
        List<Run> rest = new ArrayList<>();
        for (int f = 0; f < positionsOfFeature.length; f++) {
            int count = positionsOfFeature[f].length;
            for (int from = 0; from < count; from += RUN) {
                (from + RUN <= count ? whole : rest).add(new Run(f, from, Math.min(count, from + RUN)));
            }
        }
        // Runs that lie near each other in memory are summed together; those that do not fill a set go with the rest.
        whole.sort(Comparator.comparing((Run run) -> positionsOfFeature[run.feature][(run.from + run.to) / 2]));
        while (whole.size() % Forest.LANES != 0) {
            rest.add(whole.removeLast());
        }
        rest.sort(Comparator.comparing((Run run) -> run.from - run.to));
        List<Run> runs = new ArrayList<>(whole);
        runs.addAll(rest);

        if (runs.size() >= NONE) {
            throw new IllegalArgumentException("The model has too many splits to be explained.");
        }
        int sets = (runs.size() + Forest.LANES - 1) / Forest.LANES;
        int[] set = new int[sets + 1];
        for (int s = 0; s < sets; s++) {
            int longest = 0;
            for (int r = s * Forest.LANES; r < Math.min(runs.size(), (s + 1) * Forest.LANES); r++) {
                longest = Math.max(longest, runs.get(r).to - runs.get(r).from);
            }
            set[s + 1] = set[s] + longest * Forest.LANES;
        }
        int[] index = new int[set[sets]];
        Arrays.fill(index, positions);
        char[] runAt = new char[positions];
        Arrays.fill(runAt, NONE);
        int[] firstRun = new int[positionsOfFeature.length + 1];
        for (int f = 0; f < positionsOfFeature.length; f++) {
            firstRun[f + 1] = firstRun[f] + (positionsOfFeature[f].length + RUN - 1) / RUN;
        }
        int[] run = new int[firstRun[positionsOfFeature.length]];
        for (int r = 0; r < runs.size(); r++) {
            Run each = runs.get(r);
            int at = set[r / Forest.LANES] + r % Forest.LANES;
            for (int i = each.from; i < each.to; i++, at += Forest.LANES) {
                index[at] = positionsOfFeature[each.feature][i];
                runAt[index[at]] = (char) r;
            }
            run[firstRun[each.feature] + each.from / RUN] = r;
        }
        return new Sums(set, index, firstRun, run, runAt);
    }

    private record Run(int feature, int from, int to) {}

    int sets() {
        return set.length - 1;
    }

    /** Runs, filled up to whole sets. */
    int runs() {
        return sets() * Forest.LANES;
    }

    long bytes() {
        return 4L * (set.length + index.length + firstRun.length + run.length) + 2L * runAt.length;
    }
}
