package scoreline.monitor.performance;

import scoreline.scoring.bundle.Bundle;

/// A bundle whose decisions are held against what became of them.
///
/// @param sha256 of its manifest, lower-case hex
/// @param costRatio what granting a loan that defaults costs, over what refusing one that would be repaid costs
public record Lender(String name, String version, String sha256, double costRatio) {
    public static Lender of(Bundle bundle) {
        return new Lender(
                bundle.name(),
                bundle.version(),
                bundle.sha256(),
                bundle.policy().costRatio());
    }
}
