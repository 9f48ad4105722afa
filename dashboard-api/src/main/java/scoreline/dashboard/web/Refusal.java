package scoreline.dashboard.web;

import java.util.List;

/** A request that is not answered as asked; says why in a sentence, and nothing of anybody. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Problem.Fault> faults;

    public Refusal(ProblemType type, String detail, Problem.Fault... faults) {
        this(type, detail, List.of(faults));
    }

    public Refusal(ProblemType type, String detail, List<Problem.Fault> faults) {
        super(detail);
        this.type = type;
        this.faults = List.copyOf(faults);
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

    ProblemType type() {
        return type;
    }

    Problem problem() {
        return Problem.of(type, String.valueOf(getMessage()), faults);
    }
}
