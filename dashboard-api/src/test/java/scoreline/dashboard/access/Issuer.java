package scoreline.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer of tokens with a server that tells its public keys. */
final class Issuer implements AutoCloseable {
    static final String NAME = "https://issuer.example";
    static final String AUDIENCE = "scoreline";

    /** By their names, for all issuers: they take long to make. */
    private static final Map<String, RSAKey> MADE = new ConcurrentHashMap<>();

    private final HttpServer server;
    private final List<JWK> keys = new CopyOnWriteArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();

    Issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            var body = new JWKSet(new ArrayList<>(keys)).toString(true).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    TokenConfig config() {
        return TokenConfig.of(
                NAME,
                AUDIENCE,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
                "realm.roles");
    }

    /** How often its keys were asked for. */
    int asked() {
        return asked.get();
    }

    /** A key that its server tells from now on, and no other. */
    RSAKey rotate(String id) throws JOSEException {
        var key = MADE.get(id);
        if (key == null) {
            key = new RSAKeyGenerator(2048).keyID(id).generate();
            MADE.put(id, key);
        }
        keys.clear();
        keys.add(key);
        return key;
    }

    ECKey add(String id) throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        keys.add(key);
        return key;
    }

    /** Claims of a token that counts, for an hour. */
    static JWTClaimsSet.Builder claims(Object roles) {
        return new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience(AUDIENCE)
                .subject("somebody")
                .expirationTime(in(Duration.ofHours(1)))
                .claim("realm", Map.of("roles", roles));
    }

    static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    static String signed(RSAKey key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        return signed(key.getKeyID(), new RSASSASigner(key), algorithm, claims);
    }

    static String signed(ECKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(key.getKeyID(), new ECDSASigner(key), JWSAlgorithm.ES256, claims);
    }

    /** With the public key as the secret of a symmetric signature: verifiers that let the token choose take it. */
    static String signedWithThePublicKey(RSAKey key, JWTClaimsSet claims) throws JOSEException {
        return signed(key.getKeyID(), new MACSigner(key.toRSAPublicKey().getEncoded()), JWSAlgorithm.HS256, claims);
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private static String signed(String id, JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims)
            throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(algorithm)
                        .keyID(id)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        token.sign(signer);
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
