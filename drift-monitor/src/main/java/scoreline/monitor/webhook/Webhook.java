package scoreline.monitor.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.relay.Receiver;
import scoreline.wire.DriftAlert;

/** Tells an endpoint of episodes: that one starts, grows graver, is over. */
public final class Webhook implements Receiver<DriftAlert> {
    private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    /** Bad request, too large, unsupported, unprocessable: of the message. Anything else is of the moment or of the settings. */
    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 413, 415, 422);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();
    private final Endpoint endpoint;
    private final InstantSource clock;
    private final Episodes episodes = new Episodes();

    public Webhook(Endpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Optional<Delivery> tell(DriftAlert alert) throws InterruptedException {
        if (!episodes.isNews(alert)) {
            return Optional.empty();
        }
        var delivery = send(alert);
        if (delivery != Delivery.FAILED) {
            episodes.told(alert);
        }
        return Optional.of(delivery);
    }

    private Delivery send(DriftAlert alert) throws InterruptedException {
        try {
            int status = client.send(request(alert), BodyHandlers.discarding()).statusCode();
            return told(alert, status);
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("to", endpoint)
                    .addKeyValue("why", e.getClass().getSimpleName())
                    .log("alert not delivered yet");
            return Delivery.FAILED;
        }
    }

    private Delivery told(DriftAlert alert, int status) {
        if (status / 100 == 2) {
            return Delivery.DELIVERED;
        }
        if (OF_THE_MESSAGE.contains(status)) {
            LOG.atError()
                    .addKeyValue("to", endpoint)
                    .addKeyValue("status", status)
                    .addKeyValue("episode", alert.getEpisodeId())
                    .log("alert refused by its receiver, and left out");
            return Delivery.REFUSED;
        }
        LOG.atWarn().addKeyValue("to", endpoint).addKeyValue("status", status).log("alert not delivered yet");
        return Delivery.FAILED;
    }

    private HttpRequest request(DriftAlert alert) {
        var body = endpoint.form().body(alert);
        var id = Identity.ofTurn(alert);
        long second = clock.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(endpoint.address())
                .timeout(TO_ANSWER)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(second));
        endpoint.key().ifPresent(key -> request.header("webhook-signature", key.sign(id, second, body)));
        return request.POST(BodyPublishers.ofString(body)).build();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
