package scoreline.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    @TempDir
    Path folder;

    @Test
    void a_page_says_what_was_found_and_where() throws Exception {
        // Given
        var machine = new Machine("Abacus 3000", 2, "JDK 25", "Linux 6", "abc1234");
        var page = new Page("explain", LocalDate.of(2026, 11, 21), machine, List.of("| a |", "| --- |"));
        // When
        var file = page.writeTo(folder.resolve("docs"), "explain");
        // Then
        assertThat(file).isEqualTo(folder.resolve("docs/explain.md"));
        assertThat(Files.readString(file))
                .contains("# bench explain\n", "2026-11-21", "Abacus 3000, 2 processors", "commit abc1234")
                .endsWith("\n\n| a |\n| --- |\n");
    }

    @Test
    void the_processor_is_named_as_linux_does() throws Exception {
        // Given
        var cpuinfo = Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: Abacus 3000\n");
        // When
        var name = Machine.processor(cpuinfo);
        // Then
        assertThat(name).isEqualTo("Abacus 3000");
    }

    @Test
    void outside_of_git_the_commit_is_unknown() {
        // When
        var machine = Machine.here(folder);
        // Then
        assertThat(machine.commit()).isEqualTo("unknown");
        assertThat(machine.processor()).isNotBlank();
    }
}
