package scoreline.standalone.terminal;

import java.io.PrintWriter;

/** What a command does once its options are understood. */
@FunctionalInterface
public interface Task {
    /**
     * Runs to the end; returning is success.
     *
     * @param out the terminal, UTF-8
     * @throws Stopped one sentence that says why it could not be done
     */
    void run(PrintWriter out) throws Exception;
}
