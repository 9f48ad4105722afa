package scoreline.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @Test
    void it_signs_as_standard_webhooks_says() {
        // Given: what `openssl dgst -sha256 -mac HMAC` makes of the same key and text
        var key = SigningKey.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        // When
        var signature = key.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}");

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_SECRET!", "whsec_U0VDUkVU", "whsec_"})
    void what_is_no_key_is_refused_and_not_repeated(String written) {
        assertThatThrownBy(() -> SigningKey.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("MfKQ", "SECRET", "U0VD");
    }

    @Test
    void a_key_is_never_shown() {
        // Given
        var base64 = Base64.getEncoder().encodeToString(new byte[32]);

        // Then
        assertThat(SigningKey.parse("whsec_" + base64).toString()).doesNotContain(base64);
    }
}
