package scoreline.training.history;

/** A history table that cannot be used. The message is one sentence that names the file. */
public final class UnusableHistory extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableHistory(String message) {
        super(message);
    }

    UnusableHistory(String message, Throwable cause) {
        super(message, cause);
    }
}
