package scoreline.training;

import java.util.function.BiConsumer;

/** Counts trees, which is where training's time goes, and tells the share that is done. */
final class Progress {
    private final BiConsumer<String, Double> teller;
    private String step = "";
    private long done;
    private long expected;

    /** @param teller takes what is being done and the share of all work that is done, in [0, 1] */
    Progress(BiConsumer<String, Double> teller) {
        this.teller = teller;
    }

    /** Begins a step; from here on this many trees are expected at most. */
    void step(String name, long trees) {
        step = name;
        expected = done + trees;
        tell();
    }

    /// Tells of a part of the step that goes on.
    ///
    /// @param trees worth of it that is done, besides those that were counted
    void part(String name, long trees) {
        teller.accept(name, expected == 0 ? 0 : Math.min(1, (done + trees) / (double) expected));
    }

    /** More trees, in whatever fit. */
    void grown(int trees) {
        done += trees;
        tell();
    }

    private void tell() {
        teller.accept(step, expected == 0 ? 0 : Math.min(1, done / (double) expected));
    }
}
