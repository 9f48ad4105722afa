package scoreline.training.profile;

/** What a field's reader should know before using it. */
public enum Remark {
    /** More than 70 % of the applications do not have it. */
    MOSTLY_MISSING(30),
    /** At least 99.5 % of the applications that have it share one value. */
    ONE_VALUE(25),
    /** Applications without it default at another rate than those with it: by a fifth or more, and by more than chance. */
    MISSING_DIFFERS(20),
    /** Ranks the applications as another field does: a Spearman correlation of 0.98 or more, either way. */
    TWIN(15),
    /** More than 1 % of its values lie further out than three times the quartiles' distance. */
    FAR_OUT(10),
    /** More than 50 categories. */
    MANY_CATEGORIES(10),
    /** Numbers that stand for "not known" or "does not apply". */
    SENTINELS(10),
    /** Skewness beyond 3, either way. */
    SKEWED(5),
    /** Kept to check fairness, never scored. */
    PROTECTED(5);

    static final double MOSTLY = 0.7;
    static final double NEARLY_ALL = 0.995;
    static final double DIFFERS = 1.2;
    static final double DIFFERS_ERRORS = 4;
    static final double SAME_RANKS = 0.98;
    static final double FAR_OUT_SHARE = 0.01;
    static final long MOST_CATEGORIES = 50;
    static final double MOST_SKEW = 3;

    private final int weight;

    Remark(int weight) {
        this.weight = weight;
    }

    /** Orders fields by how much trouble they may make. */
    int weight() {
        return weight;
    }
}
