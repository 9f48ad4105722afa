package scoreline.standalone.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.Time;

/**
 * A broker that was killed, as its own metadata still shows it: alive, and leading every partition.
 *
 * <p>Restarted as it is, it takes itself for the leader until its old session runs out, and for that long finishes the
 * transactions it finds prepared. When it is fenced after all, no partition has a leader for a moment; Kafka 4.3 then takes the
 * partitions for deleted and drops the markers that were still to be written. The transaction hangs: what it committed is never
 * read, and nothing after it. So the controller alone comes up first and fences it, and the broker registers as a new one.
 */
final class FormerBroker {
    private static final Duration SESSION = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FormerBroker() {}

    /** Runs the controller until it has fenced the broker. */
    static void fence(Map<String, String> controllerSettings, String controller) {
        var settings = new HashMap<>(controllerSettings);
        settings.put("broker.session.timeout.ms", Long.toString(SESSION.toMillis()));
        var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
            awaitActive(controller);
            // No request tells from outside who is fenced; the controller looks four times in a session.
            Thread.sleep(SESSION.multipliedBy(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void awaitActive(String controller) throws InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_CONTROLLERS_CONFIG, controller))) {
            admin.describeMetadataQuorum().quorumInfo().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the controller does not answer", e);
        }
    }
}
