package scoreline.service.life;

import java.util.concurrent.CompletableFuture;

/** What runs until it is closed, or until it fails. */
public interface Service extends AutoCloseable {
    /** Completes when the service has ended; after {@link Ending#FAILED} it must still be closed. */
    CompletableFuture<Ending> ended();

    /** Commits what is done, leaves its group so that others take over at once, and stops. Repeated calls do nothing. */
    @Override
    void close();
}
