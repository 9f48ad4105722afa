package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.experiment.Recipe;

class ConditionsTest {

    @TempDir
    private Path folder;

    @Test
    void whatever_differs_makes_another_laboratory() {
        // Given
        Object[] here = {"r", "c", Recipe.standard(), 10.0, 1L, Effort.USUAL, "code", "3.0", "4.0"};
        Object[] there = {"s", "d", Recipe.quick(), 11.0, 2L, Effort.THOROUGH, "other", "3.1", "4.1"};
        var constructor = Conditions.class.getDeclaredConstructors()[0];
        // When
        List<String> lines = IntStream.rangeClosed(0, here.length)
                .mapToObj(altered -> {
                    Object[] values = here.clone();
                    if (altered < here.length) {
                        values[altered] = there[altered];
                    }
                    try {
                        return ((Conditions) constructor.newInstance(values)).inOneLine();
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        // Then
        assertThat(lines).doesNotHaveDuplicates().allMatch(line -> line.lines().count() == 1);
    }

    @Test
    void another_build_is_told_by_what_is_in_it() throws IOException {
        // Given
        Path classes = Files.createDirectories(folder.resolve("classes/deep"));
        Files.writeString(classes.resolve("A.class"), "a");
        String before = CodeFingerprint.of(List.of(folder.resolve("classes")));
        Path jar = jar("one.jar", "a");
        // When
        String again = CodeFingerprint.of(List.of(folder.resolve("classes")));
        Files.writeString(classes.resolve("A.class"), "b");
        String altered = CodeFingerprint.of(List.of(folder.resolve("classes")));
        Files.move(classes.resolve("A.class"), classes.resolve("B.class"));
        String renamed = CodeFingerprint.of(List.of(folder.resolve("classes")));
        // Then
        assertThat(again).isEqualTo(before);
        assertThat(List.of(before, altered, renamed)).doesNotHaveDuplicates();
        assertThat(CodeFingerprint.of(List.of(jar("two.jar", "a"))))
                .isEqualTo(CodeFingerprint.of(List.of(jar)))
                .isNotEqualTo(CodeFingerprint.of(List.of(jar("three.jar", "b"))))
                .isNotEqualTo(CodeFingerprint.of(List.of(jar, jar)));
        assertThat(CodeFingerprint.of(Training.class, RowEncoder.class))
                .isNotEqualTo(CodeFingerprint.of(Training.class));
    }

    @Test
    void the_libraries_that_grow_trees_have_versions() {
        assertThat(Stream.of(Versions.xgboost(), Versions.lightgbm())).allMatch(version -> version.matches("\\d.*"));
    }

    private Path jar(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry("A.class"));
            jar.write(content.getBytes(UTF_8));
        }
        return file;
    }
}
