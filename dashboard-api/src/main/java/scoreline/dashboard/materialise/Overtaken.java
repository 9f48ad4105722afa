package scoreline.dashboard.materialise;

/** Somebody else has written what was about to be written; nothing of it is. */
final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken(String topic, int partition) {
        super("partition " + partition + " of " + topic + " has been read on by another");
    }
}
