package scoreline.scoring.tree;

/// How the leaves that a row reaches become its margin. Of one model it is what XGBoost does, base margin first, then
/// leaf
/// by leaf, in float; models of a team are summed so one by one, and their sums added in double.
///
/// @param from by model, the first of its trees; one more than there are models, the last being the number of trees
/// @param base by model, its part of the margin before any tree, in log-odds
@SuppressWarnings("ArrayRecordComponent") // never compared
public record MarginSum(int[] from, float[] base) {

    static MarginSum ofOne(int trees, float base) {
        return new MarginSum(new int[] {0, trees}, new float[] {base});
    }

    /// The margin, in log-odds.
    ///
    /// @param leaves by tree, the first at `at`, the next `stride` further on
    public float of(float[] leaves, int at, int stride) {
        double margin = -0.0; // to which even a sum of -0 is added without a change of its bits
        for (int model = 0; model < base.length; model++) {
            float sum = base[model];
            for (int tree = from[model]; tree < from[model + 1]; tree++) {
                sum += leaves[at + tree * stride];
            }
            margin += sum;
        }
        return (float) margin;
    }

    /** The margin before any tree. */
    float ofNoTree() {
        double margin = -0.0;
        for (float each : base) {
            margin += each;
        }
        return (float) margin;
    }
}
