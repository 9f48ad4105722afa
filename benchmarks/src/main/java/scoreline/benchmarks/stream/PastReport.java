package scoreline.benchmarks.stream;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import scoreline.benchmarks.load.Median;
import scoreline.benchmarks.load.Throughput;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;

/// What remembering customers costs, in tables and sentences.
///
/// @param without and `with`: the models in words
record PastReport(String without, String with, List<Round> rounds, List<Memory.Cost> memory) implements Summary {
    static final double SHARE_WANTED = 0.5;

    private static final List<String> HOW = List.of(
            "One process holds broker, scorer and sender; each measurement has a broker and a state of its own. The scorer is"
                    + " the one that ships, exactly once, with one stream thread and 4 partitions.",
            "Decisions: history and applications are on their topics before the scorer starts. Measured is from a commit"
                    + " after a quarter of the applications to one after 95 %, when all history is remembered; customers apply"
                    + " several times, each application under a new id. Rounds without a past and with one alternate; the"
                    + " tables have medians.",
            "Memory: events a second from the scorer's start to the commit of the last one. Changelog and history are the"
                    + " bytes of their topics before anything is compacted. Then the state folder is deleted and the same"
                    + " scorer starts again: coming back is until it works.");

    /// Measured one after the other.
    record Round(Throughput without, Throughput with) {}

    private Throughput median(Function<Round, Throughput> which) {
        return Throughput.median(rounds.stream().map(which).toList());
    }

    /** Decisions a second with a past for each without. */
    double share() {
        return Median.of(
                rounds, round -> round.with().perSecond() / round.without().perSecond());
    }

    @Override
    public List<Table> tables() {
        return List.of(
                new Table(
                        List.of("Subject", ""),
                        List.of(
                                List.of("without a past", without),
                                List.of("with a past", with),
                                List.of("past", Pasts.RECORDS + " records of each customer"))),
                new Table(
                        List.of("Full load", "decisions/s", "stream thread µs", "process µs", "allocated bytes"),
                        List.of(
                                row("without a past", median(Round::without)),
                                row("with a past", median(Round::with)))),
                memoryTable());
    }

    private Table memoryTable() {
        var rows = new ArrayList<List<String>>();
        for (var cost : memory) {
            rows.add(List.of(
                    String.format(ROOT, "%,d", cost.customers()),
                    String.format(ROOT, "%,d", cost.events()),
                    String.format(ROOT, "%,.0f", cost.perSecond()),
                    String.format(ROOT, "%.1f", cost.threadMicros()),
                    String.format(ROOT, "%,d", cost.sent() / cost.events()),
                    String.format(ROOT, "%,d", cost.changelog() / cost.events()),
                    String.format(ROOT, "%,d", cost.state() / cost.customers()),
                    String.format(ROOT, "%.1f", cost.restore())));
        }
        return new Table(
                List.of(
                        "Memory: customers",
                        "events",
                        "remembered/s",
                        "stream thread µs",
                        "sent bytes each",
                        "changelog bytes each",
                        "bytes a customer",
                        "coming back s"),
                rows);
    }

    @Override
    public List<String> sentences() {
        return List.of(String.format(
                ROOT,
                "With %d records of each customer's past %.2f of the applications are decided in the same time"
                        + " (wanted %.2f): %s.",
                Pasts.RECORDS,
                share(),
                SHARE_WANTED,
                share() >= SHARE_WANTED ? "reached" : "not reached"));
    }

    @Override
    public List<String> how() {
        return HOW;
    }

    private static List<String> row(String what, Throughput measured) {
        return List.of(
                what,
                String.format(ROOT, "%,.0f", measured.perSecond()),
                String.format(ROOT, "%.1f", measured.threadMicros()),
                String.format(ROOT, "%.1f", measured.processMicros()),
                String.format(ROOT, "%,.0f", measured.threadBytes()));
    }
}
