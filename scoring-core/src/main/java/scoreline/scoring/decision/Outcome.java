package scoreline.scoring.decision;

/** What is decided about an application. */
public enum Outcome {
    APPROVE,
    REVIEW,
    REFUSE
}
