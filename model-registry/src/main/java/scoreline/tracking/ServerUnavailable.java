package scoreline.tracking;

/** The tracking server gives no answer that means anything; later it may. The message is one sentence. */
public final class ServerUnavailable extends UnusableTracking {

    private static final long serialVersionUID = 1L;

    ServerUnavailable(String sentence) {
        super(sentence);
    }

    ServerUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
