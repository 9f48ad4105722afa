package scoreline.service.life;

/** How a service came to its end. */
public enum Ending {
    /** It was closed. */
    CLOSED,
    /** It stopped by itself; the log says why. */
    FAILED
}
