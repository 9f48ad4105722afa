package scoreline.judgement;

import scoreline.scoring.decision.Velocity;

/** What was decided before an application that comes up now. */
public sealed interface Before {
    /** The same application, with the same content. */
    record Same() implements Before {}

    /** The same application, with another content. */
    record Different() implements Before {}

    /**
     * Not this application.
     *
     * @param velocity over those of its applicant that were
     */
    record Never(Velocity velocity) implements Before {}
}
