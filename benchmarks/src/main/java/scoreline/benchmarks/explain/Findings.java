package scoreline.benchmarks.explain;

import java.util.List;
import scoreline.benchmarks.fork.Series;
import scoreline.scoring.explain.Lanes;

/**
 * What was found out about one model.
 *
 * @param fileBytes of the model as XGBoost writes it
 * @param memory of our own form of it, in bytes
 * @param lanes that this machine has
 * @param checkedRows whose contributions were compared
 * @param otherContributions of ours, over all lanes and both ways, with other bits than those of a usual row by itself
 * @param lines the first is what all are compared with, the first of ours are those on the usual lanes
 */
record Findings(
        ModelSize size,
        Shape shape,
        long fileBytes,
        long memory,
        Loading loading,
        List<Lanes> lanes,
        int checkedRows,
        long otherContributions,
        List<Line> lines) {
    Findings {
        lanes = List.copyOf(lanes);
        lines = List.copyOf(lines);
    }

    /**
     * How one contestant did.
     *
     * @param largestError of a contribution, in log-odds
     * @param otherMargins whose bits are not those of the newest XGBoost
     */
    record Line(Contestant contestant, Series series, double largestError, long otherMargins) {}

    /** Ours on the usual lanes. */
    Line ours(boolean batched) {
        return lines.stream()
                .filter(line ->
                        line.contestant().isScoreline() && line.contestant().batched() == batched)
                .findFirst()
                .orElseThrow();
    }
}
