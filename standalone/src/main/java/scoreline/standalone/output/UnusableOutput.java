package scoreline.standalone.output;

/** A result file cannot be written; the message is one sentence that names it. */
public final class UnusableOutput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableOutput(String sentence) {
        super(sentence);
    }

    UnusableOutput(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
