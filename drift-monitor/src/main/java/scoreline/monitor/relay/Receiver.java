package scoreline.monitor.relay;

import java.util.Optional;

/** Who is told, over a network that may be down; asked on one thread. */
public interface Receiver<V> extends AutoCloseable {

    /** For names of threads and consumer groups. */
    String name();

    /** Tells of one record; empty where the receiver needs not hear of it. */
    Optional<Delivery> tell(V value) throws InterruptedException;

    @Override
    void close();
}
