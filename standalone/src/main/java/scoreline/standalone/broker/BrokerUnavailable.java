package scoreline.standalone.broker;

/** The broker cannot run here; the message is one sentence for the person at the terminal. */
public final class BrokerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerUnavailable(String sentence) {
        super(sentence);
    }

    BrokerUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
