package scoreline.standalone.exercise;

import java.util.Optional;
import scoreline.standalone.terminal.WrongUse;

/**
 * Which runs of a campaign that consists of many; empty leaves it to the campaign.
 *
 * @param seed of the first run; those after it count on
 * @param runs how many, at least 1
 */
public record Repeats(Optional<Long> seed, Optional<Integer> runs) {
    public static final Repeats USUAL = new Repeats(Optional.empty(), Optional.empty());

    public Repeats {
        if (runs.filter(number -> number < 1).isPresent()) {
            throw new WrongUse("--runs must be at least 1, was " + runs.get());
        }
    }
}
