package scoreline.dashboard.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/** Tokens of one issuer. Its public keys are kept in memory and fetched again when a token names one that is not there. Safe between threads. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private static final Duration TO_FETCH = Duration.ofSeconds(2);
    private static final int LARGEST_SET = 256 * 1024;

    /** How long keys are kept, and how much longer while they cannot be fetched. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final Duration OUTAGE = Duration.ofHours(1);

    /** Between two fetches, of which the first may be followed by one at once. */
    private static final Duration APART = Duration.ofSeconds(10);

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_SUBJECT = 200;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final String rolesClaim;

    Tokens(TokenConfig config) {
        this.rolesClaim = config.rolesClaim();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                config.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys(config)));
        var claims = new DefaultJWTClaimsVerifier<SecurityContext>(
                config.audience(),
                new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
                Set.of("sub", "exp"));
        claims.setMaxClockSkew((int) SKEW.toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    private static JWKSource<SecurityContext> keys(TokenConfig config) {
        int patience = (int) TO_FETCH.toMillis();
        try {
            return JWKSourceBuilder.create(
                            config.keys().toURL(), new DefaultResourceRetriever(patience, patience, LARGEST_SET))
                    .cache(KEPT.toMillis(), 2 * TO_FETCH.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(APART.toMillis())
                    .retrying(true)
                    .outageTolerant(OUTAGE.toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * Whose token it is; empty if it does not count.
     *
     * @throws Refusal if the issuer's keys are not to be had, so that nobody knows
     */
    Optional<Caller> holder(String token) {
        var parsed = parse(token);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try {
            var claims = processor.process(parsed.get(), null);
            return Optional.ofNullable(claims.getSubject())
                    .filter(Tokens::canBeKept)
                    .map(subject -> Caller.ofToken(subject, roles(claims)));
        } catch (RateLimitReachedException e) {
            // Keys have been fetched just now, and its is not among them.
            return Optional.empty();
        } catch (KeySourceException e) {
            LOG.atWarn().addKeyValue("failure", e.getClass().getSimpleName()).log("the issuer's keys cannot be had");
            throw new Refusal(ProblemType.UNAVAILABLE, "Tokens cannot be verified now; try again.");
        } catch (BadJOSEException | JOSEException e) {
            return Optional.empty();
        }
    }

    private static Optional<JWT> parse(String token) {
        try {
            return Optional.of(JWTParser.parse(token));
        } catch (ParseException | RuntimeException e) {
            // The library fails, and not by saying so, on parts that are JSON and no objects.
            return Optional.empty();
        }
    }

    /** What no table can hold, or nobody could read there, names nobody. */
    private static boolean canBeKept(String subject) {
        return !subject.isBlank()
                && subject.length() <= LONGEST_SUBJECT
                && subject.codePoints()
                        .noneMatch(
                                each -> Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE);
    }

    private List<String> roles(JWTClaimsSet claims) {
        var told = texts(claim(claims.getClaims()));
        return Role.ALL.stream().filter(told::contains).toList();
    }

    private @Nullable Object claim(Map<?, ?> claims) {
        if (claims.containsKey(rolesClaim)) {
            return claims.get(rolesClaim);
        }
        Object at = claims;
        for (var name : rolesClaim.split("\\.", -1)) {
            at = at instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return at;
    }

    private static Set<String> texts(@Nullable Object claim) {
        return switch (claim) {
            case String text -> Stream.of(text.split(" ", -1)).collect(Collectors.toSet());
            case Collection<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }
}
