package scoreline.standalone.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.DecisionReason;
import scoreline.wire.ReasonDirection;
import scoreline.wire.RejectionCode;

class ResultsTest {
    private static final List<String> FEATURES = List.of("EXT_SOURCE_1", "AMT_CREDIT / AMT_ANNUITY");

    @TempDir
    Path folder;

    @Test
    void a_decision_is_one_line_of_json_with_the_fields_of_the_schema() throws IOException {
        // Given
        var file = folder.resolve("out.jsonl");
        // When
        write(file, decision("100001"));
        // Then
        assertThat(file)
                .hasContent("{\"application_id\":\"100001\",\"applicant_id\":\"100001\","
                        + "\"submitted_at\":\"2018-01-01T00:00:10Z\",\"decided_at\":\"2026-11-20T09:30:00.125Z\","
                        + "\"source_partition\":null,\"source_offset\":null,"
                        + "\"bundle_name\":\"made-up\",\"bundle_version\":\"1\",\"bundle_sha256\":\"ab12\","
                        + "\"margin\":-2.4,\"probability_of_default\":0.08317269649392237,\"points\":612,"
                        + "\"outcome\":\"REVIEW\",\"threshold\":0.09090909090909091,\"bias\":-2.5,"
                        + "\"contributions\":[0.1,1.0E-8],\"feature_values\":[0.3,null],\"bins\":[0,127,128,255],"
                        + "\"reasons\":[{\"code\":\"EXTERNAL\",\"label_key\":\"EXT_SOURCE_1\",\"direction\":\"AGAINST\","
                        + "\"contribution\":0.1,\"value\":0.3,\"reference_value\":null},"
                        + "{\"code\":\"WORK\",\"label_key\":\"OCCUPATION_TYPE\",\"direction\":\"FOR\","
                        + "\"contribution\":-0.2,\"value\":\"Accountants\",\"reference_value\":\"Laborers\"}],"
                        + "\"history_digest\":null,\"empty_sources\":[],"
                        + "\"velocity\":{\"last_24_hours\":2,\"last_7_days\":3,\"last_30_days\":5,\"refusals\":1,"
                        + "\"since_last_seconds\":5400},\"policy_rule\":\"MOST_IN_DAY\"}\n");
    }

    @Test
    void a_decision_is_one_row_of_csv_quoted_only_where_it_must_be() throws IOException {
        // Given
        var file = folder.resolve("out.csv");
        // When
        write(file, decision("1,\"a\""));
        // Then
        assertThat(file)
                .hasContent("application_id,applicant_id,probability_of_default,margin,points,outcome,threshold,bias,"
                        + "contribution:EXT_SOURCE_1,contribution:AMT_CREDIT / AMT_ANNUITY\n"
                        + "\"1,\"\"a\"\"\",\"1,\"\"a\"\"\",0.08317269649392237,-2.4,612,REVIEW,"
                        + "0.09090909090909091,-2.5,0.1,1.0E-8\n");
    }

    @Test
    void a_number_that_is_missing_is_empty_in_csv() throws IOException {
        // Given
        var file = folder.resolve("out.csv");
        var decision = decision("7", List.of(Float.NaN, 0f));
        // When
        write(file, decision);
        // Then
        assertThat(Files.readAllLines(file).getLast()).endsWith(",-2.5,,0.0");
    }

    @RepeatedTest(50)
    void rows_stand_in_input_order_whatever_the_order_of_arrival(RepetitionInfo run) throws IOException {
        // Given
        var random = new Random(run.getCurrentRepetition());
        var file = folder.resolve("out.jsonl");
        var arrivals = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
        Collections.shuffle(arrivals.subList(random.nextInt(100), 200), random);
        // When
        try (var results = open(file)) {
            for (int row : arrivals) {
                if (row % 7 == 3) {
                    results.rejected(row, "id-" + row, RejectionCode.NOT_FINITE);
                } else if (row % 11 != 5) {
                    results.decided(row, decision("id-" + row));
                }
            }
            results.finish();
        }
        // Then
        assertThat(ids(file))
                .isEqualTo(IntStream.range(0, 200)
                        .filter(row -> row % 7 != 3 && row % 11 != 5)
                        .mapToObj(row -> "id-" + row)
                        .toList());
        assertThat(ids(Results.rejectionsOf(file)))
                .isEqualTo(IntStream.range(0, 200)
                        .filter(row -> row % 7 == 3)
                        .mapToObj(row -> "id-" + row)
                        .toList());
        assertThat(filesIn(folder)).containsExactly("out.jsonl", "out.rejected.jsonl");
    }

    @Test
    void a_rejected_row_says_which_and_why_and_nothing_else() throws IOException {
        // Given
        var file = folder.resolve("made/for/it/out.csv");
        // When
        try (var results = open(file)) {
            results.rejected(3, null, RejectionCode.MISSING_FIELD);
            results.rejected(1, "100002", RejectionCode.CONFLICT);
            results.finish();
        }
        // Then
        assertThat(folder.resolve("made/for/it/out.rejected.jsonl")).hasContent("""
                        {"row":1,"application_id":"100002","code":"CONFLICT"}
                        {"row":3,"application_id":null,"code":"MISSING_FIELD"}
                        """);
    }

