package scoreline.monitor.population;

import java.util.Optional;
import java.util.regex.Pattern;
import scoreline.drift.verdict.Baseline;
import scoreline.scoring.bundle.Bundle;

/// A bundle whose decisions are watched.
///
/// @param sha256 of its manifest, lower-case hex
/// @param baseline its population in training
/// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid costs
public record WatchedBundle(
        String name, String version, String sha256, Baseline baseline, double costRatio, Optional<Segments> segments) {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public WatchedBundle {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("the SHA-256 of bundle " + name + " is none: " + sha256);
        }
    }

    /** A bundle and, where it has them, its parts. */
    public static WatchedBundle of(Bundle bundle) {
        return new WatchedBundle(
                bundle.name(),
                bundle.version(),
                bundle.sha256(),
                Baseline.of(bundle),
                bundle.policy().costRatio(),
                bundle.segments().map(known -> Segments.of(bundle.catalogue(), known)));
    }
}
