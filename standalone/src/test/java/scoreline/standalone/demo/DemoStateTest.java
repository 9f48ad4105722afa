package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.broker.BrokerUnavailable;

class DemoStateTest {
    @TempDir
    private Path folder;

    private Path topic;
    private Path store;
    private Path bundle;

    @BeforeEach
    void an_earlier_demo() throws Exception {
        topic = Files.writeString(
                Files.createDirectories(folder.resolve("broker/data/topic-0")).resolve("0.log"), "old");
        Files.writeString(folder.resolve("broker/written-by"), "kafka 0.8");
        store = Files.writeString(
                Files.createDirectories(folder.resolve("scorer/0_0")).resolve("store"), "old");
        bundle = Files.writeString(
                Files.createDirectories(folder.resolve("bundle")).resolve("model.ubj"), "model");
    }

    @Test
    void what_another_version_remembered_is_dropped_with_one_line_and_nothing_else_is() throws Exception {
        // When
        String said = claim("one");
        // Then
        assertThat(said).hasLineCount(1).contains("made up and is dropped");
        assertThat(topic).doesNotExist();
        assertThat(store).doesNotExist();
        assertThat(bundle).exists();
    }

    @Test
    void what_this_version_remembered_with_the_same_bundle_stays() throws Exception {
        // Given
        claim("one");
        an_earlier_demo();
        // When / Then
        assertThat(claim("one")).isEmpty();
        assertThat(topic).exists();
        assertThat(store).exists();
        // And with another bundle it does not
        assertThat(claim("two")).hasLineCount(1);
        assertThat(topic).doesNotExist();
    }

    @Test
    void nothing_is_dropped_under_a_demo_that_runs() throws Exception {
        // Given
        try (var running = FileChannel.open(
                        folder.resolve("broker/in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = running.tryLock(1L << 20, 1, false)) {
            // When / Then
            assertThatThrownBy(() -> claim("one"))
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessageContaining("is in use by another process");
            assertThat(topic).exists();
            assertThat(store).exists();
        }
        assertThat(claim("one")).hasLineCount(1);
    }

    private String claim(String sha256) throws Exception {
        var out = new StringWriter();
        DemoState.claim(folder, sha256, new PrintWriter(out, true));
        return out.toString();
    }
}
