package scoreline.drift.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Windows drawn and judged, and what came of it.
///
/// @param windows how many
/// @param continuousAlarms share of features that are numbers and never missing, over all windows, with p ≤ 0.05
/// @param discreteAlarms share of the others
/// @param sure share of windows in which some unchanged feature is a discovery at 0.05
/// @param alarms share of windows in which some unchanged feature is called moved
/// @param found share of windows in which the changed feature is called moved
record Trial(int windows, double continuousAlarms, double discreteAlarms, double sure, double alarms, double found) {

    /** What a window of so many rows says it can detect, in standard deviations. */
    static double detectable(Population population, int rows) {
        var judge = new Judge(population.baseline());
        return judge.judge(population.window(judge, rows, new SplittableRandom(14), null))
                .detectable();
    }

    static Trial run(Population population, int rows, int windows, long seed, Population.@Nullable Change change) {
        var judge = new Judge(population.baseline());
        var random = new SplittableRandom(seed);
        Set<Integer> continuous = new HashSet<>(population.continuous());
        int changed = change == null ? -1 : change.feature();
        long[] low = new long[2];
        long[] tests = new long[2];
        long sure = 0;
        long alarms = 0;
        long found = 0;
        for (int w = 0; w < windows; w++) {
            var window = population.window(judge, rows, random, change);
            List<Finding> findings = judge.judge(window).features();
            boolean anySure = false;
            boolean anyAlarm = false;
            for (int f = 0; f < findings.size(); f++) {
                Finding finding = findings.get(f);
                boolean moved = finding.severity() != Severity.NONE;
                if (f == changed) {
                    found += moved ? 1 : 0;
                    continue;
                }
                int kind = continuous.contains(f) ? 0 : 1;
                tests[kind]++;
                low[kind] += finding.p() <= 0.05 ? 1 : 0;
                anySure |= finding.adjustedP() <= 0.05;
                anyAlarm |= moved;
            }
            sure += anySure ? 1 : 0;
            alarms += anyAlarm ? 1 : 0;
        }
        return new Trial(
                windows,
                (double) low[0] / tests[0],
                (double) low[1] / tests[1],
                (double) sure / windows,
                (double) alarms / windows,
                (double) found / windows);
    }
}
