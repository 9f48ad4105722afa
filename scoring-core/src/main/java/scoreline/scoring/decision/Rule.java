package scoreline.scoring.decision;

/** What changes an outcome that the probability alone would have had. */
public enum Rule {
    /** More applications of one applicant within 24 hours than {@link Policy#mostInDay()}: a person looks first. */
    MOST_IN_DAY
}
