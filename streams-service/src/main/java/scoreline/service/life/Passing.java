package scoreline.service.life;

import java.util.Optional;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import scoreline.wire.RegistryUnavailable;

/** Failures that pass: a new thread goes on from what was committed last. */
final class Passing {
    private Passing() {}

    /**
     * What is waited for.
     *
     * @return empty where nothing is known to help, and the service must end
     */
    static Optional<String> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RegistryUnavailable) {
                return Optional.of("the registry is unavailable: " + cause.getMessage());
            }
            // The broker ended a transaction that took too long, as on a machine that is short of breath; nothing of it
            // counts.
            if (cause instanceof InvalidTxnStateException) {
                return Optional.of("a transaction took longer than it may");
            }
        }
        return Optional.empty();
    }
}
