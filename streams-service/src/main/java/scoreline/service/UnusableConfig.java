package scoreline.service;

/** A setting that cannot be used. The message is one sentence and names the key. */
public final class UnusableConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableConfig(String why) {
        super(why);
    }
}
