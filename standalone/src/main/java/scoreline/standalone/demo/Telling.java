package scoreline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import scoreline.drift.performance.Estimate;
import scoreline.wire.DriftAlert;

/** What alarms say, in the words of a terminal. */
final class Telling {
    private static final int NAMED = 6;

    private Telling() {}

    /** The gravest alert in a sentence, the others by name. */
    static String of(Alarm alarm) {
        return of(alarm, alarm.alerts().getFirst());
    }

    private static String of(Alarm alarm, DriftAlert first) {
        var others = alarm.names().stream()
                .filter(name -> !name.equals(first.getWhat()))
                .toList();
        return first.getWhat() + ". " + first.getSentenceEn() + (others.isEmpty() ? "" : " With it: " + some(others));
    }

    private static String some(List<String> names) {
        var shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED ? shown + "." : shown + " and " + (names.size() - NAMED) + " more.";
    }

    /** A run without a change, summed up. */
    static Paragraph of(List<Alarm> alarms) {
        return new Paragraph(
                "Alarms        ",
                alarms.isEmpty() ? "none" : alarms.stream().map(Telling::of).collect(Collectors.joining(" ")));
    }

    /**
     * A run with a change, summed up.
     *
     * @param turn that was to come
     * @param end when no more was sent
     */
    static List<Paragraph> of(Story story, Turn turn, Instant end) {
        if (story.changed().isEmpty()) {
            return List.of(new Paragraph("Changed       ", "not yet: the run ended before."));
        }
        var changed = story.changed().get();
        var told = new ArrayList<Paragraph>();
        if (!story.untimely().isEmpty()) {
            told.add(new Paragraph(
                    "Before        ",
                    "while nobody had changed: "
                            + story.untimely().stream().map(Telling::of).collect(Collectors.joining(" "))));
        }
        told.add(new Paragraph("Changed       ", changed.truncatedTo(ChronoUnit.MILLIS) + "  " + turn.told()));
        told.add(story.telling()
                .map(alarm -> new Paragraph(
                        "Told          ",
                        String.format(
                                Locale.ROOT,
                                "%.1f s and %,d decisions later: %s",
                                seconds(story.until(alarm)),
                                alarm.decidedSince(),
                                of(alarm, alarm.of(turn.expected())))))
                .orElseGet(() -> new Paragraph(
                        "Not told      ",
                        String.format(
                                Locale.ROOT,
                                "the run ended %.1f s after the change, and no alarm had named %s by then. Two of three"
                                        + " windows must show it.",
                                seconds(Duration.between(changed, end)),
                                turn.expected()))));
        story.promisedBefore()
                .flatMap(before -> story.promisedAfter().map(after -> promised(before, after)))
                .ifPresent(told::add);
        return told;
    }

    private static Paragraph promised(Estimate before, Estimate after) {
        return new Paragraph(
                "Expected      ",
                String.format(
                        Locale.ROOT,
                        "%.1f %% to default before the change, %.1f %% (%.1f to %.1f) after it, by scores alone: who defaults more"
                                + " often than scores say is not seen here.",
                        100 * before.value(),
                        100 * after.value(),
                        100 * after.low(),
                        100 * after.high()));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
