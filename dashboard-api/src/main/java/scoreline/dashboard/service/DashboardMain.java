package scoreline.dashboard.service;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import scoreline.admission.UnusableSchema;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.database.Database;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.service.CannotStart;
import scoreline.service.life.ServiceCommand;
import scoreline.tracking.UnusableTracking;

/** The results API as a service. */
public final class DashboardMain {
    private static final String HELP = """
            Usage: dashboard [SETTINGS | --version | --new-key NAME]

            Reads the topics into PostgreSQL and answers questions about them over HTTP until it is stopped.
            SETTINGS is a properties file; each key can also be an environment variable (dashboard.bundles: DASHBOARD_BUNDLES).
            dashboard.bundles and dashboard.database.url must be set; the README of dashboard-api lists all keys.
            --new-key prints a key that may do everything for a day, in place of the one of that name: to make the others with.

            Example: DASHBOARD_BUNDLES=bundle DASHBOARD_DATABASE_URL=jdbc:postgresql://localhost/scoreline dashboard
            """;

    private static final Duration FIRST_KEY_COUNTS = Duration.ofDays(1);

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
        if (args.length == 2 && args[0].equals("--new-key")) {
            return COMMAND.once(err, () -> out.println(newKey(args[1], environment)));
        }
        return COMMAND.run(
                args, out, err, file -> Dashboard.start(DashboardConfig.read(file, environment), environment));
    }

    private static String newKey(String name, Map<String, String> environment) {
        var config = DashboardConfig.read(Optional.empty(), environment);
        try (var database = Database.open(config.database())) {
            return new ApiKeys(database).renew(name, Role.ADMIN, Instant.now().plus(FIRST_KEY_COUNTS));
        } catch (SQLException e) {
            throw new CannotStart("The database does not keep a key: it does not answer.", e);
        }
    }
}
