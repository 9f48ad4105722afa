package scoreline.drift.parity;

/** The tests among which Evidently chooses, under the names it prints, with the threshold each has by default. */
public enum Method {
    KOLMOGOROV_SMIRNOV("K-S p_value", 0.05),
    CHI_SQUARE("chi-square p_value", 0.05),
    Z("Z-test p_value", 0.05),
    WASSERSTEIN("Wasserstein distance (normed)", 0.1),
    JENSEN_SHANNON("Jensen-Shannon distance", 0.1),
    /** Never chosen by default; told beside what was. */
    PSI("PSI", 0.1);

    private final String title;
    private final double threshold;

    Method(String title, double threshold) {
        this.title = title;
        this.threshold = threshold;
    }

    public String title() {
        return title;
    }

    public double threshold() {
        return threshold;
    }

    /** Whether its score is the chance of what was seen, rather than a distance. */
    public boolean isProbability() {
        return this == KOLMOGOROV_SMIRNOV || this == CHI_SQUARE || this == Z;
    }

    /** Whether Evidently calls such a score drift. */
    boolean isDrift(double score) {
        return switch (this) {
            case KOLMOGOROV_SMIRNOV -> score <= threshold;
            case CHI_SQUARE, Z -> score < threshold;
            case WASSERSTEIN, JENSEN_SHANNON, PSI -> score >= threshold;
        };
    }
}
