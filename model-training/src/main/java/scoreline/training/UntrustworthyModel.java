package scoreline.training;

/** Training that must not end in a bundle. The message is one sentence that says why. */
public final class UntrustworthyModel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UntrustworthyModel(String why) {
        super("No bundle is written: " + why + ".");
    }
}
