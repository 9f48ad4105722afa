package scoreline.benchmarks.explain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Asks a release of XGBoost for the contributions of given rows. */
final class RealRowsByXgboost {
    private RealRowsByXgboost() {}

    /** Arguments: the release, the model, the file with the rows, the file to write. */
    static void main(String[] arguments) throws IOException, XGBoostError {
        XgboostVersion.require(arguments[0]);
        var booster = XgboostAnswers.load(Files.readAllBytes(Path.of(arguments[1])));
        float[][] rows;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(arguments[2]))))) {
            rows = FloatRows.read(in);
        }
        var contributions = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            var matrix = new DMatrix(rows[row], 1, rows[row].length, Float.NaN);
            // The last of them is the bias.
            contributions[row] = Arrays.copyOf(booster.predictContrib(matrix, 0)[0], rows[row].length);
            matrix.dispose();
        }
        booster.dispose();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[3]))))) {
            FloatRows.write(contributions, out);
        }
    }
}
