package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.benchmarks.fork.Jvm;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.explain.Lundberg;
import scoreline.scoring.tree.Ensemble;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/** A model of real applications, where they are at hand: explained at least as exactly as the newest XGBoost does. */
class RealModelTest {
    private static final Path ROOT = Path.of(System.getProperty("scoreline.root", ".."));
    private static final Path TABLES = ROOT.resolve("../shared/data/home-credit");
    private static final int ROWS = 8 * MeasuredRows.BATCH;

    @Test
    void its_contributions_are_no_farther_from_the_reference_than_xgboosts(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(TABLES), "no real applications at " + TABLES);
        // Given
        Path directory = folder.resolve("bundle");
        Bundle bundle = new Training(
                        ApplicationTable.labelledIn(TABLES), SubmissionTimes.USUAL, Recipe.standard(), 10, 1, 2)
                .writeTo(directory, (_, _) -> {})
                .bundle();
        Ensemble ensemble = Ensemble.readXgboost(Files.readAllBytes(directory.resolve("model.ubj")));
        float[][] rows = rows(bundle);
        double[][] reference =
                Arrays.stream(rows).map(row -> Lundberg.shapley(ensemble, row)).toArray(double[][]::new);
        // When
        var xgboost = XgboostVersion.newest(ROOT.resolve("benchmarks").resolve("target"));
        Answer theirs = askXgboost(xgboost, directory, rows[0].length, folder);
        var explainer = new Explainer(ensemble);
        Answer alone = rowByRow(explainer, rows);
        double byXgboost = theirs.largestError(reference);
        double byRow = alone.largestError(reference);
        double batched = batched(explainer, rows).largestError(reference);
        // Then
        System.out.printf(
                "%d real rows, %d trees: largest error %.2e row by row, %.2e in batches, XGBoost %s %.2e%n",
                ROWS, ensemble.treeCount(), byRow, batched, xgboost.version(), byXgboost);
        assertThat(alone.otherMargins(theirs)).isZero();
        assertThat(byRow).isLessThanOrEqualTo(byXgboost);
        assertThat(batched).isLessThanOrEqualTo(2 * byXgboost);
    }

    /** What the model sees of the first applications, shape (ROWS, features). */
    static float[][] rows(Bundle bundle) {
        try (var table =
                ApplicationTable.open(ApplicationTable.labelledIn(TABLES), bundle.catalogue(), SubmissionTimes.USUAL)) {
            return StreamSupport.stream(table.spliterator(), false)
                    .limit(ROWS)
                    .map(application ->
                            bundle.decider().decide(application.row()).featureValues())
                    .toArray(float[][]::new);
        }
    }

    private static Answer rowByRow(Explainer explainer, float[][] rows) {
        int features = rows[0].length;
        var answer = new Answer(rows.length, features);
        var contributions = new float[features];
        for (int row = 0; row < rows.length; row++) {
            answer.margins[row] = explainer.explain(rows[row], contributions);
            System.arraycopy(contributions, 0, answer.contributions, row * features, features);
        }
        return answer;
    }

    /** The explainer parts them into batches. */
    private static Answer batched(Explainer explainer, float[][] rows) {
        int features = rows[0].length;
        var all = new float[rows.length * features];
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, all, row * features, features);
        }
        var answer = new Answer(rows.length, features);
        explainer.explain(all, answer.margins, answer.contributions);
        return answer;
    }

    private static Answer askXgboost(XgboostVersion version, Path bundle, int features, Path folder)
            throws IOException {
        Path written = folder.resolve("answer");
        Jvm.on(version.classPath())
                .run(
                        RealRowsByXgboost.class,
                        folder.resolve("xgboost.log"),
                        version.version(),
                        bundle.toString(),
                        written.toString());
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(written)))) {
            return Answer.readFrom(in, ROWS, features);
        }
    }
}
