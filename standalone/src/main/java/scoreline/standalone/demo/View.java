package scoreline.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DecisionReason;

/** Shows a run: redrawn in place on a terminal, a line now and then elsewhere. */
final class View implements AutoCloseable {
    private static final Duration REDRAWN = Duration.ofMillis(500);
    private static final Duration SAID = Duration.ofSeconds(5);

    private static final String LEFT = " ".repeat(8);

    /** Lines. */
    private static final int ANNOUNCED = 12;

    private static final double DAYS_A_YEAR = 365.25;

    private final PrintWriter out;
    private final Catalogue catalogue;
    private final @Nullable Terminal terminal;
    private final @Nullable Display display;
    private final long began = System.nanoTime();
    private long shown = began;
    private long decisionsShown;
    private final Deque<AttributedString> announced = new ArrayDeque<>();

    View(PrintWriter out, Catalogue catalogue) throws IOException {
        this.out = out;
        this.catalogue = catalogue;
        boolean interactive = ProgressLine.isOnTerminal();
        this.terminal = interactive ? TerminalBuilder.builder().system(true).build() : null;
        this.display = terminal == null ? null : new Display(terminal, false);
    }

    /** Shows the state of things if it is time to. */
    void show(long sent, Course course, Population population) {
        long now = System.nanoTime();
        long since = now - shown;
        if (since < (display == null ? SAID : REDRAWN).toNanos()) {
            return;
        }
        double perSecond = (course.decisions() - decisionsShown) / (since / 1e9);
        shown = now;
        decisionsShown = course.decisions();
        if (display != null && terminal != null) {
            display.resize(terminal);
            int width = Math.max(40, terminal.getColumns());
            var lines = picture(sent, course, perSecond, population, width);
            // The cursor stays on the last line, so that what is printed afterwards stands below.
            display.update(lines, (lines.size() - 1) * (width + 1));
        } else {
            out.println(line(sent, course, perSecond));
            out.println(LEFT + population.state());
        }
    }

    void announce(Alarm alarm) {
        var colour = alarm.isGrave() ? AttributedStyle.RED : AttributedStyle.YELLOW;
        announce(AttributedStyle.DEFAULT.foreground(colour), "ALARM", Telling.of(alarm));
    }

    /** Says something that happens once; on a terminal it stays in sight for a while. */
    void announce(AttributedStyle style, String heading, String what) {
        var lines = new Paragraph(String.format("%4d s  %-8s", seconds(), heading), what).lines();
        if (display == null) {
            lines.forEach(out::println);
            return;
        }
        lines.forEach(line -> announced.addLast(new AttributedString(line, style)));
        while (announced.size() > ANNOUNCED) {
            announced.removeFirst();
        }
    }

    private long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000;
    }

    private String line(long sent, Course course, double perSecond) {
        return String.format(
                Locale.ROOT,
                "%4d s  %,d sent  %,d decided  %.0f/s  approved %.1f %%, %srefused %.1f %%  p50 %d ms, p99 %d ms",
                seconds(),
                sent,
                course.decisions(),
                perSecond,
                100 * course.share(DecisionOutcome.APPROVE),
                review(course.share(DecisionOutcome.REVIEW)),
                100 * course.share(DecisionOutcome.REFUSE),
                course.latencyMillis(50),
                course.latencyMillis(99));
    }

    /** Many policies send nobody to review. */
    private static String review(double share) {
        return share == 0 ? "" : String.format(Locale.ROOT, "review %.1f %%, ", 100 * share);
    }

    private List<AttributedString> picture(
            long sent, Course course, double perSecond, Population population, int width) {
        List<AttributedString> lines = new ArrayList<>();
        lines.add(new AttributedString(line(sent, course, perSecond)));
        lines.add(new AttributedString(LEFT + population.state()));
        lines.addAll(announced);
        lines.add(new AttributedString(
                "Outcome   Default  Points  Strongest reasons (+ for the applicant, - against)",
                AttributedStyle.DEFAULT.faint()));
        course.last().forEach(decision -> lines.add(decision(decision)));
        return lines.stream()
                .map(line -> line.columnSubSequence(0, width - 1))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private AttributedString decision(CreditDecision decision) {
        var colour = switch (decision.getOutcome()) {
            case APPROVE -> AttributedStyle.GREEN;
            case REVIEW -> AttributedStyle.YELLOW;
            case REFUSE -> AttributedStyle.RED;
        };
        return new AttributedStringBuilder()
                .append(
                        String.format("%-8s", decision.getOutcome()),
                        AttributedStyle.DEFAULT.foreground(colour).bold())
                .append(String.format(
                        Locale.ROOT,
                        "  %5.1f %%  %6d  %s",
                        100 * decision.getProbabilityOfDefault(),
                        decision.getPoints(),
                        reasons(decision)))
                .toAttributedString();
    }

    /** The two strongest, whichever way they speak. */
    private String reasons(CreditDecision decision) {
        return decision.getReasons().stream()
                .sorted((a, b) -> Float.compare(Math.abs(b.getContribution()), Math.abs(a.getContribution())))
                .limit(2)
                .map(this::reason)
                .collect(Collectors.joining("; "));
    }

    private String reason(DecisionReason reason) {
        String sign = reason.getContribution() > 0 ? "- " : "+ ";
        var feature = feature(reason.getLabelKey());
        return sign + feature.label().en() + " " + value(reason.getValue(), feature.unit()) + " (usual "
                + value(reason.getReferenceValue(), feature.unit()) + ")";
    }

    private Feature feature(String name) {
        return catalogue.features().get(catalogue.feature(name).orElseThrow());
    }

    private static String value(@Nullable Object value, String unit) {
        return switch (value) {
            case null -> "unknown";
            // Days are counted back from the application.
            case Double days
            when unit.equals("days") -> String.format(Locale.ROOT, "%.1f years", Math.abs(days) / DAYS_A_YEAR);
            case Double number
            when Math.abs(number) >= 100 || number == Math.rint(number) -> String.format(Locale.ROOT, "%,.0f", number);
            case Double number -> String.format(Locale.ROOT, "%.3g", number);
            default -> value.toString();
        };
    }

    @Override
    public void close() throws IOException {
        if (terminal != null) {
            terminal.writer().println();
            terminal.close();
        }
    }
}
