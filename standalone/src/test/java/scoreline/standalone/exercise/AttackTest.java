package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AttackTest {
    @Test
    void in_an_address_each_stays_one_word() {
        assertThat(Attack.ALL)
                .extracting(Attack::written)
                .allSatisfy(written -> assertThat(written).matches("[\\x21-\\x7e]*"));
    }

    @Test
    void what_is_encoded_is_what_is_meant() {
        assertThat(URLDecoder.decode(Attack.encoded("../a b?ü'\r\n+%"), StandardCharsets.UTF_8))
                .isEqualTo("../a b?ü'\r\n+%");
    }

    @Test
    void no_two_have_one_name() {
        assertThat(Attack.ALL).extracting(Attack::name).doesNotHaveDuplicates();
    }
}
