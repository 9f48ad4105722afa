package scoreline.standalone.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import scoreline.training.generated.Drift;
import scoreline.training.tables.ApplicationTable;

/**
 * When those who apply become others, and who they are then.
 *
 * @param after the first application
 * @param applications the same people under the drift
 */
record Turn(Drift drift, Duration after, Path applications) {

    /** @param folder the demo's */
    static Turn prepare(Drift drift, Duration after, Path folder) throws IOException {
        Path tables = folder.resolve("drifted");
        DemoBundle.people(Optional.of(drift)).writeApplications(tables);
        return new Turn(drift, after, ApplicationTable.labelledIn(tables));
    }

    /** Names of what moves, as alerts have them. */
    List<String> expected() {
        return drift.scenario().columns();
    }

    String told() {
        var scenario = drift.scenario();
        return scenario.title().en() + " (" + scenario.key() + ", strength " + drift.strength() + "). "
                + scenario.sentence().en();
    }
}
