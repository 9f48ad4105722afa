package scoreline.standalone.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.scoring.decision.Policy;
import scoreline.training.business.Money;
import scoreline.training.business.ReviewBand;
import scoreline.training.business.Sensitivity;
import scoreline.training.experiment.Metrics;

/** What decisions cost, in a few lines. */
record BusinessReport(Metrics metrics, Policy policy) {

    String lines() {
        List<Sensitivity> ratios = metrics.sensitivity();
        return Stream.of(ratio(ratios.getFirst()), ratio(ratios.getLast()), money(), review())
                .collect(Collectors.joining());
    }

    private String ratio(Sensitivity other) {
        return String.format(
                Locale.ROOT,
                "Ratio %-4.0f refuse from %.4f, approving %.1f %%; keeping %.4f would cost %.4f more per application%n",
                other.costRatio(),
                other.threshold(),
                100 * other.approvalRate(),
                metrics.threshold(),
                other.regret());
    }

    private String money() {
        Money money = metrics.money();
        return money == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        """
                        Money      %,.0f lost per application there; at best %,.0f, from %.4f on; %,.0f approving all, %,.0f refusing all
                                   (if a default loses %.1f %% of the amount and a repayment earns %.1f %%; %,d rows without amount)
                        """,
                        money.inForce().perApplication(),
                        money.best().perApplication(),
                        money.best().threshold(),
                        money.approvingAll().perApplication(),
                        money.refusingAll().perApplication(),
                        100 * money.lossGivenDefault(),
                        100 * money.interestMargin(),
                        money.withoutAmount());
    }

    private String review() {
        return metrics.reviewBands().stream()
                .filter(band -> band.reviewedShare() > 0)
                .filter(band -> band.from() == policy.reviewFrom() && band.to() == policy.threshold())
                .findFirst()
                .map(BusinessReport::review)
                .orElse("");
    }

    private static String review(ReviewBand band) {
        return String.format(
                Locale.ROOT,
                "Review     from %.4f to %.4f: %.1f %% of applications, a review worth at most %.3f%n",
                band.from(),
                band.to(),
                100 * band.reviewedShare(),
                band.worth().getFirst().savedPerReview());
    }
}
