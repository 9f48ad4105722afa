package scoreline.monitor.runtime;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.service.life.ServiceCommand;
import scoreline.tracking.UnusableTracking;

/** The monitor as a service. */
public final class MonitorMain {
    private static final String HELP = """
            Usage: monitor [SETTINGS | --version]

            Holds the decisions on topic credit.decisions against the population their bundle was trained on, window by window,
            until it is stopped.
            SETTINGS is a properties file; each key can also be an environment variable (monitor.bundles: MONITOR_BUNDLES).
            monitor.bundles and monitor.state must be set; the README of drift-monitor lists all keys.

            Example: MONITOR_BUNDLES=bundle MONITOR_STATE=state monitor monitor.properties
            """;

    private static final ServiceCommand COMMAND =
            new ServiceCommand(MonitorConfig.SERVICE, HELP, Set.of(UnusableTracking.class, UnusableBundle.class));

    private MonitorMain() {}

    public static void main(String[] args) {
        ServiceCommand.logAsServicesDo();
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return COMMAND.run(args, out, err, file -> Monitor.start(MonitorConfig.read(file, environment), environment));
    }
}
