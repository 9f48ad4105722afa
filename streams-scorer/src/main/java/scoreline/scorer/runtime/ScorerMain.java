package scoreline.scorer.runtime;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import scoreline.admission.UnusableSchema;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.service.life.ServiceCommand;
import scoreline.tracking.UnusableTracking;

/** The scorer as a service. */
public final class ScorerMain {
    private static final String HELP = """
            Usage: scorer [SETTINGS | --version]

            Decides the applications on topic credit.applications until it is stopped.
            SETTINGS is a properties file; each key can also be an environment variable (scorer.bundle: SCORER_BUNDLE).
            scorer.bundle and scorer.state must be set; the README of streams-scorer lists all keys.

            Example: SCORER_BUNDLE=bundle SCORER_STATE=state scorer scorer.properties
            """;

    private static final ServiceCommand COMMAND = new ServiceCommand(
            ScorerConfig.SERVICE, HELP, Set.of(UnusableTracking.class, UnusableBundle.class, UnusableSchema.class));

    private ScorerMain() {}

    public static void main(String[] args) {
        ServiceCommand.logAsServicesDo();
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return COMMAND.run(args, out, err, file -> Scorer.start(ScorerConfig.read(file, environment), environment));
    }
}
