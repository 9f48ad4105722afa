package scoreline.standalone.exercise;

import java.io.PrintWriter;
import scoreline.standalone.terminal.WrongUse;

/**
 * A long run with a name.
 *
 * @param name what follows {@code ./scoreline campaign} or {@code ./scoreline bench}
 * @param about what it proves or measures, one line
 */
public record Exercise(String name, String about, Run run) {
    /** What it does; returning is success, and a failure is an exception with one sentence. */
    @FunctionalInterface
    public interface Run {
        /**
         * Runs to the end.
         *
         * @param quick whether it must end within two minutes
         * @param out the terminal
         */
        void run(boolean quick, PrintWriter out) throws Exception;

        /**
         * The same with runs of one's own choice, where there are runs.
         *
         * @throws WrongUse if there are none to choose
         */
        default void run(boolean quick, Repeats repeats, PrintWriter out) throws Exception {
            if (!repeats.equals(Repeats.USUAL)) {
                throw new WrongUse("--seed and --runs are for a campaign of many runs, such as drift");
            }
            run(quick, out);
        }
    }
}
