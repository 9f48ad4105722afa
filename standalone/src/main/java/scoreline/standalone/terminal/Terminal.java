package scoreline.standalone.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParameterException;

/**
 * Where commands are typed, and what becomes of a failure: 0 done, 1 failed, 2 wrong use, with one sentence on the error
 * stream; whatever else is known of a failure is in the log.
 *
 * @param workspace folder of the logs
 */
public record Terminal(PrintWriter out, PrintWriter err, InstantSource clock, Path workspace) {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int WRONG_USE = 2;

    /** The options of a command, made into a task; wrong ones are refused here. */
    @FunctionalInterface
    public interface Plan {
        Task make();
    }

    /** This process's own. */
    public static Terminal standard() {
        return new Terminal(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                InstantSource.system(),
                Workspace.folder());
    }

    /** Runs a command to its end and returns the exit code. */
    public int execute(String command, Plan plan) {
        @Nullable Path log = null;
        try {
            var task = plan.make();
            log = Workspace.logTo(workspace, command, clock);
            task.run(out);
            return DONE;
        } catch (WrongUse e) {
            return wrongUse(command, e.getMessage());
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            return failed(command, e, log);
        }
    }

    private int failed(String command, Throwable failure, @Nullable Path log) {
        if (log != null) {
            LoggerFactory.getLogger(Terminal.class).error("{} failed", command, failure);
        }
        err.println(isOurs(failure) ? failure.getMessage() : unforeseen(command, failure, log));
        return FAILED;
    }

    /** Our own exceptions carry a sentence for whoever reads it. */
    private static boolean isOurs(Throwable failure) {
        return failure.getClass().getName().startsWith("scoreline.") && failure.getMessage() != null;
    }

    private static String unforeseen(String command, Throwable failure, @Nullable Path log) {
        var what = failure instanceof OutOfMemoryError
                ? "it needs more memory than this machine or SCORELINE_JAVA_OPTS allows"
                : failure.getClass().getSimpleName();
        return "The command " + command + " failed unexpectedly (" + what + ")"
                + (log == null ? "." : "; the log has the details: " + log);
    }

    /** What a command line that cannot be read comes to. */
    public int wrongUse(ParameterException failure, String[] arguments) {
        var name = failure.getCommandLine().getCommandName();
        return wrongUse(
                name, String.valueOf(failure.getMessage()).lines().findFirst().orElse("wrong use"));
    }

    public int wrongUse(String command, @Nullable String sentence) {
        var help = command.equals("scoreline") ? "./scoreline help" : "./scoreline " + command + " --help";
        err.println(sentence + " (" + help + " says more).");
        return WRONG_USE;
    }
}
