package scoreline.training.imbalance;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.training.boosting.LabelledRows;

/** A way to make as much of the defaults, which are few, as of the repayments. */
public enum Imbalance {
    /** Nothing: probabilities stay what they are. */
    NONE("as they are") {
        @Override
        LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random) {
            return rows;
        }
    },
    /** Defaults weigh as much as repayments do together. */
    CLASS_WEIGHT("class weights") {
        @Override
        LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random) {
            var weights = new float[rows.size()];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = rows.isDefault(row) ? (float) repayments.length / defaults.length : 1;
            }
            return new LabelledRows(rows.features(), rows.width(), rows.targets(), weights);
        }
    },
    /** As many repayments as there are defaults, drawn once each. */
    UNDER_SAMPLING("under-sampling") {
        @Override
        LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random) {
            int[] drawn = repayments.clone();
            for (int i = 0; i < defaults.length; i++) {
                int j = i + random.nextInt(drawn.length - i);
                int swapped = drawn[i];
                drawn[i] = drawn[j];
                drawn[j] = swapped;
            }
            return rows.select(IntStream.concat(IntStream.of(defaults), Arrays.stream(drawn, 0, defaults.length))
                    .sorted()
                    .toArray());
        }
    },
    /** As many defaults as there are repayments, drawn again and again. */
    OVER_SAMPLING("over-sampling") {
        @Override
        LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random) {
            var copies = IntStream.range(0, repayments.length - defaults.length)
                    .map(_ -> defaults[random.nextInt(defaults.length)]);
            return rows.select(
                    IntStream.concat(IntStream.range(0, rows.size()), copies).toArray());
        }
    },
    /** As many defaults as there are repayments, made up between neighbouring ones. */
    SMOTE("SMOTE") {
        @Override
        LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random) {
            return new Smote(rows, defaults).with(repayments.length - defaults.length, random);
        }
    };

    private final String title;

    Imbalance(String title) {
        this.title = title;
    }

    /** As people call it. */
    public String title() {
        return title;
    }

    /// What a model learns from instead of its rows.
    ///
    /// @param seen rows that a model may see, all of weight 1, with more repayments than defaults
    /// @return depends on the arguments only
    public LabelledRows of(LabelledRows seen, long seed) {
        int[] defaults = IntStream.range(0, seen.size()).filter(seen::isDefault).toArray();
        int[] repayments = IntStream.range(0, seen.size())
                .filter(row -> !seen.isDefault(row))
                .toArray();
        boolean needed = defaults.length > 0 && defaults.length < repayments.length;
        return needed ? balanced(seen, defaults, repayments, new SplittableRandom(seed)) : seen;
    }

    abstract LabelledRows balanced(LabelledRows rows, int[] defaults, int[] repayments, SplittableRandom random);
}
