package scoreline.dashboard.service;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.access.AccessConfig;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.audit.AuditLog;
import scoreline.dashboard.client.Links;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.decision.ApplicationLists;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.materialise.Source;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.population.Columns;
import scoreline.dashboard.request.Requests;
import scoreline.dashboard.scoring.Scoring;
import scoreline.dashboard.scoring.WhatIfs;
import scoreline.service.CannotStart;
import scoreline.service.operations.HttpAddress;
import scoreline.service.operations.Metrics;
import scoreline.wire.MonitorTopics;
import scoreline.wire.UntrustedDecoder;

/** Answers out of a database over HTTP, until it is closed. */
public final class Answers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    /** Lets the system choose one, as the framework says it. */
    private static final int ANY_PORT = -1;

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final AuditLog audit;

    private Answers(ApplicationContext context, EmbeddedServer server, AuditLog audit) {
        this.context = context;
        this.server = server;
        this.audit = audit;
    }

    /**
     * Answers when it returns.
     *
     * @param source of what is in the database
     * @throws CannotStart if the port is taken
     */
    public static Answers start(
            HttpAddress http,
            AccessConfig access,
            Database database,
            Bundles bundles,
            Source source,
            Scoring scoring,
            Metrics metrics) {
        var context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties(http))
                .build();
        context.registerSingleton(Database.class, database);
        context.registerSingleton(Bundles.class, bundles);
        context.registerSingleton(Metrics.class, metrics);
        var audit = AuditLog.start(database);
        context.registerSingleton(AuditLog.class, audit);
        context.registerSingleton(AccessConfig.class, access);
        context.registerSingleton(ApiKeys.class, new ApiKeys(database));
        var decisions = new Decisions(database, source.topics().decisions());
        var applications = new Applications(database, source.topics().applications());
        context.registerSingleton(Decisions.class, decisions);
        context.registerSingleton(Applications.class, applications);
        context.registerSingleton(Links.class, new Links(database, InstantSource.system()));
        context.registerSingleton(Scoring.class, scoring);
        context.registerSingleton(WhatIfs.class, new WhatIfs(scoring, decisions, applications));
        context.registerSingleton(Requests.class, new Requests(database));
        context.registerSingleton(Columns.class, new Columns());
        context.registerSingleton(MonitorTopics.class, source.monitored());
        context.registerSingleton(
                ApplicationLists.class,
                new ApplicationLists(
                        database,
                        source.topics().applications().name(),
                        new UntrustedDecoder(source.applicationSchema(), source.framing())));
        try {
            var server = context.start().getBean(EmbeddedServer.class).start();
            LOG.atInfo().addKeyValue("port", server.getPort()).log("answering");
            return new Answers(context, server, audit);
        } catch (ServerStartupException e) {
            context.close();
            audit.close();
            throw new CannotStart(
                    "Nothing can be served at %s:%d: is the port taken?".formatted(http.host(), http.port()), e);
        }
    }

    private static Map<String, Object> properties(HttpAddress http) {
        return Map.ofEntries(
                Map.entry("micronaut.server.host", http.host()),
                Map.entry("micronaut.server.port", http.port() == 0 ? ANY_PORT : http.port()),
                Map.entry("micronaut.server.max-request-size", "4MB"),
                // Half of the time that the usual 6 takes, for a twentieth more bytes.
                Map.entry("micronaut.server.netty.compression-level", 3),
                Map.entry("micronaut.security.reject-not-found", false),
                // The framework's own resources, which nobody asked for.
                Map.entry("micronaut.security.endpoints.introspection.enabled", false),
                Map.entry("micronaut.security.endpoints.login.enabled", false),
                Map.entry("micronaut.security.endpoints.logout.enabled", false),
                Map.entry("micronaut.security.endpoints.oauth.enabled", false),
                Map.entry("jackson.property-naming-strategy", "SNAKE_CASE"),
                Map.entry("jackson.serialization-inclusion", "ALWAYS"),
                Map.entry("jackson.serialization.writeDatesAsTimestamps", false));
    }

    /**
     * Makes a key in place of the one of that name, if there is one.
     *
     * @return the key, which nobody can tell again
     * @throws CannotStart if the database does not answer
     */
    String newKey(String name, String role, Instant expires) {
        try {
            return context.getBean(ApiKeys.class).renew(name, role, expires);
        } catch (SQLException e) {
            throw new CannotStart("The database does not keep a key: it does not answer.", e);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** Whatever can be asked for. */
    Stream<UriRouteInfo<?, ?>> routes() {
        return context.getBean(Router.class).uriRoutes();
    }

    /** Answers what is asked already, then stops. */
    @Override
    public void close() {
        server.stop();
        context.close();
        audit.close();
    }
}
