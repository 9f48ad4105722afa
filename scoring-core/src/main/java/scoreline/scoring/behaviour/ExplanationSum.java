package scoreline.scoring.behaviour;

/** Explanations added up in fixed point: any order and any grouping gives the same bits. One thread at a time. */
final class ExplanationSum {

    private final long[] contributions;
    private final long[] absolute;
    private long margin;
    private long rows;

    ExplanationSum(int features) {
        this.contributions = new long[features];
        this.absolute = new long[features];
    }

    int features() {
        return contributions.length;
    }

    /// @param from where the row's contributions begin
    void count(float margin, float[] contributions, int from) {
        rows++;
        this.margin += FixedPoint.units(margin);
        for (int f = 0; f < absolute.length; f++) {
            long units = FixedPoint.units(contributions[from + f]);
            this.contributions[f] += units;
            absolute[f] += Math.abs(units);
        }
    }

    void add(ExplanationSum other) {
        rows += other.rows;
        margin += other.margin;
        for (int f = 0; f < absolute.length; f++) {
            contributions[f] += other.contributions[f];
            absolute[f] += other.absolute[f];
        }
    }

    double meanMargin() {
        return FixedPoint.value(margin) / rows;
    }

    double mean(int feature) {
        return FixedPoint.value(contributions[feature]) / rows;
    }

    double meanAbsolute(int feature) {
        return FixedPoint.value(absolute[feature]) / rows;
    }
}
