package scoreline.benchmarks.stream;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import scoreline.benchmarks.load.Scratch;
import scoreline.benchmarks.stream.Workbench.Subject;
import scoreline.standalone.terminal.Workspace;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

/** Measures what remembering customers costs: decisions a second with their past and without, and the memory itself. */
public final class PastRun {
    private static final long MOST_APPLICATIONS = 150_000;

    private final Size size;
    private final Steps steps;

    private PastRun(Size size, Steps steps) {
        this.size = size;
        this.steps = steps;
    }

    /// How much is measured.
    ///
    /// @param rounds with and without in turn
    /// @param customers whose past is known; the memory is measured with a tenth of them, too
    private record Size(int rounds, long customers, Duration warmUp, Duration throughput) {
        static Size full() {
            return new Size(3, 5_000, Duration.ofSeconds(12), Duration.ofSeconds(14));
        }

        static Size quick() {
            return new Size(1, 300, Duration.ofSeconds(3), Duration.ofSeconds(4));
        }

        int steps() {
            return 2 + 2 + 2 * rounds + 2;
        }
    }

    /// Runs to the end.
    ///
    /// @param quick whether a minute or two are enough
    public static List<String> run(boolean quick, PrintWriter out) throws Exception {
        var size = quick ? Size.quick() : Size.full();
        var steps = new Steps(out, size.steps(), new AtomicBoolean());
        try (var scratch = Scratch.make(Workspace.folder().resolve("tmp"))) {
            var report = new PastRun(size, steps).measure(scratch.folder());
            steps.clear();
            report.text().forEach(out::println);
            return report.markdown();
        }
    }

    private PastReport measure(Path scratch) throws IOException, InterruptedException {
        Path cache = Workspace.folder().resolve("benchmarks");
        var topics = Topics.of(Framing.singleObject());
        steps.begin("the model without a past");
        var plain = BenchmarkBundle.obtain(cache, scratch, this::training);
        steps.begin("the model with it");
        var remembering = BenchmarkBundle.obtainWithPast(cache, scratch, this::training);
        var catalogue = remembering.bundle().catalogue();
        var schema = topics.applications().schema();
        var anybody = Applications.generate(scratch, plain.bundle().catalogue(), schema);
        var customers = new Applications(anybody.messages(), anybody.rows(), size.customers());
        var pasts = Pasts.generate(scratch, catalogue, topics.history().schema());
        var without = new FullLoad(scratch, new Subject(plain, anybody, Optional.empty(), Optional.empty()), steps);
        var with =
                new FullLoad(scratch, new Subject(remembering, customers, Optional.of(pasts), Optional.empty()), steps);
        var setup = Setup.explained(Delivery.USUAL);
        long rateWithout = enough(without.warmUp(setup, MOST_APPLICATIONS, size.warmUp()));
        long rateWith = enough(with.warmUp(setup, MOST_APPLICATIONS / 2, size.warmUp()));
        var rounds = new ArrayList<PastReport.Round>();
        for (int round = 0; round < size.rounds(); round++) {
            rounds.add(new PastReport.Round(without.measure(setup, rateWithout), with.measure(setup, rateWith)));
        }
        var memory =
                new Memory(scratch, new Subject(remembering, customers, Optional.of(pasts), Optional.empty()), steps);
        return new PastReport(
                words(plain),
                words(remembering),
                rounds,
                List.of(memory.measure(size.customers() / 10), memory.measure(size.customers())));
    }

    private void training(String doing, double share) {
        steps.show("%s, %.0f %%".formatted(doing, 100 * share));
    }

    private static String words(BenchmarkBundle model) {
        return "%,d trees of depth %d, %,d leaves, %d features"
                .formatted(
                        BenchmarkBundle.TREES,
                        BenchmarkBundle.DEPTH,
                        model.leaves(),
                        model.ensemble().featureCount());
    }

    private long enough(double perSecond) {
        return Math.clamp(Math.round(perSecond * size.throughput().toNanos() / 1e9), 1, MOST_APPLICATIONS);
    }
}
