package scoreline.benchmarks.explain;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import scoreline.benchmarks.fork.Jvm;

/** Asks XGBoost, whichever version is first on the class path, about the first measured rows. */
final class XgboostAnswers {
    private XgboostAnswers() {}

    /** Arguments: the model, how many rows, the file to write. */
    static void main(String[] arguments) throws IOException, XGBoostError {
        var booster = load(Files.readAllBytes(Path.of(arguments[0])));
        var answer = new Answer(Integer.parseInt(arguments[1]));
        var rows = new MeasuredRows(1);
        for (int row = 0; row < answer.margins.length; row++) {
            var matrix = new DMatrix(rows.next(), 1, MadeUpRows.FEATURES, Float.NaN);
            answer.margins[row] = booster.predict(matrix, true)[0][0];
            float[] contributions = booster.predictContrib(matrix, 0)[0];
            int at = row * MadeUpRows.FEATURES;
            System.arraycopy(contributions, 0, answer.contributions, at, MadeUpRows.FEATURES);
            matrix.dispose();
        }
        booster.dispose();
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2]))))) {
            answer.writeTo(out);
        }
    }

    /** For one thread, which the caller frees. */
    static Booster load(byte[] ubj) throws IOException, XGBoostError {
        var booster = XGBoost.loadModel(ubj);
        booster.setParam("nthread", 1);
        return booster;
    }

    static Answer ask(XgboostVersion version, Path model, int rows, Path scratch, Path log) throws IOException {
        Jvm.on(version.classPath())
                .run(XgboostAnswers.class, log, model.toString(), Integer.toString(rows), scratch.toString());
        try (var in = new DataInputStream(Files.newInputStream(scratch))) {
            return Answer.readFrom(in, rows);
        }
    }
}
