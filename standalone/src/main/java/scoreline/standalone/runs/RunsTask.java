package scoreline.standalone.runs;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.Models;
import scoreline.tracking.Run;
import scoreline.tracking.Tracking;

/** What can be done with runs. */
public sealed interface RunsTask extends Task {

    /**
     * Makes sense of the words after the command.
     *
     * @param words none, {@code candidates RUN}, {@code compare A B} or {@code promote RUN}
     * @param reason why it is promoted; only for that
     */
    static RunsTask of(
            List<String> words, String model, @Nullable String reason, Tracking tracking, InstantSource clock) {
        var action = words.isEmpty() ? "" : words.getFirst();
        if (reason != null && !action.equals("promote")) {
            throw new WrongUse("--reason goes with promote");
        }
        return switch (action) {
            case "" -> new Listing(tracking, model);
            case "candidates" -> {
                requireWords(words, 2, "candidates wants one run");
                yield new Candidates(tracking, words.get(1));
            }
            case "compare" -> {
                requireWords(words, 3, "compare wants two runs");
                yield new Comparing(tracking, words.get(1), words.get(2));
            }
            case "promote" -> {
                requireWords(words, 2, "promote wants one run");
                yield new Promoting(tracking, words.get(1), model, reason == null ? "promoted by hand" : reason, clock);
            }
            default ->
                throw new WrongUse("There is no 'runs " + action + "'; there is candidates, compare and promote");
        };
    }

    private static void requireWords(List<String> words, int count, String otherwise) {
        if (words.size() != count) {
            throw new WrongUse(otherwise);
        }
    }

    /** Newest first, and how many candidates each compared. */
    record Listing(Tracking tracking, String model) implements RunsTask {
        private static final DateTimeFormatter MINUTE =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);
        private static final int LONGEST_ID = 20;
        private static final int SHORT_ID = 12;

        @Override
        public void run(PrintWriter out) {
            var runs = tracking.runs().all();
            if (runs.isEmpty()) {
                out.println("No runs in %s yet: ./scoreline train records one."
                        .formatted(tracking.runs().place()));
                return;
            }
            var champion = runOf(Models.CHAMPION);
            var previous = runOf(Models.PREVIOUS);
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("id", "name", "when (UTC)", "AUC", "cost", "ECE", "tried", ""));
            for (var run : runs) {
                if (run.parent().isEmpty()) {
                    long tried = candidatesOf(run, runs).count();
                    rows.add(List.of(
                            shortened(run.id()),
                            run.name(),
                            MINUTE.format(run.started()),
                            metric(run, "auc"),
                            metric(run, "cost_per_application"),
                            metric(run, "expected_calibration_error"),
                            tried == 0 ? "-" : Long.toString(tried),
                            mark(run, champion, previous)));
                }
            }
            print(rows, out);
        }

        private Optional<String> runOf(String alias) {
            return tracking.models().version(model, alias).flatMap(version -> version.run());
        }

        /** The beginning of an id means the run as well. */
        private static String shortened(String id) {
            return id.length() > LONGEST_ID ? id.substring(0, SHORT_ID) : id;
        }

        private static String mark(Run run, Optional<String> champion, Optional<String> previous) {
            return switch (run.status()) {
                case UNFINISHED -> "unfinished";
                case FAILED -> "failed";
                case FINISHED ->
                    champion.equals(Optional.of(run.id()))
                            ? Models.CHAMPION
                            : previous.equals(Optional.of(run.id())) ? Models.PREVIOUS : "";
            };
        }
    }

    /** What a training compared, the cheapest first. */
    record Candidates(Tracking tracking, String training) implements RunsTask {
        private static final String COST = "cost_per_application";

        @Override
        public void run(PrintWriter out) {
            var parent = tracking.runs().find(training);
            var tried = candidatesOf(parent, tracking.runs().all())
                    .sorted(Comparator.comparing(run -> run.metrics().getOrDefault(COST, Double.POSITIVE_INFINITY)))
                    .toList();
            if (tried.isEmpty()) {
                out.println("The run %s compared no candidates.".formatted(parent.id()));
                return;
            }
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("id", "candidate", "AUC", "cost", "ECE", "raw ECE", "log-loss", ""));
            for (var run : tried) {
                rows.add(List.of(
                        run.id(),
                        run.name(),
                        metric(run, "auc"),
                        metric(run, COST),
                        metric(run, "expected_calibration_error"),
                        metric(run, "raw_expected_calibration_error"),
                        metric(run, "log_loss"),
                        run.tags().containsKey(Models.CHAMPION) ? "serves" : ""));
            }
            print(rows, out);
        }
    }

    /** What differs, and nothing else. */
    record Comparing(Tracking tracking, String first, String second) implements RunsTask {
        private static final MathContext DIGITS = new MathContext(6);

        @Override
        public void run(PrintWriter out) {
            var one = tracking.runs().find(first);
            var other = tracking.runs().find(second);
            var rows = new ArrayList<List<String>>();
            rows.add(List.of("", one.id(), other.id()));
            differences(one.params(), other.params(), Function.identity(), rows);
            differences(one.metrics(), other.metrics(), Comparing::rounded, rows);
            if (rows.size() == 1) {
                out.println("The runs %s and %s do not differ.".formatted(one.id(), other.id()));
                return;
            }
            print(rows, out);
        }

        private static <T> void differences(
                SortedMap<String, T> one,
                SortedMap<String, T> other,
                Function<T, String> shown,
                List<List<String>> rows) {
            var names = new TreeSet<>(one.keySet());
            names.addAll(other.keySet());
            for (var name : names) {
                var here = one.get(name);
                var there = other.get(name);
                if (!Objects.equals(here, there)) {
                    rows.add(List.of(
                            name, here == null ? "-" : shown.apply(here), there == null ? "-" : shown.apply(there)));
                }
            }
        }

        private static String rounded(double value) {
            return BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
        }
    }

    /** Makes a run's bundle champion. */
    record Promoting(Tracking tracking, String id, String model, String reason, InstantSource clock)
            implements RunsTask {
        @Override
        public void run(PrintWriter out) {
            var run = tracking.runs().find(id);
            var promotion = tracking.models().promote(model, run, reason, clock.instant());
            out.println("Champion   %s, of run %s: %s"
                    .formatted(promotion.champion().address(), run.id(), reason));
            promotion.previous().ifPresent(previous -> out.println("Previous   %s".formatted(previous.address())));
        }
    }

    private static Stream<Run> candidatesOf(Run training, List<Run> runs) {
        return runs.stream().filter(run -> run.parent().equals(Optional.of(training.id())));
    }

    private static String metric(Run run, String name) {
        var value = run.metrics().get(name);
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static void print(List<List<String>> rows, PrintWriter out) {
        int columns = rows.getFirst().size();
        var widths = new int[columns];
        for (var row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
