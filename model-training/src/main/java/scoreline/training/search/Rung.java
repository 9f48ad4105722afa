package scoreline.training.search;

import java.util.List;

/// What a setting is tried on.
///
/// @param oneIn of so many rows one is drawn
/// @param folds at least 2
/// @param settings how many come so far, of each trainer
public record Rung(int oneIn, int folds, int settings) {

    /** From many settings on few rows to few settings on all. */
    public static final List<Rung> LADDER = List.of(new Rung(4, 3, 18), new Rung(2, 3, 6), new Rung(1, 5, 2));
}
