package scoreline.standalone.terminal;

/** A command was called in a way that makes no sense; the message is one sentence that names the option. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public WrongUse(String sentence) {
        super(sentence);
    }
}
