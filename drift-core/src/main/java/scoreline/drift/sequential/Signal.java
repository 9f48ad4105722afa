package scoreline.drift.sequential;

/** Which number of a decision is watched. */
public enum Signal {
    /** The model's margin: log-odds of default. */
    LOG_ODDS,
    /** 1 where the application was refused, else 0. */
    REFUSALS
}
