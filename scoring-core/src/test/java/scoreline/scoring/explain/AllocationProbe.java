package scoreline.scoring.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import scoreline.scoring.tree.Boosted;
import scoreline.scoring.tree.Ensemble;

/** What explaining allocates once it is compiled, in a JVM that does nothing else, as the scorer's does. */
final class AllocationProbe {
    static final String NOTHING = "0 bytes alone, 0 together";

    private static final long PATIENCE_MILLIS = 30_000;

    private AllocationProbe() {}

    /** Bytes for 400 rows alone and 640 together. */
    static String inItsOwnJvm(int depth) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent"))
                .toList());
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                AllocationProbe.class.getName(),
                Integer.toString(depth)));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getInputStream()) {
            var lines = new String(out.readAllBytes(), UTF_8).strip().lines().toList();
            return lines.isEmpty() ? "nothing said, exit code " + process.waitFor() : lines.getLast();
        }
    }

    static void main(String[] depth) {
        var model = Boosted.train(32, 400, 120, Map.of("max_depth", Integer.valueOf(depth[0]), "min_child_weight", 0));
        var explainer = new Explainer(Ensemble.readXgboost(model.ubj()));
        int n = Boosted.FEATURES;
        float[] contributions = new float[n];
        float[] rows = new float[64 * n];
        for (int i = 0; i < 64; i++) {
            System.arraycopy(model.rows()[i], 0, rows, i * n, n);
        }
        float[] margins = new float[64];
        float[] many = new float[64 * n];
        long alone = leastAllocated(() -> {
            for (float[] row : model.rows()) {
                explainer.explain(row, contributions);
            }
        });
        long together = leastAllocated(() -> {
            for (int i = 0; i < 10; i++) {
                explainer.explain(rows, margins, many);
            }
        });
        System.out.println(alone + " bytes alone, " + together + " together");
    }

    /** In bytes, by this thread, until nothing is allocated any more or patience ends. */
    private static long leastAllocated(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        long least = Long.MAX_VALUE;
        threads.getCurrentThreadAllocatedBytes();
        while (least > 0 && System.currentTimeMillis() < end) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
