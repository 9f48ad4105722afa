package scoreline.dashboard.access;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.service.setting.Settings;

/**
 * Whose tokens count (OpenID Connect, RFC 9068).
 *
 * @param issuer as tokens name it, to the letter
 * @param audience that a token must be for
 * @param keys where the issuer's public keys are
 * @param rolesClaim that holds roles, a list or a text with spaces; {@code realm_access.roles} is {@code roles} within {@code realm_access}
 * @param algorithms that a signature may be made by; all with a private key
 */
public record TokenConfig(String issuer, String audience, URI keys, String rolesClaim, Set<String> algorithms) {
    private static final String ISSUER = "oidc.issuer";
    private static final String AUDIENCE = "oidc.audience";
    private static final String KEYS = "oidc.jwks-url";
    private static final String ROLES = "oidc.roles-claim";
    private static final String ALGORITHMS = "oidc.algorithms";

    private static final Set<String> USUAL = Set.of("RS256", "ES256", "PS256");
    private static final Set<String> HOSTS_HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    public TokenConfig {
        algorithms = Set.copyOf(algorithms);
    }

    /** With the usual algorithms: RS256, ES256 and PS256. */
    public static TokenConfig of(String issuer, String audience, URI keys, String rolesClaim) {
        return new TokenConfig(issuer, audience, keys, rolesClaim, USUAL);
    }

    /**
     * Settings under {@code oidc.}; empty where there are none.
     *
     * @throws scoreline.service.UnusableConfig if only some are given, or one cannot be used
     */
    public static Optional<TokenConfig> read(Settings settings) {
        var texts = new LinkedHashMap<String, Optional<String>>();
        for (var key : List.of(ISSUER, AUDIENCE, ROLES)) {
            texts.put(key, settings.text(key));
        }
        var keys = settings.parsed(KEYS, TokenConfig::url);
        var algorithms = settings.parsed(ALGORITHMS, TokenConfig::algorithms);
        if (keys.isEmpty() && algorithms.isEmpty() && texts.values().stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new TokenConfig(
                given(settings, texts, ISSUER),
                given(settings, texts, AUDIENCE),
                keys.orElseThrow(() -> missing(settings, KEYS)),
                given(settings, texts, ROLES),
                algorithms.orElse(USUAL)));
    }

    private static String given(Settings settings, Map<String, Optional<String>> texts, String key) {
        return texts.getOrDefault(key, Optional.empty()).orElseThrow(() -> missing(settings, key));
    }

    private static RuntimeException missing(Settings settings, String key) {
        return settings.unusable(key, "is missing, and issuer, audience, jwks-url and roles-claim go together");
    }

    private static URI url(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no URL", e);
        }
        boolean here = "http".equals(url.getScheme()) && HOSTS_HERE.contains(url.getHost());
        if (!here && (!"https".equals(url.getScheme()) || url.getHost() == null)) {
            throw new IllegalArgumentException("it must begin with https://, but for a server on this machine");
        }
        return url;
    }

    private static Set<String> algorithms(String text) {
        var algorithms = Stream.of(text.split(",", -1)).map(String::strip).collect(Collectors.toUnmodifiableSet());
        for (var algorithm : algorithms) {
            if (!JWSAlgorithm.Family.SIGNATURE.contains(JWSAlgorithm.parse(algorithm))) {
                throw new IllegalArgumentException(
                        "a signature must be made with a private key, as by RS256, ES256 or PS256");
            }
        }
        return algorithms;
    }
}
