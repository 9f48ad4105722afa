package scoreline.training.candidate;

import java.util.Arrays;
import scoreline.training.boosting.LabelledRows;

/** The log-odds of default among all. */
record PriorModel(double margin) implements Learner.Learned {

    static PriorModel learn(LabelledRows rows) {
        double defaults = 0;
        double all = 0;
        for (int row = 0; row < rows.size(); row++) {
            defaults += rows.isDefault(row) ? rows.weights()[row] : 0;
            all += rows.weights()[row];
        }
        return new PriorModel(Math.log(defaults / (all - defaults)));
    }

    @Override
    public double[] margins(LabelledRows rows) {
        var margins = new double[rows.size()];
        Arrays.fill(margins, margin);
        return margins;
    }

    @Override
    public long bytes() {
        return Double.BYTES;
    }
}
