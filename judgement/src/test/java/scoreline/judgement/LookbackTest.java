package scoreline.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static scoreline.judgement.MadeUp.NOW;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.admission.Admission.Admitted;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Velocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;

class LookbackTest {
    private static final Admitted APPLICATION = new Admitted("a-1", "p-1", NOW, new Row(new double[1], new String[1]));
    private static final byte[] DIGEST = PayloadDigest.of(new byte[20]);

    private static byte[] remembered(Duration before, DecisionOutcome outcome) {
        return Lookback.remembered(
                DIGEST,
                CreditDecision.newBuilder(MadeUp.decision(APPLICATION, null, NOW))
                        .setSubmittedAt(NOW.minus(before))
                        .setOutcome(outcome)
                        .build());
    }

    @ParameterizedTest
    @EnumSource
    void an_application_is_remembered_by_time_and_outcome_in_25_bytes(DecisionOutcome outcome) {
        // Given
        var remembered = remembered(Duration.ofMinutes(5), outcome);
        var lookback = new Lookback(APPLICATION, DIGEST);
        // When
        lookback.see(false, remembered);
        // Then
        int refusals = outcome == DecisionOutcome.REFUSE ? 1 : 0;
        assertThat(remembered).hasSize(25);
        assertThat(lookback.before())
                .isEqualTo(new Before.Never(new Velocity(1, 1, 1, refusals, Optional.of(Duration.ofMinutes(5)))));
    }

    @Test
    void itself_it_knows_by_the_digest() {
        // Given
        var same = new Lookback(APPLICATION, DIGEST);
        var different = new Lookback(APPLICATION, PayloadDigest.of(new byte[21]));
        // When
        same.see(true, remembered(Duration.ZERO, DecisionOutcome.APPROVE));
        different.see(true, remembered(Duration.ZERO, DecisionOutcome.APPROVE));
        // Then
        assertThat(same.before()).isEqualTo(new Before.Same());
        assertThat(different.before()).isEqualTo(new Before.Different());
    }

    @Test
    void what_is_remembered_in_another_form_is_said_and_not_guessed_at() {
        // Given
        var lookback = new Lookback(APPLICATION, DIGEST);
        var unknown = remembered(Duration.ZERO, DecisionOutcome.APPROVE);
        unknown[24] = 7;
        // When / Then
        assertThatThrownBy(() -> lookback.see(true, DIGEST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a decided application is remembered in 25 bytes, not in 16: reset the application");
        assertThatThrownBy(() -> lookback.see(false, Arrays.copyOf(unknown, 26)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not in 26");
        assertThatThrownBy(() -> lookback.see(false, unknown))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("7");
    }
}
