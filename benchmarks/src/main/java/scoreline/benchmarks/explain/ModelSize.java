package scoreline.benchmarks.explain;

import java.util.Locale;
import java.util.Map;

/** Models as lenders have them: small, usual, large. */
enum ModelSize {
    A(300, 4, 0.05, 0.1),
    B(500, 6, 0.05, 0.05),
    C(1_000, 8, 0.05, 0.1);

    final int trees;
    final int depth;

    /** Chosen, with the least hessian, for how full the trees become. */
    private final double learningRate;

    private final double leastHessian;

    ModelSize(int trees, int depth, double learningRate, double leastHessian) {
        this.trees = trees;
        this.depth = depth;
        this.learningRate = learningRate;
        this.leastHessian = leastHessian;
    }

    /** As XGBoost is told. */
    Map<String, Object> parameters() {
        return Map.of(
                "objective",
                "binary:logistic",
                "tree_method",
                "hist",
                "max_bin",
                256,
                "max_depth",
                depth,
                "eta",
                learningRate,
                "min_child_weight",
                leastHessian,
                "seed",
                1);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
