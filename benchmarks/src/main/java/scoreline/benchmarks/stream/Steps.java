package scoreline.benchmarks.stream;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;

/** Tells which step of how many is being done, and is where an interrupted run notices: every loop passes here. */
final class Steps {
    private final ProgressLine line;
    private final int all;
    private final AtomicBoolean interrupted;
    private int step;
    private String what = "";

    Steps(PrintWriter out, int all, AtomicBoolean interrupted) {
        this.line = new ProgressLine(out);
        this.all = all;
        this.interrupted = interrupted;
    }

    void begin(String next) {
        step++;
        what = next;
        show("");
    }

    /** @throws Stopped if the run was interrupted */
    void show(String state) {
        if (interrupted.get()) {
            line.clear();
            throw new Stopped("Interrupted; nothing was left behind.");
        }
        line.show("%d of %d, %s%s".formatted(step, all, what, state.isEmpty() ? "" : ": " + state));
    }

    void clear() {
        line.clear();
    }
}
