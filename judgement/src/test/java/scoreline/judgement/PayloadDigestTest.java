package scoreline.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PayloadDigestTest {
    private static final byte[] PAYLOAD = {4, 5, 6};

    @Test
    void a_payload_reads_alike_in_either_framing() {
        // Given
        var singleObject = ByteBuffer.allocate(13)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(42)
                .put(PAYLOAD)
                .array();
        var confluent =
                ByteBuffer.allocate(8).put((byte) 0).putInt(7).put(PAYLOAD).array();

        // Then
        assertThat(PayloadDigest.of(singleObject)).hasSize(16).isEqualTo(PayloadDigest.of(confluent));
    }

    @Test
    void another_payload_reads_otherwise() {
        // Given
        var one = new byte[] {0, 0, 0, 0, 7, 1};
        var other = new byte[] {0, 0, 0, 0, 7, 2};

        // Then
        assertThat(PayloadDigest.of(one)).isNotEqualTo(PayloadDigest.of(other));
    }
}
