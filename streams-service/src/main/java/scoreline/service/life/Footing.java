package scoreline.service.life;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import scoreline.service.CannotStart;
import scoreline.service.operations.HttpAddress;
import scoreline.service.operations.OperationsServer;

/**
 * What a service must have before it can be made: its settings, its port, and a client that looks at the brokers.
 *
 * @param service its name, as sentences have it: scorer
 */
public record Footing(String service, StreamsConfig settings, OperationsServer operations, Admin admin) {

    /**
     * Takes port and client for whoever makes a service of them, which closes them from then on. If making fails, they are given
     * back.
     *
     * @param settings of Kafka Streams
     * @throws CannotStart if the port cannot be had, or Kafka's clients refuse their settings
     */
    public static <S> S take(
            String service, HttpAddress http, Map<String, Object> settings, Function<Footing, S> make) {
        var operations = OperationsServer.bind(http, service);
        try {
            return take(service, operations, new StreamsConfig(settings), make);
        } catch (KafkaException e) {
            operations.close();
            throw new CannotStart("Kafka's client does not start: " + e.getMessage() + ".", e);
        } catch (RuntimeException e) {
            operations.close();
            throw e;
        }
    }

    private static <S> S take(
            String service, OperationsServer operations, StreamsConfig settings, Function<Footing, S> make) {
        var admin = Admin.create(settings.getAdminConfigs(group(settings) + "-operations"));
        try {
            return make.apply(new Footing(service, settings, operations, admin));
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private static String group(StreamsConfig settings) {
        return settings.getString(StreamsConfig.APPLICATION_ID_CONFIG);
    }
}
