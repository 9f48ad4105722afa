package scoreline.wire;

/** The registry cannot be asked now. Nothing is wrong with the record: wait and ask again. */
public final class RegistryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryUnavailable(String why) {
        super(why);
    }
}
