package scoreline.monitor.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import scoreline.wire.DriftAlert;

/** By what a receiver knows that it has heard something before. */
final class Identity {
    /** Hexadecimal digits of an Alertmanager fingerprint. */
    private static final int FINGERPRINT = 16;

    private static final int MESSAGE = 32;

    private Identity() {}

    /** The same for all turns of an episode. */
    static String ofEpisode(DriftAlert alert) {
        return digest(alert.getEpisodeId(), FINGERPRINT);
    }

    /** The same whenever this turn is told again. */
    static String ofTurn(DriftAlert alert) {
        return "msg_" + digest(alert.getEpisodeId() + "\n" + alert.getWindowEnd() + "\n" + alert.getTurn(), MESSAGE);
    }

    private static String digest(String text, int digits) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, digits);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
