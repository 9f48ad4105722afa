package scoreline.benchmarks.explain;

import java.io.PrintWriter;
import java.util.List;

/** The measurement {@code ./scoreline bench explain}. */
public final class ExplainBench {
    private ExplainBench() {}

    public static List<String> run(boolean quick, PrintWriter out) {
        out.println("nothing measured yet");
        return List.of();
    }
}
