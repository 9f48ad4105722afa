package scoreline.benchmarks.stream;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import scoreline.benchmarks.load.Median;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;
import scoreline.benchmarks.stream.Latency.Quantiles;

/** A load run in tables and sentences. */
record Report(List<Table> tables, List<String> sentences) implements Summary {
    static final double SHARE_WANTED = 0.75;
    static final double ADDED_WANTED = 1.2;
    static final double P99_WANTED = 250;

    /** For who reads the figures without having seen them measured. */
    private static final List<String> HOW = List.of(
            "One process holds broker, scorer, sender and reader; each measurement has a broker and a state of its own. The"
                    + " scorer is the one that ships, with one stream thread, 4 partitions and its usual settings but for"
                    + " those named. The model learned from generated applications and decides others, each under new ids.",
            "Full load: the applications are on their topic before the scorer starts, and nobody reads. Measured is from a"
                    + " commit after a quarter of them to one after 95 %; then every application must have one committed"
                    + " decision. CPU time and allocation are each decision's share of what the thread, or the process,"
                    + " took. The scorer explains together what a poll brought together, 64 at most. Single rows, constant and explained decisions are measured in turn, and what explaining adds is"
                    + " compared within each turn; the tables have medians.",
            "The constant decision has the bytes of an explained one and stands for it after the same decoding, admission"
                    + " and search for repetitions; it is built, encoded, remembered and sent the same way.",
            "Half load: applications are due at equal distances, whatever became of those before. Latency is from then to"
                    + " when a reader of committed records has the decision, so that no stall is left out; linger of the"
                    + " sender, 5 ms, is in it.",
            "On two processors the stream thread shares with broker, network threads and collector: decisions a second are"
                    + " fewer than with a broker elsewhere, most of all those of the ceiling; CPU time is no more than"
                    + " caches shared make it.");

    static Report of(Results results) {
        return new Report(
                List.of(subject(results), rows(results), throughput(results), latency(results)), sentences(results));
    }

    @Override
    public List<String> how() {
        return HOW;
    }

    private static Table subject(Results results) {
        return new Table(
                List.of("Subject", ""),
                List.of(
                        List.of("model", results.model()),
                        List.of("application", String.format(ROOT, "%,.0f bytes", results.applicationBytes())),
                        List.of(
                                "decision",
                                String.format(
                                        ROOT, "%,.0f bytes", results.explained().decisionBytes())),
                        List.of(
                                "constant decision",
                                String.format(
                                        ROOT, "%,.0f bytes", results.constant().decisionBytes()))));
    }

    private static Table rows(Results results) {
        return new Table(
                List.of("One row without a broker, CPU µs", "median", "least", "most"),
                List.of(
                        row("explained alone", results, SingleRow::explain),
                        row("explained among " + SingleRow.BATCH, results, SingleRow::batch),
                        row("decided: features, score, explanation, cells, reasons", results, SingleRow::decide)));
    }

    private static List<String> row(String what, Results results, ToDoubleFunction<SingleRow> figure) {
        var all =
                results.rounds().stream().map(Round::alone).mapToDouble(figure).summaryStatistics();
        double median = Median.of(results.rounds(), round -> figure.applyAsDouble(round.alone()));
        return List.of(
                what,
                String.format(ROOT, "%.1f", median),
                String.format(ROOT, "%.1f", all.getMin()),
                String.format(ROOT, "%.1f", all.getMax()));
    }

    private static Table throughput(Results results) {
        var rows = new ArrayList<List<String>>();
        double ceiling = results.constant().perSecond();
        rows.add(throughput("constant decision, " + Delivery.USUAL, results.constant(), ceiling));
        rows.add(throughput(Delivery.USUAL.toString(), results.explained(), ceiling));
        results.deliveries()
                .forEach((delivery, measured) -> rows.add(throughput(delivery.toString(), measured, ceiling)));
        return new Table(
                List.of("Full load", "decisions/s", "of ceiling", "stream thread µs", "process µs", "allocated bytes"),
                rows);
    }

    private static List<String> throughput(String what, Throughput measured, double ceiling) {
        return List.of(
                what,
                String.format(ROOT, "%,.0f", measured.perSecond()),
                String.format(ROOT, "%.2f", measured.perSecond() / ceiling),
                String.format(ROOT, "%.1f", measured.threadMicros()),
                String.format(ROOT, "%.1f", measured.processMicros()),
                String.format(ROOT, "%,.0f", measured.threadBytes()));
    }

    private static Table latency(Results results) {
        var rows = new ArrayList<List<String>>();
        results.latencies()
                .forEach((delivery, measured) -> rows.add(quantiles(delivery.toString(), measured.millis())));
        results.latencies().values().stream()
                .findFirst()
                .ifPresent(first -> rows.add(quantiles("of this, the sender's delay (first line)", first.sending())));
        double rate = results.latencies().values().stream()
                .mapToDouble(Latency::perSecond)
                .max()
                .orElse(0);
        return new Table(
                List.of(
                        String.format(ROOT, "Half load, %,.0f a second, ms", rate),
                        "p50",
                        "p90",
                        "p99",
                        "p99.9",
                        "max"),
                rows);
    }

    private static List<String> quantiles(String what, Quantiles millis) {
        return List.of(
                what,
                String.format(ROOT, "%.1f", millis.p50()),
                String.format(ROOT, "%.1f", millis.p90()),
                String.format(ROOT, "%.1f", millis.p99()),
                String.format(ROOT, "%.1f", millis.p999()),
                String.format(ROOT, "%.1f", millis.max()));
    }

    private static List<String> sentences(Results results) {
        var sentences = new ArrayList<String>();
        double added = results.addedToExplaining();
        boolean reached = results.ofCeiling() >= SHARE_WANTED || added <= ADDED_WANTED;
        sentences.add(String.format(
                ROOT,
                "Explained decisions reach %.2f of the ceiling (wanted %.2f) and add %.1f µs of CPU each, %.2f times a row"
                        + " explained alone (wanted %.1f at most): %s.",
                results.ofCeiling(),
                SHARE_WANTED,
                results.added(),
                added,
                ADDED_WANTED,
                reached ? "one is enough, reached" : "one would be enough, neither is reached"));
        sentences.add(String.format(
                ROOT,
                "A whole decision by itself takes %.1f µs, %.1f of them not for explaining.",
                results.decide(),
                results.decide() - results.explain()));
        var latency = results.latencies().get(Delivery.USUAL);
        if (latency != null) {
            double p99 = latency.millis().p99();
            sentences.add(String.format(
                    ROOT,
                    "At half load and a commit each %d ms the p99 is %.0f ms (wanted %.0f at most): %s.",
                    Delivery.USUAL.commitMillis(),
                    p99,
                    P99_WANTED,
                    p99 <= P99_WANTED ? "reached" : "not reached"));
        }
        results.deliveries().forEach((delivery, measured) -> {
            if (delivery.guarantee() == Delivery.Guarantee.AT_LEAST_ONCE) {
                double cost = 1 - results.explained().perSecond() / measured.perSecond();
                sentences.add(String.format(
                        ROOT,
                        "Exactly once decides %.1f %% %s a second than at least once.",
                        100 * Math.abs(cost),
                        cost < 0 ? "more" : "fewer"));
            }
        });
        sentences.add(String.format(
                ROOT,
                "Other processes took %.0f %% of the processors' time meanwhile: what they take is missing above.",
                100 * results.others()));
        return sentences;
    }
}
