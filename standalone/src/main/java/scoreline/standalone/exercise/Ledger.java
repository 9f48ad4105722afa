package scoreline.standalone.exercise;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What was sent, and what was to become of it, beside what became of it. Thread-safe. */
final class Ledger {
    private final Map<SourceRecord, Fate> sent = new HashMap<>();
    private final Map<Fate, Map<SourceRecord, Integer>> seen = new EnumMap<>(Fate.class);

    /** What becomes of a record. */
    enum Fate {
        DECIDED("a decision"),
        REJECTED("a rejection"),
        /** It repeats what was decided before. */
        DROPPED("nothing");

        private final String said;

        Fate(String said) {
            this.said = said;
        }
    }

    synchronized void sent(SourceRecord record, Fate expected) {
        sent.put(record, expected);
    }

    /// @param fate not [Fate#DROPPED], of which nobody sees anything
    synchronized void seen(SourceRecord record, Fate fate) {
        seen.computeIfAbsent(fate, _ -> new HashMap<>()).merge(record, 1, Integer::sum);
    }

    /** Records that were to have this fate. */
    synchronized long number(Fate expected) {
        return sent.values().stream().filter(fate -> fate == expected).count();
    }

    /** Whether nothing more is to come. */
    synchronized boolean isComplete() {
        return sent.entrySet().stream()
                .allMatch(entry -> entry.getValue() == Fate.DROPPED || times(entry.getKey(), entry.getValue()) > 0);
    }

    /** What is not as it must be, in a sentence without its end; empty where each record came to its fate once, and to no other. */
    synchronized Optional<String> difference() {
        for (var entry : sent.entrySet()) {
            for (var fate : new Fate[] {Fate.DECIDED, Fate.REJECTED}) {
                int expected = entry.getValue() == fate ? 1 : 0;
                int times = times(entry.getKey(), fate);
                if (times != expected) {
                    return Optional.of(
                            "the record at offset %d of partition %d was to come to %s, and came to %s %d times"
                                    .formatted(
                                            entry.getKey().offset(),
                                            entry.getKey().partition(),
                                            entry.getValue().said,
                                            fate.said,
                                            times));
                }
            }
        }
        return seen.values().stream()
                .flatMap(records -> records.keySet().stream())
                .filter(record -> !sent.containsKey(record))
                .findAny()
                .map(record -> "something was decided at offset %d of partition %d, where nothing was sent"
                        .formatted(record.offset(), record.partition()));
    }

    private int times(SourceRecord record, Fate fate) {
        return seen.getOrDefault(fate, Map.of()).getOrDefault(record, 0);
    }
}
