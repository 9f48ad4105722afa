package scoreline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.terminal.Terminal;

/** What is trained is listed, compared, promoted and used, by the commands alone and as files. */
class RunsTest {
    @TempDir
    private Path folder;

    private record Said(int code, String out, String err) {}

    @Test
    void a_run_is_recorded_promoted_used_and_challenged() throws Exception {
        // Given
        Path table = AnotherLender.english(folder.resolve("loans.csv"), 0, 3_000, true);
        Path newer = AnotherLender.english(folder.resolve("newer.csv"), 3_000, 6_000, true);

        // When
        var trained = run(
                "train",
                "--quick",
                "--table",
                table,
                "--id",
                "loan_ref",
                "--target",
                "defaulted",
                "--time",
                "applied_at",
                "--out",
                bundle("first"));
        var before = run("schema", "--bundle", "models:/credit-default@champion");
        String first = id(trained);
        var promoted = run("runs", "promote", first, "--reason", "the first");
        var schema = run("schema", "--bundle", "models:/credit-default@champion");
        var retrained = run(
                "retrain",
                "--bundle",
                "models:/credit-default@champion",
                "--table",
                newer,
                "--out",
                bundle("candidate"));
        String second = id(retrained);

        // Then
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.err()).hasLineCount(1).startsWith("There is no models:/credit-default@champion in ");
        assertThat(promoted.out()).contains("Champion   models:/credit-default/1, of run " + first + ": the first");
        assertThat(schema.out()).contains("\"name\"");
        assertThat(retrained.out())
                .contains(
                        "On the newest 1,200 rows",
                        "Cost per application ",
                        "AUC ",
                        "cannot be known, as a bundle keeps no ids",
                        "Verdict    ");
        assertThat(run("runs").out().lines())
                .satisfiesExactly(
                        header -> assertThat(header).startsWith("id ").contains("AUC", "cost", "ECE", "tried"),
                        line -> assertThat(line)
                                .startsWith(second + " ")
                                .contains(" candidate ")
                                .endsWith("  -"),
                        line -> assertThat(line)
                                .startsWith(first + " ")
                                .contains(" first ")
                                .endsWith("champion"));
        assertThat(run("runs", "compare", first, second).out())
                .contains("data_part", "the oldest 4800 of 6000 rows", "data_sha256", "judged.cost.difference_low")
                .doesNotContain("recipe.growth.depth");
        assertThat(Files.exists(folder.resolve("runs/tracked").resolve(second).resolve("bundle/model.ubj")))
                .isTrue();
    }

    @Test
    void each_candidate_that_was_compared_is_a_run_under_the_training() throws Exception {
        // Given
        Path table = AnotherLender.english(folder.resolve("loans.csv"), 0, 3_000, true);
        // When
        var trained = run(
                "train", "--table", table, "--id", "loan_ref", "--target", "defaulted", "--out", bundle("compared"));
        String training = id(trained);
        var candidates = run("runs", "candidates", "compared").out().lines().toList();
        // Then
        assertThat(run("runs").out().lines())
                .satisfiesExactly(
                        header -> assertThat(header).contains(" tried"),
                        line -> assertThat(line).startsWith(training + " ").endsWith("  6"));
        assertThat(candidates).hasSize(7);
        assertThat(candidates.getFirst()).contains("candidate", "AUC", "cost", "raw ECE", "log-loss");
        assertThat(candidates.subList(1, 7))
                .extracting(line -> cells(line).get(1))
                .containsExactlyInAnyOrder(
                        "Dummy", "Logistic regression", "Nearest neighbours", "Random forest", "LightGBM", "XGBoost");
        assertThat(candidates.subList(1, 7))
                .extracting(line -> Double.valueOf(cells(line).get(3)))
                .isSorted();
        assertThat(candidates)
                .filteredOn(line -> line.endsWith(" serves"))
                .singleElement(STRING)
                .satisfies(line -> {
                    var family = cells(line).get(1);
                    assertThat(trained.out()).contains("Champion   " + family + ", ");
                });
        // And they are compared as any runs are
        assertThat(run("runs", "compare", idOf("XGBoost", candidates), idOf("LightGBM", candidates))
                        .out())
                .contains("learner.growth.trainer", "fit_seconds", "log_loss", "raw_expected_calibration_error")
                .doesNotContain("learner.growth.depth");
    }

    private static List<String> cells(String line) {
        return List.of(line.split(" {2,}", -1));
    }

    private static String idOf(String candidate, List<String> lines) {
        return lines.stream()
                .map(RunsTest::cells)
                .filter(words -> words.get(1).equals(candidate))
                .map(List::getFirst)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_candidate_that_is_better_is_promoted_where_that_was_asked_for() throws Exception {
        // Given: a champion of a time when good ratings were bad
        Path former = AnotherLender.english(folder.resolve("former.csv"), 0, 3_000, true);
        Files.writeString(former, turnedRatings(Files.readAllLines(former)));
        Path newer = AnotherLender.english(folder.resolve("newer.csv"), 3_000, 6_000, true);
        var champion = run(
                "train",
                "--quick",
                "--table",
                former,
                "--id",
                "loan_ref",
                "--target",
                "defaulted",
                "--out",
                bundle("former"));
        run("runs", "promote", "former");

        // When
        var retrained = run(
                "retrain",
                "--bundle",
                "models:/credit-default@champion",
                "--table",
                newer,
                "--out",
                bundle("candidate"),
                "--promote");

        // Then
        assertThat(retrained.out())
                .contains("the candidate ranks better", "Verdict    promote", "Champion   models:/credit-default/2");
        assertThat(run("runs").out().lines().skip(1))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(id(retrained)).endsWith("champion"),
                        line -> assertThat(line).startsWith(id(champion)).endsWith("previous"));
    }

    private static String turnedRatings(List<String> lines) {
        var columns = List.of(lines.getFirst().split(",", -1));
        var text = new StringBuilder(lines.getFirst()).append('\n');
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(",", -1);
            for (int i = 0; i < cells.length; i++) {
                if (columns.get(i).startsWith("rating_") && !cells[i].isEmpty()) {
                    cells[i] = Double.toString(1 - Double.parseDouble(cells[i]));
                }
            }
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    @Test
    void a_training_that_fails_is_a_failed_run() {
        // When
        var trained = run("train", "--data", folder.resolve("nowhere"), "--out", bundle("none"));
        // Then
        assertThat(trained.code()).isEqualTo(1);
        assertThat(run("runs").out().lines().toList().getLast())
                .contains(" none ")
                .endsWith("failed");
    }

    @Test
    void a_folder_that_holds_something_else_than_a_bundle_costs_one_sentence_and_no_file() throws Exception {
        // Given: what a web page and a person may keep
        Path table = AnotherLender.english(folder.resolve("loans.csv"), 0, 3_000, true);
        Path thesis = Files.writeString(
                Files.createDirectories(bundle("work-of-years")).resolve("thesis.txt"), "all");
        Path page = Files.writeString(bundle("work-of-years").resolve("manifest.json"), "{}");
        // When
        var trained = run(
                "train",
                "--quick",
                "--table",
                table,
                "--id",
                "loan_ref",
                "--target",
                "defaulted",
                "--out",
                bundle("work-of-years"));
        // Then
        assertThat(trained.code()).isEqualTo(1);
        assertThat(trained.err())
                .isEqualTo(bundle("work-of-years")
                        + " holds something else than a bundle and is left as it is: name another folder.\n");
        assertThat(thesis).hasContent("all");
        assertThat(page).hasContent("{}");
        assertThat(bundle("work-of-years.catalogue.json")).doesNotExist();
    }

    @Test
    void without_runs_it_says_how_to_come_by_one() {
        // When
        var listed = run("runs");
        // Then
        assertThat(listed.code()).isZero();
        assertThat(listed.out()).contains("No runs in ", "./scoreline train");
    }

    @Test
    void a_tracking_server_that_is_down_costs_no_training() {
        // Given
        var environment = Map.of("MLFLOW_TRACKING_URI", "http://127.0.0.1:1");
        // When
        var trained = run(environment, "train", "--data", folder.resolve("nowhere"), "--out", bundle("none"));
        // Then
        assertThat(trained).isEqualTo(new Said(1, "", "The tracking server http://127.0.0.1:1 does not answer.\n"));
    }

    private Path bundle(String name) {
        return folder.resolve(name);
    }

    private static String id(Said said) {
        assertThat(said.code()).as("%s", said).isZero();
        var matcher = Pattern.compile("Run {8}(\\S+) in").matcher(said.out());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Said run(Object... words) {
        return run(Map.of(), words);
    }

    private Said run(Map<String, String> environment, Object... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.system(), folder.resolve("work"));
        int code = new Scoreline(terminal, environment)
                .run(List.of(words).stream().map(Object::toString).toArray(String[]::new));
        return new Said(code, out.toString(), err.toString());
    }
}
