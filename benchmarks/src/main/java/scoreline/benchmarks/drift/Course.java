package scoreline.benchmarks.drift;

import java.io.PrintWriter;
import scoreline.standalone.terminal.ProgressLine;

/** How far a measurement is, told from several threads. */
final class Course {
    private final ProgressLine line;
    private final double whole;
    private double done;

    /// @param whole estimated time of all of it, any unit
    Course(PrintWriter out, double whole) {
        this.line = new ProgressLine(out);
        this.whole = whole;
    }

    synchronized void advance(String doing, double by) {
        done += by;
        line.showShare(doing, Math.min(1, done / whole));
    }

    synchronized void clear() {
        line.clear();
    }
}
