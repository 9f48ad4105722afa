package scoreline.benchmarks.explain;

import java.util.Map;
import scoreline.benchmarks.fork.Jvm;
import scoreline.scoring.explain.Lanes;

/**
 * Somebody who explains, one row or 64 at a time.
 *
 * @param program with the methods {@code row} and {@code batch}
 * @param parameters of the program, but for the model
 * @param rounds in which it takes part
 */
record Contestant(String who, boolean batched, Jvm jvm, Class<?> program, Map<String, String> parameters, int rounds) {
    Contestant {
        parameters = Map.copyOf(parameters);
    }

    static Contestant xgboost(XgboostVersion version, boolean batched, int rounds) {
        return new Contestant(
                "XGBoost " + version.version(),
                batched,
                Jvm.on(version.classPath()),
                XgboostExplains.class,
                Map.of("version", version.version()),
                rounds);
    }

    static Contestant scoreline(String who, Lanes lanes, boolean batched, int rounds) {
        return new Contestant(
                who, batched, Jvm.forScoreline(), ScorelineExplains.class, Map.of("lanes", lanes.name()), rounds);
    }

    String name() {
        return who + (batched ? ", " + MeasuredRows.BATCH + " at a time" : ", row by row");
    }

    boolean isScoreline() {
        return program == ScorelineExplains.class;
    }

    String method() {
        return batched ? "batch" : "row";
    }
}
