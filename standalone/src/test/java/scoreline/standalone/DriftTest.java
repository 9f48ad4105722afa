package scoreline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.terminal.Terminal;

/** Tables held against tables and bundles, by the command alone. */
class DriftTest {

    private static final Path REAL =
            Path.of(System.getProperty("scoreline.root", "..")).resolve("../shared/data");

    private static final long MOST_BYTES = 300_000;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void of_two_tables_of_one_lender_what_was_changed_is_named_and_nothing_else() throws Exception {
        // Given
        Path before = AnotherLender.english(folder.resolve("before.csv"), 0, 6_000, true);
        Path now = AnotherLender.english(folder.resolve("now.csv"), 6_000, 2_000, false);
        change(now, "yearly_income", income -> Double.toString(1.4 * Double.parseDouble(income)));
        // When
        drift(before, now, "report.json", "--id", "loan_ref", "--target", "defaulted");
        // Then
        JsonNode report = json("report.json");
        assertThat(report.at("/dataset/n").longValue()).isEqualTo(2_000);
        assertThat(report.at("/dataset/reference_n").longValue()).isEqualTo(6_000);
        assertThat(report.at("/dataset/verdict").textValue()).isEqualTo("DRIFT");
        assertThat(moved(report)).containsExactly("yearly_income");
        JsonNode income = feature(report, "yearly_income");
        assertThat(income.get("verdict").textValue()).isEqualTo("DRIFT");
        assertThat(income.get("contribution_impact").isNull()).isTrue();
        assertThat(income.at("/statistics/mean").doubleValue()
                        / income.at("/statistics/reference_mean").doubleValue())
                .isCloseTo(1.4, within(0.1));
        assertThat(report.at("/dataset/share").doubleValue())
                .isCloseTo(1.0 / report.get("features").size(), within(1e-12));
        assertThat(feature(report, "gender")).isNotNull();
        assertThat(out.toString()).contains("DRIFT  1 of ", "ALERT  yearly_income: the mean is");
    }

