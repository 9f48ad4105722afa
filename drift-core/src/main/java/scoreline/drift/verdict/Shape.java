package scoreline.drift.verdict;

import scoreline.drift.statistic.ChiSquare;
import scoreline.drift.statistic.CramerVonMises;
import scoreline.drift.statistic.KolmogorovSmirnov;
import scoreline.drift.statistic.Wasserstein;

/** How the values that are there lie, missing ones and sentinels apart. */
public sealed interface Shape {

    /** The chance of as large a difference where nothing changed. */
    double p();

    /// Numbers.
    ///
    /// @param p of Cramér and von Mises; Fisher's where nearly all rows share one cell
    /// @param referenceMean the feature's unit, by cells, the outermost ones winsorised
    /// @param liveMean the same of the window
    record Ordered(
            double p,
            CramerVonMises cramerVonMises,
            KolmogorovSmirnov kolmogorovSmirnov,
            Wasserstein wasserstein,
            double referenceMean,
            double liveMean)
            implements Shape {}

    /// Categories.
    ///
    /// @param p of χ², sparse ones merged; Fisher's where nearly all rows share one
    record Unordered(double p, ChiSquare chiSquare) implements Shape {}

    /** One of the two populations has no value at all, or the reference has but one cell. */
    record Untold() implements Shape {
        @Override
        public double p() {
            return 1;
        }
    }
}
