package scoreline.benchmarks.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path model = directory.resolve("model.ubj");
        Ensemble ensemble = Ensemble.readXgboost(Files.readAllBytes(model));
        float[][] rows = rows(bundle);
        double[][] reference = new double[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            reference[row] = Lundberg.shapley(ensemble, rows[row]);
        }
        // When
        var xgboost = XgboostVersion.newest(ROOT.resolve("benchmarks").resolve("target"));
        double byXgboost = largestError(askXgboost(xgboost, model, rows, folder), reference);
        var explainer = new Explainer(ensemble);
        double byRow = largestError(rowByRow(explainer, rows), reference);
        double batched = largestError(batched(explainer, rows), reference);
        // Then
        System.out.printf(
                "%d real rows, %d trees: largest error %.2e row by row, %.2e in batches, XGBoost %s %.2e%n",
                ROWS, ensemble.treeCount(), byRow, batched, xgboost.version(), byXgboost);
        assertThat(byRow).isLessThanOrEqualTo(byXgboost);
        assertThat(batched).isLessThanOrEqualTo(2 * byXgboost);
    }

    /** What the model sees of the first applications, shape (ROWS, features). */
    private static float[][] rows(Bundle bundle) {
        try (var table =
                ApplicationTable.open(ApplicationTable.labelledIn(TABLES), bundle.catalogue(), SubmissionTimes.USUAL)) {
            return StreamSupport.stream(table.spliterator(), false)
                    .limit(ROWS)
                    .map(application ->
                            bundle.decider().decide(application.row()).featureValues())
                    .toArray(float[][]::new);
        }
    }

    private static float[][] rowByRow(Explainer explainer, float[][] rows) {
        var contributions = new float[rows.length][rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            explainer.explain(rows[row], contributions[row]);
        }
        return contributions;
    }

    private static float[][] batched(Explainer explainer, float[][] rows) {
        int features = rows[0].length;
        var contributions = new float[rows.length][features];
        var batch = new float[MeasuredRows.BATCH * features];
        var explained = new float[batch.length];
        for (int first = 0; first < rows.length; first += MeasuredRows.BATCH) {
            for (int i = 0; i < MeasuredRows.BATCH; i++) {
                System.arraycopy(rows[first + i], 0, batch, i * features, features);
            }
            explainer.explain(batch, new float[MeasuredRows.BATCH], explained);
            for (int i = 0; i < MeasuredRows.BATCH; i++) {
                System.arraycopy(explained, i * features, contributions[first + i], 0, features);
            }
        }
        return contributions;
    }

    private static float[][] askXgboost(XgboostVersion version, Path model, float[][] rows, Path folder)
            throws IOException {
        Path question = folder.resolve("rows");
        Path answer = folder.resolve("contributions");
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(question)))) {
            FloatRows.write(rows, out);
        }
        Jvm.on(version.classPath())
                .run(
                        RealRowsByXgboost.class,
                        folder.resolve("xgboost.log"),
                        version.version(),
                        model.toString(),
                        question.toString(),
                        answer.toString());
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(answer)))) {
            return FloatRows.read(in);
        }
    }

    private static double largestError(float[][] contributions, double[][] reference) {
        double largest = 0;
        for (int row = 0; row < reference.length; row++) {
            for (int f = 0; f < reference[row].length; f++) {
                largest = Math.max(largest, Math.abs(contributions[row][f] - reference[row][f]));
            }
        }
        return largest;
    }
}
