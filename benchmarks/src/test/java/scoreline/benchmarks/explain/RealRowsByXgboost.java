package scoreline.benchmarks.explain;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import scoreline.scoring.bundle.Bundle;

/** Asks a release of XGBoost about real rows. */
final class RealRowsByXgboost {
    private RealRowsByXgboost() {}

    /** Arguments: the release, the bundle, the file to write. */
    static void main(String[] arguments) throws IOException, XGBoostError {
        XgboostVersion.require(arguments[0]);
        Path bundle = Path.of(arguments[1]);
        float[][] rows = RealModelTest.rows(Bundle.load(bundle));
        int features = rows[0].length;
        var booster = XgboostAnswers.load(Files.readAllBytes(bundle.resolve("model.ubj")));
        var answer = new Answer(rows.length, features);
        for (int row = 0; row < rows.length; row++) {
            var matrix = new DMatrix(rows[row], 1, features, Float.NaN);
            answer.margins[row] = booster.predict(matrix, true)[0][0];
            System.arraycopy(booster.predictContrib(matrix, 0)[0], 0, answer.contributions, row * features, features);
            matrix.dispose();
        }
        booster.dispose();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2]))))) {
            answer.writeTo(out);
        }
    }
}
