package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.exercise.ScorersUnderLoad.Shape;

/** Several processes of a service on the same topics: one is killed, all are started anew, and how much more they do than one. */
final class ElasticCampaign {
    private static final int KILLS = 5;
    private static final int STARTS_ANEW = 3;
    private static final int MONITOR_RUNS = 3;
    private static final int WAITING = 200_000;
    private static final int ROUNDS = 3;

    private static final List<Shape> SHAPES = List.of(
            new Shape("One process", 1, Map.of()),
            new Shape("One process of two threads", 1, Map.of("scorer.threads", "2")),
            new Shape("Two processes", 2, Map.of()),
            new Shape("Two processes without copies", 2, Map.of("scorer.kafka.num.standby.replicas", "0")));

    private ElasticCampaign() {}

    static void run(boolean quick, PrintWriter out) throws Exception {
        try (var scratch = Scratch.of("elastic")) {
            var source = Scratch.bundle(out);
            // The quick form has others beside it, so that its silences are told and judged by the whole one.
            var allowed = quick ? AllowedSilence.BESIDE_OTHERS : AllowedSilence.ALONE;
            TwoScorers.run(
                    scratch.folder().resolve("scorers"),
                    source,
                    quick ? 1 : KILLS,
                    quick ? 1 : STARTS_ANEW,
                    allowed,
                    out);
            monitors(scratch.folder(), quick, allowed, out);
            if (!quick) {
                ScorersUnderLoad.run(scratch.folder().resolve("load"), source, WAITING, ROUNDS, SHAPES, out);
            }
        }
    }

    private static void monitors(Path folder, boolean quick, AllowedSilence allowed, PrintWriter out) throws Exception {
        var directory = MadeUpTable.bundleIn(folder);
        var bundle = Bundle.load(directory);
        for (long seed = 1; seed <= (quick ? 1 : MONITOR_RUNS); seed++) {
            try (var scratch = new Scratch(folder.resolve("monitors-" + seed))) {
                out.println(TwoMonitors.run(scratch.folder(), directory, bundle, !quick, allowed, seed));
            }
        }
    }
}
