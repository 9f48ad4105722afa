package scoreline.drift.verdict;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Text;

/// What is found of one window by itself; [Track] follows windows over time.
///
/// @param needed rows that a window must have for anything to be said of it; `Long.MAX_VALUE` where none is enough,
///     0 without rows
/// @param detectable the shift of one feature that a window of this size shows in four of five cases, in standard
/// deviations;
///     infinite without rows
/// @param features in the catalogue's order; empty without rows
/// @param score empty where nothing was decided
/// @param decisions empty where nothing was decided or the baseline knows no outcomes
/// @param togetherness empty without rows or where the baseline follows no pairs
/// @param attribution empty where nothing was decided or the baseline knows no contributions
public record Judgement(
        long rows,
        Verdict verdict,
        long needed,
        double detectable,
        List<Finding> features,
        Optional<Finding> score,
        Optional<Finding> decisions,
        Optional<Togetherness> togetherness,
        Optional<Attribution> attribution) {
    public Judgement {
        features = List.copyOf(features);
    }

    /** What has cells: features, then score, then decisions. */
    public Stream<Finding> findings() {
        return Stream.of(features.stream(), score.stream(), decisions.stream()).flatMap(found -> found);
    }

    /** All that was looked at, in one order. */
    public Stream<Followed> followed() {
        return Stream.concat(findings(), togetherness.stream());
    }

    /** The window as a whole, in plain words. */
    public Text sentence() {
        if (rows == 0) {
            return Wording.noRows();
        }
        return verdict == Verdict.INSUFFICIENT_DATA
                ? Wording.tooFew(rows, needed, detectable)
                : Wording.window(rows, features, detectable);
    }

    /** What is said of one of the findings by itself. */
    public Verdict verdict(Finding found) {
        return verdict == Verdict.INSUFFICIENT_DATA ? verdict : Verdict.of(found.severity());
    }

    /** Share of the features that moved, 0 to 1. */
    public double share() {
        return features.isEmpty()
                ? 0
                : (double) features.stream()
                                .filter(feature -> feature.severity() != Severity.NONE)
                                .count()
                        / features.size();
    }
}
