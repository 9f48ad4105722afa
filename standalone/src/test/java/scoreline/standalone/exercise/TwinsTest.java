package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {
    private static final String ONE = """
            {"margin":0.1,"contributions":[{"of":"A","is":1}],"source_offset":7,"decided_at":"x"}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1|0.2|decision 1: /margin is 0.1 and 0.2",
                "\"is\":1|\"is\":2|decision 1: /contributions/0/is is 1 and 2",
                "\"is\":1|\"was\":1|decision 1: /contributions/0/is is 1 and null",
                "[{\"of\":\"A\",\"is\":1}]|[]|decision 1: /contributions has 1 and 0 entries",
            })
    void the_first_difference_is_named(String part, String otherwise, String difference) throws IOException {
        // Given
        Path one = file("one", ONE, ONE);
        Path other = file("other", ONE, ONE.replace(part, otherwise));
        // Then
        assertThat(Twins.firstDifference(one, other)).contains(difference);
    }

    @Test
    void when_and_through_which_record_may_differ() throws IOException {
        // Given
        Path one = file("one", ONE);
        Path other = file("other", ONE.replace("7", "8").replace("x", "y"));
        // Then
        assertThat(Twins.firstDifference(one, other)).isEmpty();
    }

    @Test
    void a_decision_more_is_a_difference() throws IOException {
        // Given
        Path one = file("one", ONE);
        Path other = file("other", ONE, ONE);
        // Then
        assertThat(Twins.firstDifference(one, other)).contains("one file has more decisions than the other");
        assertThat(Twins.firstDifference(other, one)).contains("one file has more decisions than the other");
    }

    private Path file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines));
    }
}
