package scoreline.service.operations;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import scoreline.service.CannotStart;
import scoreline.service.operations.Health.Status;

/**
 * What operators and their tools ask: {@code GET /health} (200 when up, 503 otherwise), {@code GET /live} (503 only once the
 * process should be replaced), {@code GET /metrics}, and {@code POST /resume}, which is answered to this machine only.
 */
public final class OperationsServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int THREADS = 2;
    private static final String JSON_TYPE = "application/json";
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;

    private OperationsServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Takes the address; nothing is answered yet.
     *
     * @param service whose keys put it there
     * @throws CannotStart if the address cannot be had
     */
    public static OperationsServer bind(HttpAddress address, String service) {
        try {
            var server = HttpServer.create(new InetSocketAddress(address.host(), address.port()), 0);
            var threads = Executors.newFixedThreadPool(
                    THREADS,
                    Thread.ofPlatform().daemon().name("service-http-", 0).factory());
            server.setExecutor(threads);
            return new OperationsServer(server, threads);
        } catch (IOException | UnresolvedAddressException e) {
            throw new CannotStart(
                    "Health and metrics cannot be served at %s:%d, where %s.http.host and %s.http.port put them."
                            .formatted(address.host(), address.port(), service, service),
                    e);
        }
    }

    /** Answers from now on. */
    public void serve(Supplier<Health> health, Supplier<String> metrics, Runnable resume) {
        serve("GET", "/health", exchange -> {
            var now = health.get();
            answer(exchange, now.status() == Status.UP ? 200 : 503, JSON_TYPE, json(now));
        });
        serve("GET", "/live", exchange -> {
            var now = health.get();
            answer(exchange, now.status() == Status.DOWN ? 503 : 200, JSON_TYPE, json(now));
        });
        serve("GET", "/metrics", exchange -> answer(exchange, 200, METRICS_TYPE, metrics.get()));
        serve("POST", "/resume", exchange -> {
            if (!isFromHere(exchange)) {
                answer(exchange, 403, JSON_TYPE, "{\"error\":\"only from this machine\"}");
                return;
            }
            resume.run();
            answer(exchange, 200, JSON_TYPE, json(health.get()));
        });
        server.start();
    }

    private void serve(String method, String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                if (!exchange.getRequestURI().getPath().equals(path)) {
                    exchange.sendResponseHeaders(404, -1);
                } else if (!exchange.getRequestMethod().equals(method)) {
                    exchange.getResponseHeaders().set("Allow", method);
                    exchange.sendResponseHeaders(405, -1);
                } else {
                    handler.handle(exchange);
                }
            }
        });
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** A page in a browser on this machine is not this machine's operator. */
    private static boolean isFromHere(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress().isLoopbackAddress()
                && !exchange.getRequestHeaders().containsKey("Origin");
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String json(Health health) {
        ObjectNode node = JSON.createObjectNode()
                .put("status", health.status().name())
                .put("streams", health.streams().name())
                .put("breaker", health.breakerOpen() ? "open" : "closed");
        if (health.lag().isPresent()) {
            node.put("lag", health.lag().getAsLong());
        } else {
            node.putNull("lag");
        }
        return node.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
