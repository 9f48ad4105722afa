package scoreline.training.imbalance;

import scoreline.training.boosting.LabelledRows;

/** Features of mean 0 and standard deviation 1 over the chosen rows; missing stands for the mean. */
final class Standardised {

    private Standardised() {}

    /// @return shape (chosen, width)
    static float[][] of(LabelledRows rows, int[] chosen) {
        int width = rows.width();
        var points = new float[chosen.length][width];
        for (int feature = 0; feature < width; feature++) {
            double mean = 0;
            double squares = 0;
            int present = 0;
            for (int row : chosen) {
                float value = rows.features()[row * width + feature];
                if (!Float.isNaN(value)) {
                    present++;
                    double delta = value - mean;
                    mean += delta / present;
                    squares += delta * (value - mean);
                }
            }
            double deviation = present == 0 ? 0 : Math.sqrt(squares / present);
            for (int i = 0; i < chosen.length && deviation > 0; i++) {
                float value = rows.features()[chosen[i] * width + feature];
                points[i][feature] = Float.isNaN(value) ? 0 : (float) ((value - mean) / deviation);
            }
        }
        return points;
    }
}
