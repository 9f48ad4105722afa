package scoreline.admission;

/** An application schema that does not carry what the envelope or the catalogue needs. The message is one sentence. */
public final class UnusableSchema extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableSchema(String why) {
        super(why);
    }
}
