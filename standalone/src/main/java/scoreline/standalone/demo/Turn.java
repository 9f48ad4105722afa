package scoreline.standalone.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    private static final List<String> NO_COLUMN = List.of(Breaches.WHAT);

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

    /** Names of what moves, as alerts have them; where no column does, that loans default more. */
    List<String> expected() {
        var columns = drift.scenario().columns();
        return columns.isEmpty() ? NO_COLUMN : columns;
    }

    String told() {
        var scenario = drift.scenario();
        return scenario.title().en() + " (" + scenario.key() + ", strength " + drift.strength() + "). "
                + scenario.sentence().en();
    }
}
