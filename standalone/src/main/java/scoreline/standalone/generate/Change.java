package scoreline.standalone.generate;

import java.util.Optional;
import scoreline.standalone.terminal.HumanTime;
import scoreline.standalone.terminal.WrongUse;
import scoreline.training.generated.Drift;
import scoreline.training.generated.Scenario;
import scoreline.training.tables.SubmissionTimes;

/**
 * How the made-up population is asked to change.
 *
 * @param scenario {@code --drift}
 * @param strength {@code --strength}; empty: the scenario's usual one
 * @param from {@code --from}, a row from 0 or a time; empty: the first row
 * @param over {@code --over}; empty: at once
 */
public record Change(
        Optional<Scenario> scenario, Optional<Double> strength, Optional<String> from, Optional<Long> over) {

    public Change {
        if (scenario.isEmpty() && (strength.isPresent() || from.isPresent() || over.isPresent())) {
            throw new WrongUse("--strength, --from and --over go with --drift");
        }
        if (over.orElse(1L) < 1) {
            throw new WrongUse("--over must be at least 1, was " + over.get());
        }
    }

    /** @param times of the rows */
    Optional<Drift> drift(SubmissionTimes times) {
        return scenario.map(named -> new Drift(
                named, strengthOf(named), from.map(text -> row(text, times)).orElse(0L), over.orElse(1L)));
    }

    private double strengthOf(Scenario named) {
        double strong = strength.orElse(named.usualStrength());
        if (!(strong >= 0 && strong <= named.mostStrength())) {
            throw new WrongUse("--strength of %s must be between 0 and %s, was %s"
                    .formatted(named.key(), named.mostStrength(), strong));
        }
        return strong;
    }

    private static long row(String text, SubmissionTimes times) {
        try {
            return text.matches("[0-9]+") ? Long.parseLong(text) : times.rowFrom(HumanTime.instant(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new WrongUse("--from must be a row such as 3000 or a time such as 2018-01-02T00:00Z, was " + text);
        }
    }
}
