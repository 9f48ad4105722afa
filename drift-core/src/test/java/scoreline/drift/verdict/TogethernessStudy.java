package scoreline.drift.verdict;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.drift.statistic.CorrelationChange;
import scoreline.drift.statistic.FalseDiscovery;
import scoreline.scoring.decision.Outcome;

/** The long form of [TogethernessTest]: prints the tables of docs/method/drift.md, some minutes. */
class TogethernessStudy {

    private static final Related POPULATION = new Related(50_000, 41);
    private static final Judge JUDGE = new Judge(POPULATION.baseline());

    /// Nothing changed. Of single pairs the share with p ≤ 0.05, with the spread that training has and with a
    /// normal pair's; of windows the share in which some pair is a discovery, and in which anything at all is,
    /// with the pairs in the features' family and with a family of their own.
    @Test
    void unchanged() {
        print(
                "| rows | windows | pairs told | pairs p ≤ .05 | the worst pair | by a normal spread | the worst | p of all ≤ .05 |"
                        + " discovery, one family | two families | called moved |");
        for (int[] size : new int[][] {{200, 3_000}, {500, 1_500}, {1_000, 1_000}, {5_000, 200}}) {
            var run = new Run(size[0], size[1], null);
            print(
                    "| %,d | %,d | %d | %.4f | %.3f | %.4f | %.3f | %.3f | %.3f | %.3f | %.3f |",
                    size[0],
                    size[1],
                    run.low.size(),
                    mean(run.low),
                    Collections.max(run.low.values()),
                    mean(run.lowByNormal),
                    Collections.max(run.lowByNormal.values()),
                    run.together,
                    run.oneFamily,
                    run.twoFamilies,
                    run.moved);
        }
    }

    /** One feature of thirty leans on something else: share of windows in which some pair is called moved. */
    @Test
    void changed() {
        print("| rows | windows | called moved | the same by a family of its own |");
        for (int rows : new int[] {100, 200, 500, 1_000}) {
            var run = new Run(rows, 300, Related.leaning());
            print("| %,d | %,d | %.3f | %.3f |", rows, 300, run.moved, run.movedAlone);
        }
    }

    /** Decisions whose contributions and pairs are counted, without decoding, the best of ten rounds. */
    @Test
    void counted() {
        var random = new SplittableRandom(44);
        int width = POPULATION.baseline().catalogue().features().size();
        byte[][] rows =
                IntStream.range(0, 4_096).mapToObj(_ -> POPULATION.row(random)).toArray(byte[][]::new);
        var contributions = new float[rows.length][width];
        for (float[] row : contributions) {
            for (int f = 0; f < width; f++) {
                row[f] = (float) random.nextGaussian();
            }
        }
        double perSecond = 0;
        for (int round = 0; round < 10; round++) {
            var window = JUDGE.window();
            long before = System.nanoTime();
            for (int i = 0; i < 2_000_000; i++) {
                int row = i & 4_095;
                window.count(rows[row], contributions[row], contributions[row][0], 0.1, Outcome.APPROVE);
            }
            perSecond = Math.max(perSecond, 2e15 / (System.nanoTime() - before));
        }
        print("30 features, 435 pairs: %,.0f decisions a second counted", perSecond);
    }

    /** What a judged window costs with the pairs in it. */
    @Test
    void judged() {
        for (int rows : new int[] {200, 1_000}) {
            var window = POPULATION.window(JUDGE, rows, new SplittableRandom(43), null);
            double micros = Double.POSITIVE_INFINITY;
            for (int round = 0; round < 20; round++) {
                long before = System.nanoTime();
                for (int i = 0; i < 200; i++) {
                    JUDGE.judge(window);
                }
                micros = Math.min(micros, (System.nanoTime() - before) / 200e3);
            }
            print(
                    "30 features, 435 pairs, %,d rows: %.0f µs a window, %,d bytes",
                    rows, micros, window.toBytes().length);
        }
    }

    private static final class Run {
        private final Map<String, Double> low = new HashMap<>();
        private final Map<String, Double> lowByNormal = new HashMap<>();
        private final double together;
        private final double oneFamily;
        private final double twoFamilies;
        private final double moved;
        private final double movedAlone;

        Run(int rows, int windows, @Nullable Integer loose) {
            var random = new SplittableRandom(rows);
            Baseline baseline = POPULATION.baseline();
            var pairs = new Pairs(
                    baseline.catalogue(),
                    baseline.reference(),
                    baseline.behaviour().orElseThrow().associations());
            int all = 0;
            int one = 0;
            int two = 0;
            int called = 0;
            int calledAlone = 0;
            for (int w = 0; w < windows; w++) {
                var window = POPULATION.window(JUDGE, rows, random, loose);
                for (Togetherness.Pair pair : pairs.measure(window).pairs()) {
                    CorrelationChange change = pair.change();
                    double byNormal = CorrelationChange.of(
                                    change.reference(), baseline.reference().rows(), change.live(), rows, 1)
                            .p();
                    String name = pair.one() + " " + pair.other();
                    low.merge(name, change.p() <= 0.05 ? 1.0 / windows : 0, Double::sum);
                    lowByNormal.merge(name, byNormal <= 0.05 ? 1.0 / windows : 0, Double::sum);
                }
                Judgement judgement = JUDGE.judge(window);
                Togetherness found = judgement.togetherness().orElseThrow();
                all += found.p() <= 0.05 ? 1 : 0;
                one += judgement.followed().anyMatch(each -> each.adjustedP() <= 0.05) ? 1 : 0;
                double[] ofFeatures = FalseDiscovery.adjusted(
                        judgement.findings().mapToDouble(Finding::p).toArray());
                two += found.p() <= 0.05 || DoubleStream.of(ofFeatures).anyMatch(p -> p <= 0.05) ? 1 : 0;
                called += found.severity() != Severity.NONE ? 1 : 0;
                calledAlone += found.p() <= 0.05 && found.effect() >= 0.01 ? 1 : 0;
            }
            this.together = (double) all / windows;
            this.oneFamily = (double) one / windows;
            this.twoFamilies = (double) two / windows;
            this.moved = (double) called / windows;
            this.movedAlone = (double) calledAlone / windows;
        }
    }

    private static double mean(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(share -> share).average().orElse(0);
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation it asks for is in a jar of the compiler.
    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, form, values));
    }
}
