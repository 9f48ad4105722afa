package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import scoreline.scoring.decision.Outcome;

/// How an application was decided.
///
/// @param sha256 of the bundle that decided, lower-case hex
/// @param probability of default, calibrated, in [0, 1]
/// @param at when the application was submitted, to the millisecond
public record Decided(String sha256, double probability, Outcome outcome, Instant at) {
    static final int BYTES = 32 + 1 + 2 * Long.BYTES;

    private static final int HASH = 32;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final byte APPROVE = 0;
    private static final byte REVIEW = 1;
    private static final byte REFUSE = 2;

    public Decided {
        if (!SHA256.matcher(sha256).matches() || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a decision needs a bundle's SHA-256 and a probability in [0, 1]");
        }
    }

    /** Where it counts as a promise; only approved loans do. */
    public Optional<Account> promise() {
        return outcome == Outcome.APPROVE ? Optional.of(Account.promised(sha256, at)) : Optional.empty();
    }

    void write(ByteBuffer bytes) {
        bytes.put(HexFormat.of().parseHex(sha256))
                .put(code(outcome))
                .putDouble(probability)
                .putLong(at.toEpochMilli());
    }

    static Decided read(ByteBuffer bytes) {
        var hash = new byte[HASH];
        bytes.get(hash);
        var outcome = outcome(bytes.get());
        return new Decided(
                HexFormat.of().formatHex(hash), bytes.getDouble(), outcome, Instant.ofEpochMilli(bytes.getLong()));
    }

    private static byte code(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> APPROVE;
            case REVIEW -> REVIEW;
            case REFUSE -> REFUSE;
        };
    }

    private static Outcome outcome(byte code) {
        return switch (code) {
            case APPROVE -> Outcome.APPROVE;
            case REVIEW -> Outcome.REVIEW;
            case REFUSE -> Outcome.REFUSE;
            default -> throw new IllegalArgumentException("no decision of this version is like " + code);
        };
    }
}
