package scoreline.drift.verdict;

import scoreline.scoring.catalogue.Text;

/// What is looked at in every window, so that a [Track] can follow it.
public sealed interface Followed permits Finding, Togetherness {

    String name();

    Text label();

    Severity severity();

    /** Rows of the window that tell of it. */
    long rows();

    /** The chance of as large a difference where nothing changed. */
    double p();

    /** The chance of as large a difference where nothing changed, given how many things are looked at. */
    double adjustedP();

    /** How far it went, nats, without what chance makes of it. */
    double effect();

    /** In plain words. */
    Text sentence();
}
