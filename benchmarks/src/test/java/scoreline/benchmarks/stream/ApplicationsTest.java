package scoreline.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

class ApplicationsTest {
    @TempDir
    Path scratch;

    @Test
    void people_apply_again_under_new_ids() throws Exception {
        // Given
        var applications = Applications.generate(
                scratch,
                Catalogue.read(Catalogue.homeCreditJson()),
                Topics.of(Framing.singleObject()).applications().schema());
        int people = applications.messages().size();
        // When
        var ids = new HashSet<String>();
        for (long i = 0; i < 2L * people; i++) {
            ids.add(applications.at(i).get("application_id").toString());
        }
        // Then
        assertThat(ids).hasSize(2 * people);
    }

    @Test
    void a_key_tells_its_application() {
        // Given
        byte[] key = Applications.idOf(1_234_567).getBytes(StandardCharsets.UTF_8);
        // When
        long number = Applications.numberOf(key);
        // Then
        assertThat(number).isEqualTo(1_234_567);
    }
}
