package scoreline.monitor.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.monitor.webhook.Alerts.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.monitor.relay.Delivery;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** Against a real HTTP server. */
class WebhookTest {
    private static final byte[] SECRET = "a secret of thirty-two bytes ...".getBytes(UTF_8);
    private static final DriftAlert STARTED = alert("episode", DriftTurn.STARTED, DriftAlertSeverity.ALERT);

    private final AtomicInteger status = new AtomicInteger(204);
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Received(String id, String timestamp, String signature, String type, String body) {}

    WebhookTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void listen() {
        server.createContext("/hook", this::receive);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(status.get(), -1);
        }
    }

    private Webhook webhook(Instant now) {
        return webhook("http://127.0.0.1:" + server.getAddress().getPort() + "/hook", now);
    }

    private static Webhook webhook(String address, Instant now) {
        var key = SigningKey.parse("whsec_" + Base64.getEncoder().encodeToString(SECRET));
        return new Webhook(new Endpoint(URI.create(address), Form.ALERTMANAGER, Optional.of(key)), () -> now);
    }

    @Test
    void a_delivery_carries_the_alert_and_a_signature_that_its_receiver_can_check() throws Exception {
        try (var webhook = webhook(Instant.ofEpochSecond(1_700_000_000))) {
            // When
            var delivery = webhook.tell(STARTED);

            // Then
            assertThat(delivery).contains(Delivery.DELIVERED);
            var told = received.getFirst();
            assertThat(told.body()).isEqualTo(Form.ALERTMANAGER.body(STARTED));
            assertThat(told.type()).isEqualTo("application/json");
            assertThat(told.timestamp()).isEqualTo("1700000000");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            var expected = mac.doFinal((told.id() + ".1700000000." + told.body()).getBytes(UTF_8));
            assertThat(told.signature()).isEqualTo("v1," + Base64.getEncoder().encodeToString(expected));
        }
    }

    @Test
    void told_again_it_is_known_by_the_same_id_and_another_turn_by_another() throws Exception {
        // Given
        var ids = new ArrayList<String>();
        try (var webhook = webhook(Instant.EPOCH)) {
            // When
            webhook.tell(STARTED);
            webhook.tell(STARTED);
            webhook.tell(alert("episode", DriftTurn.RECOVERED, DriftAlertSeverity.ALERT));
            received.forEach(each -> ids.add(each.id()));
        }

        // Then
        assertThat(ids.get(1)).isEqualTo(ids.get(0)).isNotEqualTo(ids.get(2));
    }

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "301, FAILED",
        "400, REFUSED",
        "401, FAILED",
        "404, FAILED",
        "413, REFUSED",
        "429, FAILED",
        "500, FAILED",
        "503, FAILED"
    })
    void what_is_the_messages_fault_is_refused_and_anything_else_is_tried_again(int answer, Delivery expected)
            throws Exception {
        // Given
        status.set(answer);
        try (var webhook = webhook(Instant.EPOCH)) {
            // When
            var delivery = webhook.tell(STARTED);

            // Then
            assertThat(delivery).contains(expected);
        }
    }

    @Test
    void nobody_there_is_a_failure_of_the_moment() throws Exception {
        // Given
        try (var webhook = webhook("http://127.0.0.1:1/hook", Instant.EPOCH)) {
            // When
            var delivery = webhook.tell(STARTED);

            // Then
            assertThat(delivery).contains(Delivery.FAILED);
        }
    }
}
