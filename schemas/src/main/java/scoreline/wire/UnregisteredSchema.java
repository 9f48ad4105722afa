package scoreline.wire;

/** A schema that must be registered before anything is written in it. */
public final class UnregisteredSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnregisteredSchema(String subject) {
        super("the registry has no schema of ours under subject " + subject + "; register it first");
    }
}
