package scoreline.standalone.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
    @TempDir
    Path root;

    @Test
    void it_counts_by_module_and_gives_the_reasons() throws Exception {
        // Given
        report("core", """
                <testsuite name="core.TreeTest" time="1,001.25" tests="4" errors="1" skipped="1" failures="1">
                  <testcase name="good" classname="core.TreeTest" time="0.1"/>
                  <testcase name="absent" classname="core.TreeTest"><skipped message="no data&#10;here"/></testcase>
                  <testcase name="bad" classname="core.TreeTest"><failure message="expected 1" type="x">at</failure></testcase>
                  <testcase name="broken" classname="core.TreeTest"><error type="java.lang.Error">at</error></testcase>
                </testsuite>
                """);
        module("quiet");
        Files.createDirectories(root.resolve("docs"));
        // When
        var said = summary(1);
        // Then
        assertThat(said)
                .containsPattern("core +3 run +2 failed +1 skipped +1001\\.3 s\n")
                .containsPattern("quiet +0 run .*did not run")
                .contains("skipped TreeTest.absent: no data\n")
                .contains("FAILED  TreeTest.bad: expected 1\n")
                .contains("FAILED  TreeTest.broken: java.lang.Error\n")
                .contains("The build ended with code 1")
                .contains("total time 1 min 05 s\n")
                .endsWith("\n1 passed, 2 failed, 1 skipped\n");
    }

    @Test
    void a_failure_that_quotes_megabytes_is_cut_short() throws Exception {
        // Given
        report("core", """
                <testsuite name="core.TreeTest" time="1" tests="1" failures="1">
                  <testcase name="long" classname="core.TreeTest"><failure message="%1$s" type="x">%1$s</failure></testcase>
                </testsuite>
                """.formatted("&quot;many&quot; words, ".repeat(100_000)));
        // When
        var said = summary(1);
        // Then
        assertThat(said).contains("FAILED  TreeTest.long: \"many\" words").hasSizeLessThan(1_500);
    }

    @Test
    void a_class_skipped_as_a_whole_is_one_skip_with_the_reason_it_printed() throws Exception {
        // Given
        report("core", "<testsuite name=\"core.TreeTest\" time=\"0\" tests=\"0\"/>");
        var reports = root.resolve("core/target/surefire-reports");
        Files.writeString(reports.resolve("core.TreeTest-output.txt"), "hello\nSkipped: no server here\n");
        // When
        var said = summary(0);
        // Then
        assertThat(said).contains("skipped TreeTest: no server here\n").endsWith("\n0 passed, 0 failed, 1 skipped\n");
    }

    @Test
    void a_good_build_says_so_and_no_more() throws Exception {
        // Given
        report("core", "<testsuite time=\"2\"><testcase name=\"a\" classname=\"core.A\"/></testsuite>");
        // When
        var said = summary(0);
        // Then
        assertThat(said).endsWith("\n1 passed, 0 failed, 0 skipped\n").doesNotContain("FAILED", "ended with");
    }

    private String summary(int build) throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            TestSummary.print(TestSummary.read(root), build, 65, Path.of("test.log"), out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void report(String module, String xml) throws IOException {
        module(module);
        var reports = Files.createDirectories(root.resolve(module).resolve("target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-core.TreeTest.xml"), xml);
    }

    private void module(String name) throws IOException {
        Files.createDirectories(root.resolve(name).resolve("src/test"));
        Files.writeString(root.resolve(name).resolve("pom.xml"), "<project/>");
    }
}
