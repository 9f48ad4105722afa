package scoreline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import scoreline.drift.performance.Estimate;

/**
 * What the monitor made of a run.
 *
 * @param changed when those who apply became others; empty while they have not
 * @param expected name of what moves then, before all else; empty where nobody is to change
 * @param alarms in the order they were heard
 * @param promisedBefore share that was to default by the probabilities of decisions before the change
 * @param promisedAfter the same of those after it
 */
public record Story(
        Optional<Instant> changed,
        Optional<String> expected,
        List<Alarm> alarms,
        Optional<Estimate> promisedBefore,
        Optional<Estimate> promisedAfter) {
    public Story {
        alarms = List.copyOf(alarms);
    }

    /** Those of windows in which nobody had changed, or heard before anybody did. */
    public List<Alarm> untimely() {
        return alarms.stream().filter(alarm -> !isAfterChange(alarm)).toList();
    }

    /** The first after the change that names what moved. */
    public Optional<Alarm> telling() {
        return alarms.stream()
                .filter(this::isAfterChange)
                .filter(alarm -> expected.filter(alarm.names()::contains).isPresent())
                .findFirst();
    }

    /** Whatever alarms named since the change. */
    public Set<String> named() {
        return alarms.stream()
                .filter(this::isAfterChange)
                .flatMap(alarm -> alarm.names().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean isAfterChange(Alarm alarm) {
        return changed.filter(
                        at -> alarm.windowEnd().isAfter(at) && alarm.heard().isAfter(at))
                .isPresent();
    }

    /** From the change until an alarm was heard. */
    public Duration until(Alarm alarm) {
        return Duration.between(changed.orElseThrow(), alarm.heard());
    }
}
