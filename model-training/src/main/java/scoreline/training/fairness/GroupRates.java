package scoreline.training.fairness;

import org.jspecify.annotations.Nullable;

/// How a group of people is decided and what became of them. Refusing is the test's positive answer, a default
/// its positive case.
///
/// @param approved share approved
/// @param truePositiveRate share of its defaults that are refused; null where there is none
/// @param falsePositiveRate share of its repayments that are refused; null where there is none
/// @param precisionOfRefusal share of its refused that default; null where nobody is refused
/// @param meanProbability of default, as predicted
/// @param defaultRate that came true
/// @param calibrationZ how many standard errors more defaulted than predicted: `(Σ y − Σ p) / √(Σ p(1 − p))`; 0
///     where nothing could vary
public record GroupRates(
        double approved,
        @Nullable Double truePositiveRate,
        @Nullable Double falsePositiveRate,
        @Nullable Double precisionOfRefusal,
        double meanProbability,
        double defaultRate,
        double calibrationZ) {

    /// @param rows at least one
    static GroupRates of(Decided decided, int[] rows) {
        long defaults = 0;
        long refused = 0;
        long refusedDefaults = 0;
        double predicted = 0;
        double variance = 0;
        for (int row : rows) {
            int target = decided.targets()[row];
            double p = decided.probabilities()[row];
            defaults += target;
            predicted += p;
            variance += p * (1 - p);
            if (!decided.approved(row)) {
                refused++;
                refusedDefaults += target;
            }
        }
        long repayments = rows.length - defaults;
        return new GroupRates(
                (rows.length - refused) / (double) rows.length,
                share(refusedDefaults, defaults),
                share(refused - refusedDefaults, repayments),
                share(refusedDefaults, refused),
                predicted / rows.length,
                defaults / (double) rows.length,
                variance > 0 ? (defaults - predicted) / Math.sqrt(variance) : 0);
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : part / (double) whole;
    }
}
