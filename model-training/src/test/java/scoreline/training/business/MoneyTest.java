package scoreline.training.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Stakes STAKES = new Stakes(10, 0.6, 0.08);

    @Test
    void a_default_approved_loses_its_share_and_a_good_applicant_refused_the_margin() {
        // Given: refusing from 0.2 approves a default of 1,000 and refuses a repayment of 4,000
        double[] probabilities = {0.1, 0.15, 0.3, 0.4, 0.05};
        int[] targets = {1, 0, 0, 1, 1};
        double[] amounts = {1_000, 2_000, 4_000, 8_000, Double.NaN};
        // When
        Money money = money(probabilities, targets, amounts, 0.2);
        // Then
        assertThat(money.rows()).isEqualTo(4);
        assertThat(money.withoutAmount()).isEqualTo(1);
        assertThat(money.inForce()).isEqualTo(new Money.Lost(0.2, 0.5, 600, 320, 920, 230));
        assertThat(money.approvingAll()).isEqualTo(new Money.Lost(null, 1, 5_400, 0, 5_400, 1_350));
        assertThat(money.refusingAll()).isEqualTo(new Money.Lost(null, 0, 0, 480, 480, 120));
        assertThat(money.thresholdInTheory()).isCloseTo(0.08 / 0.68, within(1e-15));
    }

    @RepeatedTest(50)
    void no_threshold_loses_less_than_the_best(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var applicants = Applicants.drawn(300, random);
        // When
        Money money = money(applicants.probabilities(), applicants.targets(), applicants.amounts(), 0.1);
        // Then
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= 400; i++) {
            least = Math.min(least, lost(applicants, i / 400.0));
        }
        assertThat(money.best().total()).isCloseTo(least, within(1e-6));
        assertThat(money.best().total()).isCloseTo(lost(applicants, threshold(money.best())), within(1e-6));
        assertThat(money.inForce().total()).isCloseTo(lost(applicants, 0.1), within(1e-6));
        assertThat(money.rows() + money.withoutAmount()).isEqualTo(300);
        assertThat(money.withoutAmount())
                .isEqualTo(Arrays.stream(applicants.amounts())
                        .filter(Double::isNaN)
                        .count());
        assertThat(money.inForce().perApplication()).isEqualTo(money.inForce().total() / money.rows());
    }

    @Test
    void without_any_amount_there_is_no_money() {
        // Given
        double[] unknown = {Double.NaN, -1};
        // When
        var score = BusinessScore.of(new double[] {0.1, 0.2}, new int[] {0, 1}, Optional.of(unknown), STAKES, 0.15, 0);
        // Then
        assertThat(score.money()).isNull();
    }

    private static Money money(double[] probabilities, int[] targets, double[] amounts, double threshold) {
        var score = BusinessScore.of(probabilities, targets, Optional.of(amounts), STAKES, threshold, 0);
        return Objects.requireNonNull(score.money());
    }

    private static double threshold(Money.Lost lost) {
        return Objects.requireNonNull(lost.threshold());
    }

    private static double lost(Applicants applicants, double threshold) {
        double lost = 0;
        for (int i = 0; i < applicants.targets().length; i++) {
            double amount = applicants.amounts()[i];
            if (Double.isNaN(amount)) {
                continue;
            }
            boolean refused = applicants.probabilities()[i] >= threshold;
            boolean defaulted = applicants.targets()[i] == 1;
            if (defaulted && !refused) {
                lost += 0.6 * amount;
            } else if (!defaulted && refused) {
                lost += 0.08 * amount;
            }
        }
        return lost;
    }
}
