package scoreline.standalone.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import scoreline.monitor.performance.Breaches;
import scoreline.training.generated.Drift;
import scoreline.training.generated.GeneratedApplications;

/**
 * When those who apply become others, and who they are then.
 *
 * @param after the first application
 * @param applications the same people under the drift
 */
record Turn(Drift drift, Duration after, Path applications) {
    /** @param folder the demo's */
    static Turn prepare(Drift drift, Duration after, Path folder) throws IOException {
        return new Turn(drift, after, DemoBundle.written(people(drift), folder.resolve("drifted")));
    }

    GeneratedApplications people() {
        return people(drift);
    }

    private static GeneratedApplications people(Drift drift) {
        return DemoBundle.applicants(Optional.of(drift));
    }

    /** Name of what moves before all else, as alerts have it; where no column does, that loans default more. */
    String expected() {
        return drift.scenario().columns().stream().findFirst().orElse(Breaches.WHAT);
    }

    /** Before it happens: that it is part of the demo. */
    String announced() {
        return String.format(
                Locale.ROOT,
                "Story: %s after the first application those who apply change, as part of this demo (--drift %s; none leaves them as they"
                        + " are)",
                after.toSeconds() % 60 == 0 ? after.toMinutes() + " min" : after.toMillis() / 1_000 + " s",
                drift.scenario().key());
    }

    String told() {
        var scenario = drift.scenario();
        return scenario.title().en() + " (" + scenario.key() + ", strength " + drift.strength() + "). "
                + scenario.sentence().en();
    }
}
