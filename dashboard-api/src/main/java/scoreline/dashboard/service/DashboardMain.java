package scoreline.dashboard.service;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import scoreline.admission.UnusableSchema;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.service.life.ServiceCommand;
import scoreline.tracking.UnusableTracking;

/** The results API as a service. */
public final class DashboardMain {
    private static final String HELP = """
            Usage: dashboard [SETTINGS]

            Reads the topics into PostgreSQL and answers questions about them over HTTP until it is stopped.
            SETTINGS is a properties file; each key can also be an environment variable (dashboard.bundles: DASHBOARD_BUNDLES).
            dashboard.bundles and dashboard.database.url must be set; the README of dashboard-api lists all keys.

            Example: DASHBOARD_BUNDLES=bundle DASHBOARD_DATABASE_URL=jdbc:postgresql://localhost/scoreline dashboard
            """;

    private static final ServiceCommand COMMAND = new ServiceCommand(
            DashboardConfig.SERVICE, HELP, Set.of(UnusableTracking.class, UnusableBundle.class, UnusableSchema.class));

    private DashboardMain() {}

    public static void main(String[] args) {
        ServiceCommand.logAsServicesDo();
        int status = run(args, System.getenv(), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        return COMMAND.run(
                args, out, err, file -> Dashboard.start(DashboardConfig.read(file, environment), environment));
    }
}
