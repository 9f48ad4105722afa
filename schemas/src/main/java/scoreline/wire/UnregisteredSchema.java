package scoreline.wire;

/** A schema that the registry must hold before anything is written in it. */
public final class UnregisteredSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnregisteredSchema(String why) {
        super(why);
    }
}
