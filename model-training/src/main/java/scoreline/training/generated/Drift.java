package scoreline.training.generated;

/// A scenario at work from some application on.
///
/// @param strength in the unit of the scenario, 0 … its most
/// @param from the first application it changes, counted from 0
/// @param over how many applications it takes to come to that strength, evenly; 1 is at once
public record Drift(Scenario scenario, double strength, long from, long over) {

    public Drift {
        if (!(strength >= 0 && strength <= scenario.mostStrength())) {
            throw new IllegalArgumentException("strength of %s must be between 0 and %s, was %s"
                    .formatted(scenario.key(), scenario.mostStrength(), strength));
        }
        if (from < 0 || over < 1) {
            throw new IllegalArgumentException(
                    "from must not be negative and over be at least 1, were %d and %d".formatted(from, over));
        }
    }

    /// How strong it is by then.
    ///
    /// @param index of an application, 0 or more
    public double strengthAt(long index) {
        return index < from ? 0 : strength * Math.min(1, (index - from + 1) / (double) over);
    }

    Application of(long seed, Application drawn) {
        double now = strengthAt(drawn.index());
        return now == 0 ? drawn : scenario.of(drawn, now, Draw.of(seed, drawn.index(), Draw.Purpose.DRIFT));
    }
}
