package scoreline.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    @ParameterizedTest
    @CsvSource({"README.md, docs/fr/README.md", "docs/producers.md, docs/fr/producers.md"})
    void both_languages_tell_the_reader_to_type_the_same(String english, String french) {
        // Then
        assertThat(typed(french)).isNotEmpty().isEqualTo(typed(english));
    }

    @ParameterizedTest
    @CsvSource({"README.md, docs/fr/README.md", "docs/producers.md, docs/fr/producers.md"})
    void both_languages_have_the_same_sections_and_rows(String english, String french) {
        // Then
        for (var part : List.of("^## ", "^### ", "^\\|", "^!\\[")) {
            assertThat(Page.at(french).count(part))
                    .as(part)
                    .isEqualTo(Page.at(english).count(part));
        }
    }

    static Stream<String> examples() throws IOException {
        try (var files = Files.list(Page.ROOT.resolve("examples"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".xml"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void producers_see_each_example_as_it_runs(String example) throws IOException {
        // When
        var text = Files.readString(Page.ROOT.resolve("examples").resolve(example));
        // Then
        assertThat(Page.at("docs/producers.md").blocks())
                .extracting(Page.Block::text)
                .contains(text);
    }

    @Test
    void every_link_to_a_file_leads_to_one() throws IOException {
        // Given
        List<Page> pages;
        try (var files = Files.walk(Page.ROOT.resolve("docs"))) {
            pages = Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "infra/README.md")
                                    .map(Page.ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .map(file -> Page.at(Page.ROOT.relativize(file).toString()))
                    .toList();
        }
        // Then
        for (var page : pages) {
            assertThat(page.linked().filter(Files::notExists).map(Path::toString))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    private static List<Page.Block> typed(String page) {
        return Page.at(page).blocks().stream()
                .filter(block -> !block.isDrawing())
                .toList();
    }
}
