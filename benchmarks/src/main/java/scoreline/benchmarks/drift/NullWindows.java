package scoreline.benchmarks.drift;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Severity;

/// Windows of a population that did not change, and how often something was said of them all the same.
///
/// @param rows of a window
/// @param windows judged
/// @param continuous tests of features that are numbers and never missing, and how many of them had p ≤ 0.05
/// @param others the same of the other features
/// @param discoveries windows in which some adjusted p was at most 0.05
/// @param alarms windows in which something was called moved
record NullWindows(int rows, int windows, Tests continuous, Tests others, long discoveries, long alarms) {
    private static final double LEVEL = 0.05;

    record Tests(long all, long low) {
        static final Tests NONE = new Tests(0, 0);

        Tests with(double p) {
            return new Tests(all + 1, low + (p <= LEVEL ? 1 : 0));
        }

        Tests plus(Tests other) {
            return new Tests(all + other.all, low + other.low);
        }

        double share() {
            return (double) low / all;
        }
    }

    static NullWindows measure(int rows, Effort effort, Course course) {
        return IntStream.range(0, effort.populations())
                .parallel()
                .mapToObj(population -> ofPopulation(population, rows, effort.windows(), course))
                .reduce(NullWindows::plus)
                .orElseThrow();
    }

    private static NullWindows ofPopulation(int number, int rows, int windows, Course course) {
        var population = Population.draw(Effort.FEATURES, 1_000 + number);
        var random = new SplittableRandom(31L * rows + number);
        var all = new NullWindows(rows, 0, Tests.NONE, Tests.NONE, 0, 0);
        for (int w = 0; w < windows; w++) {
            all = all.plus(of(
                    rows,
                    population.judge().judge(population.window(rows, random)).features()));
            course.advance("Windows of %,d rows".formatted(rows), Effort.window(rows));
        }
        return all;
    }

    private static NullWindows of(int rows, List<Finding> findings) {
        Tests continuous = Tests.NONE;
        Tests others = Tests.NONE;
        for (int f = 0; f < findings.size(); f++) {
            double p = findings.get(f).p();
            continuous = Population.isContinuous(f) ? continuous.with(p) : continuous;
            others = Population.isContinuous(f) ? others : others.with(p);
        }
        boolean sure = findings.stream().anyMatch(finding -> finding.adjustedP() <= LEVEL);
        boolean moved = findings.stream().anyMatch(finding -> finding.severity() != Severity.NONE);
        return new NullWindows(rows, 1, continuous, others, sure ? 1 : 0, moved ? 1 : 0);
    }

    private NullWindows plus(NullWindows other) {
        return new NullWindows(
                rows,
                windows + other.windows,
                continuous.plus(other.continuous),
                others.plus(other.others),
                discoveries + other.discoveries,
                alarms + other.alarms);
    }
}
