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
 * @param expected names of what moves then, the first to be named in front
 * @param alarms in the order they were heard
 * @param promisedBefore share that was to default by the probabilities of decisions before the change
 * @param promisedAfter the same of those after it
 */
public record Story(
        Optional<Instant> changed,
        List<String> expected,
        List<Alarm> alarms,
        Optional<Estimate> promisedBefore,
        Optional<Estimate> promisedAfter) {
    public Story {
        expected = List.copyOf(expected);
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
                .filter(alarm -> alarm.of(expected).isPresent())
                .findFirst();
    }

    /** Whatever alarms named since the change. */
    public Set<String> named() {
        return alarms.stream()
                .filter(this::isAfterChange)
                .flatMap(alarm -> alarm.names().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of what should be named, what no alarm has named yet. */
    public List<String> unnamed() {
        var named = named();
        return expected.stream().filter(name -> !named.contains(name)).toList();
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
