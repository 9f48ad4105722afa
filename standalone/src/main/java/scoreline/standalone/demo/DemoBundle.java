package scoreline.standalone.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.UnusableBundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.training.DataFingerprint;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.Drift;
import scoreline.training.generated.GeneratedApplications;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.generated.Scenario;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * What the demo scores with, and whom.
 *
 * @param directory of the bundle
 * @param applications the table whose people apply
 * @param people who they are where they are made up: others than the model was trained on, which it knows too well
 */
public record DemoBundle(Path directory, Bundle bundle, Path applications, Optional<GeneratedApplications> people) {
    private static final int GENERATED = 10_000;
    private static final long SEED = 1;
    private static final long SEED_OF_APPLICANTS = 2;
    private static final double COST_RATIO = 10;

    /** Loads the bundle that an earlier demo made from the same data with the same catalogue, or trains one. */
    public static DemoBundle obtain(Optional<Path> data, Path folder, PrintWriter out) throws IOException {
        if (data.isPresent()) {
            Path labelled = ApplicationTable.labelledIn(data.get());
            Path directory = folder.resolve("bundle-of-data");
            return new DemoBundle(directory, bundle(labelled, directory, false, out), labelled, Optional.empty());
        }
        Path labelled = kept(new GeneratedApplications(SEED), folder.resolve("generated"));
        Path directory = folder.resolve("bundle");
        var people = applicants(Optional.empty());
        return new DemoBundle(
                directory,
                bundle(labelled, directory, true, out),
                kept(people, folder.resolve("applicants")),
                Optional.of(people));
    }

    /**
     * The same model, and people who have become others.
     *
     * @param folder where their table is written
     */
    public DemoBundle changed(Scenario scenario, Path folder) throws IOException {
        var others = applicants(Optional.of(new Drift(scenario, scenario.usualStrength(), 0, 1)));
        return new DemoBundle(directory, bundle, written(others, folder), Optional.of(others));
    }

    /** Those who apply where no data are given. */
    static GeneratedApplications applicants(Optional<Drift> drift) {
        return new GeneratedApplications(SEED_OF_APPLICANTS, drift);
    }

    private static Path kept(GeneratedApplications people, Path tables) throws IOException {
        return Files.exists(tables.resolve(GeneratedTables.MARKER))
                ? ApplicationTable.labelledIn(tables)
                : written(people, tables);
    }

    /** In place of those that were written there before. */
    static Path written(GeneratedApplications people, Path tables) throws IOException {
        new GeneratedTables(people, GENERATED).writeApplications(tables);
        return ApplicationTable.labelledIn(tables);
    }

    private static Bundle bundle(Path labelled, Path directory, boolean generated, PrintWriter out) throws IOException {
        if (Files.exists(directory)) {
            try {
                var bundle = Bundle.load(directory);
                boolean ofTheseData = DataFingerprint.of(labelled)
                        .equals(bundle.manifest().provenance().get("data_sha256"));
                if (ofTheseData && bundle.catalogue().equals(Catalogue.homeCredit())) {
                    return bundle;
                }
            } catch (UnusableBundle e) {
                out.println(e.getMessage() + " Training anew.");
            }
        }
        var progress = new ProgressLine(out);
        var training = new Training(
                labelled,
                SubmissionTimes.USUAL,
                Recipe.quick(),
                COST_RATIO,
                SEED,
                Runtime.getRuntime().availableProcessors());
        var trained = training.writeTo(directory, progress::showShare);
        progress.clear();
        out.println(String.format(
                Locale.ROOT,
                "Trained on %,d %sapplications: AUC %.3f out of fold, refusing from %.1f %%",
                trained.metrics().rows(),
                generated ? "generated " : "",
                trained.metrics().auc(),
                100 * trained.metrics().threshold()));
        return trained.bundle();
    }
}
