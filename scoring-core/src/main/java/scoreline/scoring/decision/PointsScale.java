package scoreline.scoring.decision;

/// Credit points: `points0 + pointsToDoubleOdds / ln 2 · ln(odds / odds0)`, rounded, kept within [min, max],
/// where odds are those of repaying, (1 − p) / p.
///
/// @param points0 points at odds0
/// @param odds0 odds of repaying, above 0
/// @param pointsToDoubleOdds points that double the odds, above 0
/// @param min fewest points
/// @param max most points
/// @see <a href="https://onlinelibrary.wiley.com/doi/book/10.1002/9781119201731">Siddiqi (2006), Credit Risk
///     Scorecards, ch. 6</a>
public record PointsScale(double points0, double odds0, double pointsToDoubleOdds, int min, int max) {

    /** 600 points at odds of 19 to 1, 50 more double the odds; 300 to 850. */
    public static final PointsScale USUAL = new PointsScale(600, 19, 50, 300, 850);

    public PointsScale {
        if (!Double.isFinite(points0)) {
            throw new IllegalArgumentException("scale.points0 must be finite, was " + points0);
        }
        if (!(odds0 > 0 && odds0 < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale.odds0 must be positive, was " + odds0);
        }
        if (!(pointsToDoubleOdds > 0 && pointsToDoubleOdds < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("scale.pointsToDoubleOdds must be positive, was " + pointsToDoubleOdds);
        }
        if (min >= max) {
            throw new IllegalArgumentException("scale.min must be below scale.max, was " + min + " against " + max);
        }
    }

    /// @param probability of default, in [0, 1]
    /// @return points, the more the better
    public int points(double probability) {
        double odds = (1 - probability) / probability;
        double points = points0 + pointsToDoubleOdds / StrictMath.log(2) * StrictMath.log(odds / odds0);
        return Math.clamp(Math.round(points), min, max);
    }
}
