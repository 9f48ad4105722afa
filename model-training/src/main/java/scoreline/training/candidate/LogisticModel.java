package scoreline.training.candidate;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import scoreline.training.boosting.LabelledRows;

/// liblinear's logistic regression: a trust-region Newton method, so that no seed plays a part.
///
/// @param weights of the columns, then the constant
/// @see <a href="https://www.jmlr.org/papers/v9/lin08b.html">Lin, Weng and Keerthi (2008)</a>
@SuppressWarnings("ArrayRecordComponent") // never compared
record LogisticModel(double[] weights) implements Learner.Learned {

    private static final double TOLERANCE = 0.01;
    private static final int DEFAULT = 1;

    static LogisticModel learn(LabelledRows rows, double c) {
        var problem = new Problem();
        problem.l = rows.size();
        problem.n = rows.width() + 1;
        problem.bias = 1;
        problem.x = new Feature[rows.size()][];
        problem.y = new double[rows.size()];
        double weight = 1;
        for (int row = 0; row < rows.size(); row++) {
            problem.x[row] = nodes(rows, row);
            problem.y[row] = rows.isDefault(row) ? DEFAULT : 0;
            weight = Math.max(weight, rows.weights()[row]);
        }
        var parameter = new Parameter(SolverType.L2R_LR, c, TOLERANCE);
        parameter.setWeights(new double[] {weight}, new int[] {DEFAULT});
        Model model;
        Linear.disableDebugOutput();
        model = Linear.train(problem, parameter);
        double[] found = model.getFeatureWeights();
        int sign = model.getLabels()[0] == DEFAULT ? 1 : -1;
        var weights = new double[problem.n];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sign * found[i];
        }
        return new LogisticModel(weights);
    }

    /** Zeros are left out. */
    private static Feature[] nodes(LabelledRows rows, int row) {
        List<Feature> nodes = new ArrayList<>(rows.width() + 1);
        for (int column = 0; column < rows.width(); column++) {
            float value = rows.features()[row * rows.width() + column];
            if (value != 0) {
                nodes.add(new FeatureNode(column + 1, value));
            }
        }
        nodes.add(new FeatureNode(rows.width() + 1, 1));
        return nodes.toArray(Feature[]::new);
    }

    @Override
    public double[] margins(LabelledRows rows) {
        var margins = new double[rows.size()];
        for (int row = 0; row < margins.length; row++) {
            double sum = weights[rows.width()];
            for (int column = 0; column < rows.width(); column++) {
                sum += weights[column] * rows.features()[row * rows.width() + column];
            }
            margins[row] = sum;
        }
        return margins;
    }

    @Override
    public long bytes() {
        return (long) weights.length * Double.BYTES;
    }
}
