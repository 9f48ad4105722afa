package scoreline.scorer.runtime;

/** Something outside the process keeps the scorer from starting. The message is one sentence. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotStart(String why) {
        super(why);
    }

    CannotStart(String why, Throwable cause) {
        super(why, cause);
    }
}
