package scoreline.monitor.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"hooks.example/TOKEN", "ftp://hooks.example/TOKEN", "https://user:TOKEN@hooks.example/", "TO KEN"
            })
    void what_nothing_can_be_sent_to_is_refused_and_not_repeated(String written) {
        assertThatThrownBy(() -> Endpoint.address(written))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("TOKEN", "KEN");
    }

    @Test
    void of_an_address_only_the_host_is_shown() {
        // Given
        var address = Endpoint.address("https://hooks.example/services/TOKEN");

        // Then
        assertThat(new Endpoint(address, Form.SLACK, Optional.empty())).hasToString("SLACK at hooks.example");
    }
}
