package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import scoreline.standalone.demo.Alarm;
import scoreline.standalone.demo.Demo;
import scoreline.standalone.demo.Story;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.generated.Scenario;

/**
 * Plays the demo under one scenario after the other: the drift monitor must be silent until those who apply become others, and
 * then name what moved.
 */
final class ToldScenarios {
    private static final List<Scenario> QUICK = List.of(Scenario.SHIFT, Scenario.CATEGORY);
    private static final double RATE = 100;

    /** Some windows. */
    private static final Duration CALM = Duration.ofSeconds(8);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private ToldScenarios() {}

    static void run(boolean quick, PrintWriter out) throws Exception {
        var results = new ArrayList<String>();
        try (var scratch = Scratch.of("scenarios")) {
            for (var scenario : quick ? QUICK : List.of(Scenario.values())) {
                out.printf("%n%s%n", scenario.title().en());
                var story = new Demo(
                                scratch.folder(),
                                Optional.empty(),
                                RATE,
                                Optional.of(CALM.plus(PATIENCE)),
                                0,
                                Optional.of(scenario),
                                Optional.of(CALM))
                        .play(out, told -> told.telling().isPresent());
                results.add(requireTold(scenario, story));
            }
        }
        out.println();
        results.forEach(out::println);
    }

    private static String requireTold(Scenario scenario, Story story) {
        for (Alarm untimely : story.untimely()) {
            throw new Stopped("The monitor raised an alarm of %s before anything had changed (%s)."
                    .formatted(String.join(", ", untimely.names()), scenario.key()));
        }
        var first = story.telling()
                .orElseThrow(() -> new Stopped("No alarm named %s within %d s after the change (%s)."
                        .formatted(story.expected().orElseThrow(), PATIENCE.toSeconds(), scenario.key())));
        if (scenario.columns().isEmpty() && story.named().size() > 1) {
            throw new Stopped("Alarms named %s, and no column moved (%s)."
                    .formatted(String.join(", ", story.named()), scenario.key()));
        }
        return String.format(
                Locale.ROOT,
                "%-9s %5.1f s and %,d decisions after the change: %s",
                scenario.key(),
                story.until(first).toMillis() / 1e3,
                first.decidedSince(),
                String.join(", ", first.names()));
    }
}
