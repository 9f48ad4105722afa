package scoreline.judgement;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.Velocity;
import scoreline.wire.CreditDecision;

/**
 * An application's view of its applicant's decided ones, each of which it is shown once, in any order. Not thread-safe.
 *
 * <p>A decided application is remembered in 25 bytes: digest of its payload, time of its submission, outcome.
 */
public final class Lookback {
    private static final int LENGTH = PayloadDigest.LENGTH + Long.BYTES + 1;
    private static final int SUBMITTED_AT = PayloadDigest.LENGTH;
    private static final int OUTCOME = SUBMITTED_AT + Long.BYTES;

    private final byte[] digest;
    private final Velocity.Count count;
    private @Nullable Before itself;

    public Lookback(Admitted application, byte[] digest) {
        this.digest = digest;
        this.count = new Velocity.Count(application.submittedAt().toEpochMilli());
    }

    /** What is to be remembered of an application that is decided. */
    public static byte[] remembered(byte[] digest, CreditDecision decision) {
        var outcome = switch (decision.getOutcome()) {
            case APPROVE -> 'A';
            case REVIEW -> 'R';
            case REFUSE -> 'X';
        };
        return ByteBuffer.allocate(LENGTH)
                .put(digest)
                .putLong(decision.getSubmittedAt().toEpochMilli())
                .put((byte) outcome)
                .array();
    }

    /**
     * Takes a decided application of the same applicant.
     *
     * @param itself whether it is the very application that looks back
     * @throws IllegalStateException if this is not what {@link #remembered} gave
     */
    public void see(boolean itself, byte[] remembered) {
        if (remembered.length != LENGTH) {
            throw new IllegalStateException("a decided application is remembered in " + LENGTH + " bytes, not in "
                    + remembered.length + ": reset the application");
        }
        if (itself) {
            boolean same = Arrays.equals(remembered, 0, PayloadDigest.LENGTH, digest, 0, PayloadDigest.LENGTH);
            this.itself = same ? new Before.Same() : new Before.Different();
        } else {
            count.add(ByteBuffer.wrap(remembered).getLong(SUBMITTED_AT), outcome(remembered[OUTCOME]));
        }
    }

    public Before before() {
        return itself != null ? itself : new Before.Never(count.velocity());
    }

    private static Outcome outcome(byte remembered) {
        return switch (remembered) {
            case 'A' -> Outcome.APPROVE;
            case 'R' -> Outcome.REVIEW;
            case 'X' -> Outcome.REFUSE;
            default -> throw new IllegalStateException("no outcome is remembered as " + remembered);
        };
    }
}
