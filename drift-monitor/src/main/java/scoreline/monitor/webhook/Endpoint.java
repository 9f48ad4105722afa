package scoreline.monitor.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where alerts are sent. The address may be a secret by itself, as Slack's are: no sentence and no line of the log has more of it
 * than its host.
 *
 * @param key what deliveries are signed with; without one they are not
 */
public record Endpoint(URI address, Form form, Optional<SigningKey> key) {

    /**
     * An address as written.
     *
     * @throws IllegalArgumentException if nothing can be sent there; the message does not repeat it
     */
    public static URI address(String written) {
        URI address;
        try {
            address = new URI(written);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address");
        }
        boolean isHttp = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!isHttp || address.getHost() == null || address.getUserInfo() != null || address.getFragment() != null) {
            throw new IllegalArgumentException("it must be http:// or https:// and a host, without user or fragment");
        }
        return address;
    }

    @Override
    public String toString() {
        return form + " at " + address.getHost();
    }
}
