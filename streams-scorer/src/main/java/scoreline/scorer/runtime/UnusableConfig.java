package scoreline.scorer.runtime;

/** A setting that cannot be used. The message is one sentence and names the key. */
public final class UnusableConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableConfig(String why) {
        super(why);
    }
}
