package scoreline.scorer.runtime;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import scoreline.scorer.admission.UnusableSchema;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.tracking.UnusableTracking;

/**
 * The scorer as a service. Ends with 0 when it was only asked for help, 1 when it failed, 2 when its configuration cannot be
 * used; stopped by a signal, it leaves its group first.
 */
public final class ScorerMain {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final String HELP = """
            Usage: scorer [SETTINGS]

            Decides the applications on topic credit.applications until it is stopped.
            SETTINGS is a properties file; each key can also be an environment variable (scorer.bundle: SCORER_BUNDLE).
            scorer.bundle and scorer.state must be set; the README of streams-scorer lists all keys.

            Example: SCORER_BUNDLE=bundle SCORER_STATE=state scorer scorer.properties
            """;

    private ScorerMain() {}

    public static void main(String[] args) {
        // Before the first logger.
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "scoreline/scorer/logging.xml");
        }
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != DONE) {
            System.exit(status);
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(HELP);
            return DONE;
        }
        if (args.length > 1 || (args.length == 1 && args[0].startsWith("-"))) {
            err.println("The scorer takes one settings file at most; --help says more.");
            return WRONG_USE;
        }
        try {
            var file = args.length == 1 ? Optional.of(Path.of(args[0])) : Optional.<Path>empty();
            return runUntilStopped(ScorerConfig.read(file, environment), environment);
        } catch (UnusableConfig e) {
            err.println(e.getMessage());
            return WRONG_USE;
        } catch (CannotStart | UnusableTracking | UnusableBundle | UnusableSchema e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static int runUntilStopped(ScorerConfig config, Map<String, String> environment) {
        var scorer = Scorer.start(config, environment);
        Runtime.getRuntime().addShutdownHook(new Thread(scorer::close, "scorer-stop"));
        var ending = scorer.ended().join();
        scorer.close();
        return switch (ending) {
            case CLOSED -> DONE;
            case FAILED -> FAILED;
        };
    }
}
