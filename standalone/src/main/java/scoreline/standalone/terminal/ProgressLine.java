package scoreline.standalone.terminal;

import java.io.PrintWriter;
import java.time.Duration;

/** One line that tells how far a long work is: rewritten in place on a terminal, now and then elsewhere. */
public final class ProgressLine {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final boolean inPlace;
    private final TimeLeft timeLeft = new TimeLeft();
    private long last = System.nanoTime();
    private int width;

    public ProgressLine(PrintWriter out) {
        this.out = out;
        this.inPlace = isOnTerminal();
    }

    /** Whether a person watches, rather than a file or a pipe. */
    @SuppressWarnings("SystemConsoleNull") // it is null again since Java 25
    public static boolean isOnTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** Shows the text if it is time to. */
    public void show(String text) {
        long now = System.nanoTime();
        if (now - last < (inPlace ? ON_TERMINAL : ELSEWHERE).toNanos()) {
            return;
        }
        last = now;
        if (inPlace) {
            out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
            width = text.length();
            out.flush();
        } else {
            out.println(text);
        }
    }

    /**
     * Shows what is being done, how much of the whole is, and how long the rest may take.
     *
     * @param share done, in [0, 1]
     */
    public void showShare(String doing, double share) {
        show(timeLeft.at(System.nanoTime(), share)
                .map(left -> "%s: %.0f %%, about %s left".formatted(doing, 100 * share, left))
                .orElse(doing));
    }

    /** Removes the line, so that what follows starts clean. */
    public void clear() {
        if (inPlace && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}
