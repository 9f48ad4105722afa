package scoreline.dashboard.web;

import java.time.Duration;
import java.util.List;

/** A request that is not answered as asked; says why in a sentence, and nothing of anybody. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Problem.Fault> faults;
    private final Duration pause;

    public Refusal(ProblemType type, String detail, Problem.Fault... faults) {
        this(type, detail, List.of(faults));
    }

    public Refusal(ProblemType type, String detail, List<Problem.Fault> faults) {
        this(type, detail, faults, Duration.ZERO);
    }

    private Refusal(ProblemType type, String detail, List<Problem.Fault> faults, Duration pause) {
        super(detail);
        this.type = type;
        this.faults = List.copyOf(faults);
        this.pause = pause;
    }

    /** A parameter that cannot be used. */
    public static Refusal ofParameter(String name, String detail) {
        return new Refusal(
                ProblemType.INVALID_REQUEST,
                "The parameter %s cannot be used.".formatted(name),
                new Problem.Fault(name, detail));
    }

    public static Refusal notFound(String detail) {
        return new Refusal(ProblemType.NOT_FOUND, detail);
    }

    /** Of who asks too often, and may ask again after a while. */
    public static Refusal tooMany(Duration pause) {
        return new Refusal(
                ProblemType.TOO_MANY_REQUESTS, "Ask again after the time that Retry-After says.", List.of(), pause);
    }

    /** After which it can be asked again; zero where nobody knows. */
    Duration pause() {
        return pause;
    }

    ProblemType type() {
        return type;
    }

    Problem problem() {
        return Problem.of(type, String.valueOf(getMessage()), faults);
    }
}