    @Test
    void the_page_has_a_french_twin_and_says_what_was_not_compared() throws Exception {
        // Given
        Path before = AnotherLender.english(folder.resolve("before.csv"), 0, 3_000, true);
        Path now = AnotherLender.english(folder.resolve("now.csv"), 3_000, 1_000, false);
        change(now, "amount", amount -> amount.startsWith("1") ? "unknown" : amount);
        // When
        drift(before, now, "report.html");
        // Then
        String english = Files.readString(folder.resolve("report.html"));
        String french = Files.readString(folder.resolve("report.fr.html"))
                .replace('\u202f', ' ')
                .replace('\u00a0', ' ');
        assertThat(english)
                .contains(
                        "report.fr.html",
                        "Columns that only before.csv has: defaulted.",
                        "currency (it is the same in every row)",
                        "now.csv, amount:",
                        "cells are no numbers and count as missing");
        assertThat(french).contains("lang=\"fr\"", "report.html", "Colonnes propres à before.csv : defaulted.");
        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MOST_BYTES);
    }

    @Test
    void evidentlys_defaults_stand_beside_ours() throws Exception {
        // Given
        Path before = AnotherLender.english(folder.resolve("before.csv"), 0, 6_000, true);
        Path now = AnotherLender.english(folder.resolve("now.csv"), 6_000, 1_500, false);
        change(now, "instalment", instalment -> instalment.hashCode() % 4 == 0 ? "" : instalment);
        // When
        drift(before, now, "report.json", "--id", "loan_ref", "--parity", "evidently");
        // Then
        JsonNode report = json("report.json");
        assertThat(report.at("/dataset/parity/of").textValue()).isEqualTo("evidently 0.7.21");
        JsonNode instalment = feature(report, "instalment");
        assertThat(instalment.get("verdict").textValue()).isNotEqualTo("OK");
        assertThat(instalment.at("/parity/method").textValue()).isEqualTo("Wasserstein distance (normed)");
        assertThat(instalment.at("/parity/drift").booleanValue()).isFalse();
        assertThat(instalment.at("/parity/disagreement/en").textValue()).contains("Evidently drops them");
    }

    @Test
    void a_bundle_decides_the_rows_and_its_score_is_watched_too() throws Exception {
        // Given
        Path before = AnotherLender.english(folder.resolve("before.csv"), 0, 3_000, true);
        Path now = AnotherLender.english(folder.resolve("now.csv"), 3_000, 1_000, false);
        change(now, "rating_b", rating -> rating.isEmpty() ? "" : Double.toString(Double.parseDouble(rating) / 2));
        assertThat(run(
                        "train",
                        "--quick",
                        "--table",
                        before,
                        "--id",
                        "loan_ref",
                        "--target",
                        "defaulted",
                        "--time",
                        "applied_at",
                        "--out",
                        folder.resolve("bundle")))
                .as("%s%s", out, err)
                .isZero();
        // When
        int code = run(
                "drift",
                "--bundle",
                folder.resolve("bundle"),
                "--input",
                now,
                "--output",
                folder.resolve("report.json"));
        // Then
        assertThat(code).as("%s%s", out, err).isZero();
        JsonNode report = json("report.json");
        assertThat(report.at("/dataset/n").longValue()).isEqualTo(1_000);
        assertThat(moved(report)).contains("rating_b");
        assertThat(report.at("/score/n").longValue()).isEqualTo(1_000);
        assertThat(report.at("/score/verdict").textValue()).isEqualTo("DRIFT");
    }

    @Test
    void what_cannot_be_compared_is_one_sentence() throws Exception {
        // Given
        Path before = AnotherLender.english(folder.resolve("before.csv"), 0, 500, true);
        Path empty = Files.writeString(
                folder.resolve("empty.csv"), Files.readAllLines(before).getFirst() + "\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "colour,size\nred,1\n");
        // When
        int[] codes = {
            run("drift", "--reference", before, "--input", empty, "--output", folder.resolve("a.json")),
            run("drift", "--reference", empty, "--input", before, "--output", folder.resolve("b.json")),
            run("drift", "--reference", before, "--input", other, "--output", folder.resolve("c.json")),
            run("drift", "--reference", before, "--input", before, "--id", "no", "--output", folder.resolve("d.json")),
        };
        // Then
        assertThat(codes).containsOnly(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo(empty + " has no rows."),
                        line -> assertThat(line).isEqualTo(empty + " has no rows."),
                        line -> assertThat(line)
                                .contains(before.toString(), other.toString(), "no column that could be compared"),
                        line -> assertThat(line).isEqualTo(before + " has no column no."));
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void real_applications_without_outcomes_are_held_against_those_with_them() throws Exception {
        Path before = REAL.resolve("home-credit/application_train.csv.gz");
        Path now = REAL.resolve("home-credit-relational/application_test.csv.gz");
        assumeTrue(Files.exists(before) && Files.exists(now), "no real applications at " + REAL);
        // When
        drift(before, now, "report.json", "--id", "SK_ID_CURR", "--parity", "evidently");
        drift(before, now, "report.html", "--id", "SK_ID_CURR", "--parity", "evidently");
        // Then
        JsonNode report = json("report.json");
        assertThat(report.at("/dataset/n").longValue()).isEqualTo(5_000);
        assertThat(report.at("/dataset/reference_n").longValue()).isEqualTo(37_051);
        for (JsonNode feature : report.get("features")) {
            boolean ours = !feature.get("verdict").textValue().equals("OK");
            boolean theirs = feature.at("/parity/drift").booleanValue();
            assertThat(feature.at("/parity/disagreement/fr").isMissingNode()).isEqualTo(ours == theirs);
        }
        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MOST_BYTES);
        assertThat(Files.size(folder.resolve("report.fr.html"))).isLessThan(MOST_BYTES);
    }

    /** Writes the file again with one column changed. */
    private static void change(Path file, String column, UnaryOperator<String> how) throws IOException {
        List<String> lines = new ArrayList<>();
        int at = -1;
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",", -1);
            if (at < 0) {
                at = List.of(cells).indexOf(column);
            } else {
                cells[at] = how.apply(cells[at]);
            }
            lines.add(String.join(",", cells));
        }
        Files.write(file, lines);
    }

    private void drift(Path reference, Path input, String output, String... options) {
        var words = new ArrayList<Object>(
                List.of("drift", "--reference", reference, "--input", input, "--output", folder.resolve(output)));
        words.addAll(List.of(options));
        assertThat(run(words.toArray())).as("%s%s", out, err).isZero();
    }

    private int run(Object... words) {
        var terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.system(), folder.resolve("work"));
        return new Scoreline(terminal, Map.of())
                .run(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static List<String> moved(JsonNode report) {
        return StreamSupport.stream(
                        Objects.requireNonNull(report.get("features")).spliterator(), false)
                .filter(feature -> !feature.at("/verdict").textValue().equals("OK"))
                .map(feature -> feature.at("/name").textValue())
                .toList();
    }

    private static JsonNode feature(JsonNode report, String name) {
        return StreamSupport.stream(
                        Objects.requireNonNull(report.get("features")).spliterator(), false)
                .filter(feature -> feature.at("/name").textValue().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
