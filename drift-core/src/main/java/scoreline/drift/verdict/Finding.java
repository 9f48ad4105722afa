package scoreline.drift.verdict;

import java.util.Optional;
import scoreline.drift.statistic.JensenShannon;
import scoreline.drift.statistic.LargestGap;
import scoreline.drift.statistic.Stability;
import scoreline.scoring.catalogue.Text;

/// What is found of one thing: a feature, the score, or the decisions.
///
/// @param name of the feature; `probability_of_default`; `decisions`
/// @param rows of the window that tell of it
/// @param p the chance of as large a difference where nothing changed, over all its signals
/// @param adjustedP the same, given how many things are looked at
/// @param stability index over all its cells
/// @param critical what the index reaches by chance in one window of twenty
/// @param rates empty for the score and the decisions
/// @param impact empty where nothing is known of contributions, and for the decisions
/// @param sentence what moved, by how much, and whether it matters, in plain words
public record Finding(
        String name,
        Text label,
        Severity severity,
        long rows,
        double p,
        double adjustedP,
        Stability stability,
        double critical,
        JensenShannon jensenShannon,
        LargestGap largestGap,
        Shape shape,
        Optional<Rates> rates,
        Optional<Impact> impact,
        Text sentence)
        implements Followed {

    /// How far it went: the index without what chance makes of it, nats. A shift of δ standard deviations is
    /// about δ².
    @Override
    public double effect() {
        return stability.debiased();
    }
}