    @Test
    void a_run_that_does_not_finish_leaves_the_former_files_and_nothing_else() throws IOException {
        // Given
        var file = folder.resolve("out.jsonl");
        write(file, decision("former"));
        // When
        try (var results = open(file)) {
            results.decided(5, decision("later"));
        }
        // Then
        assertThat(ids(file)).containsExactly("former");
        assertThat(filesIn(folder)).containsExactly("out.jsonl", "out.rejected.jsonl");
    }

    @Test
    void the_leavings_of_a_killed_run_are_written_over() throws IOException {
        // Given
        var file = folder.resolve("out.jsonl");
        Files.writeString(folder.resolve("out.jsonl.part"), "half a li");
        Files.writeString(folder.resolve("out.jsonl.waiting"), "other half");
        // When
        try (var results = open(file)) {
            results.decided(1, decision("b"));
            results.decided(0, decision("a"));
            results.finish();
        }
        // Then
        assertThat(ids(file)).containsExactly("a", "b");
        assertThat(filesIn(folder)).containsExactly("out.jsonl", "out.rejected.jsonl");
    }

    @Test
    void a_row_has_one_result() {
        // Given
        try (var results = open(folder.resolve("out.jsonl"))) {
            results.decided(0, decision("a"));
            // When, Then
            assertThatThrownBy(() -> results.rejected(0, "a", RejectionCode.CONFLICT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Row 0");
            assertThat(results.has(0)).isTrue();
            assertThat(results.has(1)).isFalse();
        }
    }

    @Test
    void two_runs_cannot_write_one_file() {
        // Given
        var file = folder.resolve("out.jsonl");
        try (var first = open(file)) {
            // When, Then
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(UnusableOutput.class)
                    .hasMessageContaining("another run")
                    .hasMessageContaining(file.toString());
            assertThat(first.decidedCount()).isZero();
        }
    }

    @Test
    void an_output_that_cannot_be_written_is_named_at_once() throws IOException {
        // Given
        var file = folder.resolve("a-file");
        Files.writeString(file, "");
        // When, Then
        assertThatThrownBy(() -> open(file.resolve("out.csv")))
                .isInstanceOf(UnusableOutput.class)
                .hasMessageContaining("out.csv");
        assertThatThrownBy(() -> OrderedLines.open(folder, new byte[0]))
                .isInstanceOf(UnusableOutput.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void a_decision_of_another_catalogue_is_not_written() {
        // Given
        var decision = decision("7", List.of(0f));
        try (var results = open(folder.resolve("out.csv"))) {
            // When, Then
            assertThatThrownBy(() -> results.decided(0, decision)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_format_is_named_by_the_ending_alone() {
        assertThat(DecisionFormat.of(Path.of("a.CSV"), FEATURES)).containsInstanceOf(CsvDecisions.class);
        assertThat(DecisionFormat.of(Path.of("a.jsonl"), FEATURES)).containsInstanceOf(JsonDecisions.class);
        assertThat(DecisionFormat.of(Path.of("a.parquet"), FEATURES)).isEmpty();
    }

    private static void write(Path file, CreditDecision decision) {
        try (var results = open(file)) {
            results.decided(0, decision);
            results.finish();
        }
    }

    private static Results open(Path file) {
        return Results.open(file, DecisionFormat.of(file, FEATURES).orElseThrow());
    }

    private static List<String> ids(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll(".*\"application_id\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<String> filesIn(Path folder) {
        return Arrays.stream(folder.toFile().list()).sorted().toList();
    }

    private static CreditDecision decision(String id) {
        return decision(id, List.of(0.1f, 1e-8f));
    }

    private static CreditDecision decision(String id, List<Float> contributions) {
        var unknownUsual = new DecisionReason("EXTERNAL", "EXT_SOURCE_1", ReasonDirection.AGAINST, 0.1f, 0.3, 0.5);
        unknownUsual.put("reference_value", null);
        return CreditDecision.newBuilder()
                .setApplicationId(id)
                .setApplicantId(id)
                .setSubmittedAt(Instant.parse("2018-01-01T00:00:10Z"))
                .setDecidedAt(Instant.parse("2026-11-20T09:30:00.125Z"))
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("ab12")
                .setMargin(-2.4f)
                .setProbabilityOfDefault(0.08317269649392237)
                .setPoints(612)
                .setOutcome(DecisionOutcome.REVIEW)
                .setThreshold(1 / 11.0)
                .setBias(-2.5f)
                .setContributions(contributions)
                .setFeatureValues(List.of(0.3f, Float.NaN))
                .setBins(ByteBuffer.wrap(new byte[] {0, 127, -128, -1}))
                .setReasons(List.of(
                        unknownUsual,
                        new DecisionReason(
                                "WORK", "OCCUPATION_TYPE", ReasonDirection.FOR, -0.2f, "Accountants", "Laborers")))
                .setVelocity(new ApplicantVelocity(2, 3, 5, 1, 5_400L))
                .setPolicyRule("MOST_IN_DAY")
                .build();
    }
}
