import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/** Takes what is posted to it on port 8080, and prints each message on a line of its own, behind the path that it came to. */
final class Webhook {
    private Webhook() {}

    static void main() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(8080), 0);
        server.createContext("/", exchange -> {
            var message = new String(exchange.getRequestBody().readAllBytes()).replace("\n", " ");
            IO.println(exchange.getRequestURI() + " " + message);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }
}
