package scoreline.drift.verdict;

/** Where lines are drawn; docs/method/drift.md has what was measured with them. */
final class Thresholds {

    private Thresholds() {}

    /** Of the things called moved in a window, the share that is wrongly so, on average. */
    static final double FALSE_DISCOVERIES = 0.05;

    /** Smaller effects are none, however sure: a tenth of a standard deviation. */
    static final double EFFECT_FLOOR = 0.01;

    /** From here on a change is an alert, whatever it does to the score: half a standard deviation. */
    static final double LARGE_EFFECT = 0.25;

    /** What has moved stays moved until it is calm: less sure than this, or smaller than the next. */
    static final double STILL_SURE = 0.2;

    static final double STILL_THERE = EFFECT_FLOOR / 2;

    /** The shift, in standard deviations, that a window must be able to show, or nothing is said of it. */
    static final double TOLERATED_SHIFT = 0.5;
}
