package scoreline.service.kafka;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.RegistryUnavailable;
import scoreline.wire.Topic;
import scoreline.wire.UnregisteredSchema;

/**
 * How a service writes values.
 *
 * @param registry of schemas; none means single-object encoding
 */
public record ValueFraming(Framing framing, Optional<Registry> registry) {
    private static final Logger LOG = LoggerFactory.getLogger(ValueFraming.class);

    /**
     * With the registry at an address, if there is one. It is not asked yet.
     *
     * @param service whose key names it
     * @throws UnusableConfig if nothing can be asked there
     */
    public static ValueFraming of(Optional<URI> address, String service) {
        var registry = address.map(url -> registry(url, service));
        return new ValueFraming(registry.map(Framing::confluent).orElseGet(Framing::singleObject), registry);
    }

    private static Registry registry(URI url, String service) {
        try {
            return Registry.at(url);
        } catch (IllegalArgumentException e) {
            throw new UnusableConfig(service + ".registry cannot be used: " + e.getMessage() + ".");
        }
    }

    /**
     * Whether what is written can be: a registry that is down is waited for later, one that lacks our schemas is not.
     *
     * @throws CannotStart if it lacks one
     */
    public static void requireRegistered(List<Topic<?, ?>> written, Registry registry) {
        for (var topic : written) {
            try {
                int _ = registry.id(topic.subject(), topic.schema());
            } catch (UnregisteredSchema e) {
                throw new CannotStart("The registry holds no schema of ours for topic " + topic.name() + " under "
                        + topic.subject() + "; './scoreline schema register' registers it.");
            } catch (RegistryUnavailable e) {
                LOG.atWarn().addKeyValue("why", e.getMessage()).log("registry unavailable at start");
                return;
            }
        }
    }
}
