package scoreline.drift.verdict;

/** How much a change asks for somebody's attention: by how far it went and what it does to the score, never by p. */
public enum Severity {
    NONE,
    WATCH,
    ALERT
}
