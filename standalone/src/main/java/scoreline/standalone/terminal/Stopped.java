package scoreline.standalone.terminal;

/** A command could not be done; the message is one sentence for the person at the terminal. */
public final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped(String sentence) {
        super(sentence);
    }

    public Stopped(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
