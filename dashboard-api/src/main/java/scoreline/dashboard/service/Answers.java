package scoreline.dashboard.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.materialise.Source;
import scoreline.dashboard.model.Bundles;
import scoreline.service.CannotStart;
import scoreline.service.operations.HttpAddress;
import scoreline.wire.MonitorTopics;

/** Answers out of a database over HTTP, until it is closed. */
public final class Answers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Lets the system choose one, as the framework says it. */
    private static final int ANY_PORT = -1;

    private final ApplicationContext context;
    private final EmbeddedServer server;

    private Answers(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Records on the topics that are not in the tables yet.
     *
     * @param records empty while nobody here knows
     */
    public record Behind(Supplier<OptionalLong> records) {}

    /**
     * Answers when it returns.
     *
     * @param source of what is in the database
     * @throws CannotStart if the port is taken
     */
    public static Answers start(
            HttpAddress http, Database database, Bundles bundles, Source source, Supplier<OptionalLong> behind) {
        var context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties(http))
                .build();
        context.registerSingleton(Database.class, database);
        context.registerSingleton(Bundles.class, bundles);
        context.registerSingleton(Behind.class, new Behind(behind));
        context.registerSingleton(ApiKeys.class, new ApiKeys(database));
        context.registerSingleton(MonitorTopics.class, source.monitored());
        context.registerSingleton(
                Decisions.class, new Decisions(database, source.topics().decisions()));
        try {
            var server = context.start().getBean(EmbeddedServer.class).start();
            LOG.atInfo().addKeyValue("port", server.getPort()).log("answering");
            return new Answers(context, server);
        } catch (ServerStartupException e) {
            context.close();
            throw new CannotStart(
                    "Nothing can be served at %s:%d: is the port taken?".formatted(http.host(), http.port()), e);
        }
    }

    private static Map<String, Object> properties(HttpAddress http) {
        return Map.ofEntries(
                Map.entry("micronaut.server.host", http.host()),
                Map.entry("micronaut.server.port", http.port() == 0 ? ANY_PORT : http.port()),
                Map.entry("micronaut.server.max-request-size", "1MB"),
                Map.entry("micronaut.security.reject-not-found", false),
                Map.entry("jackson.property-naming-strategy", "SNAKE_CASE"),
                Map.entry("jackson.serialization-inclusion", "ALWAYS"),
                Map.entry("jackson.serialization.writeDatesAsTimestamps", false));
    }

    public int port() {
        return server.getPort();
    }

    /** Answers what is asked already, then stops. */
    @Override
    public void close() {
        server.stop();
        context.close();
    }
}
