package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.performance.Expectation;
import scoreline.drift.verdict.Attribution;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.Growth;
import scoreline.training.business.Stakes;
import scoreline.training.calibration.Method;
import scoreline.training.calibration.ReliabilityBin;
import scoreline.training.encoding.TargetMeans;
import scoreline.training.experiment.Metrics;
import scoreline.training.experiment.Recipe;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

class TrainingTest {

    private static final Recipe SMALL = new Recipe(new Growth(0.2, 3, 1, 0.8, 0.8, 10, 64), 60, 10, 3, 20, 20, 3);
    private static final byte[] CATALOGUE =
            SmallCatalogue.json(List.of("CREDIT", "INCOME"), List.of("WORK", "EMPLOYER"));

    @TempDir
    private Path folder;

    @Test
    void a_table_becomes_a_bundle_that_loads_and_says_how_good_it_is() throws IOException {
        // Given
        Path table = table(3_000, 10, 1);
        var shares = new ArrayList<Double>();
        // When
        var trained = training(table)
                .writeTo(
                        folder.resolve("bundle"),
                        CATALOGUE,
                        EncodingFit.smoothed(SMALL.smoothing()),
                        (step, share) -> shares.add(share));
        // Then
        Metrics metrics = trained.metrics();
        assertThat(metrics.rows()).isEqualTo(3_000);
        assertThat(metrics.confusion().rows()).isEqualTo(3_000);
        assertThat(metrics.auc()).isBetween(0.65, 0.9);
        assertThat(metrics.permutedAuc()).isCloseTo(0.5, within(0.06));
        assertThat(metrics.costAtThreshold()).isLessThanOrEqualTo(metrics.costAtThresholdInTheory());
        assertThat(metrics.expectedCalibrationError()).isLessThan(0.05);
        Bundle loaded = Bundle.load(folder.resolve("bundle"));
        assertThat(loaded.policy().threshold()).isEqualTo(metrics.threshold());
        assertThat(loaded.policy().reviewFrom()).isEqualTo(metrics.threshold());
        assertThat(metrics.money()).isNull();
        assertThat(loaded.reference().rows()).isEqualTo(3_000);
        assertThat(loaded.manifest().provenance()).containsEntry("data_sha256", DataFingerprint.of(table));
        assertThat(trained.interpretation().features())
                .extracting(importance -> importance.feature())
                .first()
                .isIn("CREDIT", "INCOME");
        Path written = folder.resolve("bundle");
        assertThat(written.resolve("interpretation.json"))
                .content()
                .contains("\"mean_contribution\"", "\"with_itself\"");
        assertThat(written.resolve("fairness.json")).content().contains("\"findings\"", "\"prices\" : null");
        assertThat(written.resolve("MODEL_CARD.md"))
                .content()
                .contains("## Fairness", "- No field of the catalogue is protected");
        assertThat(loaded.manifest().files()).containsKeys("profile.html", "profile.fr.html", "profile.json");
        assertThat(trained.profile().inOneLine()).isEqualTo("4 fields, no suspect of leakage");
        assertThat(shares).allMatch(share -> share >= 0 && share <= 1).endsWith(1.0);
    }

    @Test
    void each_category_of_the_segment_has_a_past_of_its_own_in_the_cells_of_the_whole() throws IOException {
        // Given
        Path table = table(4_000, 10, 8);
        byte[] catalogue = new String(CATALOGUE, StandardCharsets.UTF_8)
                .replace("\"groups\"", "\"segment\": \"WORK\", \"groups\"")
                .getBytes(StandardCharsets.UTF_8);
        // When
        training(table).writeTo(folder.resolve("bundle"), catalogue, (_, _) -> {});
        // Then
        Bundle bundle = Bundle.load(folder.resolve("bundle"));
        var segments = bundle.segments().orElseThrow();
        assertThat(segments.feature()).isEqualTo("WORK");
        assertThat(segments.parts()).containsOnlyKeys("office", "road");
        var office = requireNonNull(segments.parts().get("office"));
        var road = requireNonNull(segments.parts().get("road"));
        assertThat(office.population().rows() + road.population().rows()).isEqualTo(4_000);
        for (int f = 0; f < bundle.reference().features().size(); f++) {
            var whole = bundle.reference().features().get(f).counts();
            var one = office.population().features().get(f).counts();
            var other = road.population().features().get(f).counts();
            assertThat(IntStream.range(0, whole.size()).mapToObj(cell -> one.get(cell) + other.get(cell)))
                    .isEqualTo(whole);
        }
        assertThat(road.behaviour().influence().meanMargin())
                .isGreaterThan(office.behaviour().influence().meanMargin() + 0.3);
        var watched = new Judge(new Baseline(bundle.catalogue(), road.population(), Optional.of(road.behaviour())));
        watched.window().add(new Judge(Baseline.of(bundle)).window());
    }

    @Test
    void a_segment_that_is_no_category_is_refused_in_a_sentence() {
        String catalogue = new String(CATALOGUE, StandardCharsets.UTF_8)
                .replace("\"groups\"", "\"segment\": \"CREDIT\", \"groups\"");
        assertThatThrownBy(() -> Catalogue.read(catalogue.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("the segment must be a feature that is a category, and CREDIT is none.");
    }

    @Test
    void the_training_rows_as_a_window_differ_from_their_reference_by_nothing() throws IOException {
        // Given
        Path table = table(2_000, 10, 8);
        Bundle bundle = training(table)
                .writeTo(folder.resolve("bundle"), CATALOGUE, (_, _) -> {})
                .bundle();
        var judge = new Judge(Baseline.of(bundle));
        WindowCounts window = judge.window();
        try (var applications = ApplicationTable.open(table, bundle.catalogue(), SubmissionTimes.USUAL)) {
            for (var application : applications) {
                Decision decision = bundle.decider().decide(application.row());
                window.count(
                        decision.bins(),
                        decision.contributions(),
                        decision.margin(),
                        decision.probabilityOfDefault(),
                        decision.outcome());
            }
        }
        // When
        Judgement judgement = judge.judge(window);
        // Then
        Attribution attribution = judgement.attribution().orElseThrow();
        assertThat(attribution.moved()).isZero();
        assertThat(attribution.moves()).hasSize(4).allMatch(move -> move.by() == 0);
        assertThat(attribution.remainder()).isZero();
        assertThat(attribution.ranking()).isEqualTo(1);
        assertThat(judgement.togetherness().orElseThrow().effect()).isNegative();
        double[] correlations = window.correlations();
        var known = bundle.behaviour().associations().features().stream()
                .flatMap(each -> each.correlations().stream())
                .toList();
        assertThat(correlations).hasSize(known.size()).isNotEmpty();
        for (int pair = 0; pair < correlations.length; pair++) {
            assertThat(correlations[pair]).isCloseTo(known.get(pair), within(1e-12));
        }
        assertThat(bundle.behaviour().decided().all().rows()).isEqualTo(2_000);
        assertThat(Expectation.of(bundle).of(window).orElseThrow().auc().value())
                .isBetween(0.65, 0.9);
    }

    @Test
    void the_metrics_tell_what_decisions_cost_and_what_other_calibrations_would_be_worth() throws IOException {
        // Given: the first fifty loans are of an unknown amount
        var catalogue = new String(SmallCatalogue.json(List.of("CREDIT", "INCOME"), List.of("WORK", "EMPLOYER")), UTF_8)
                .replace("\"fields\":", """
                        "table": {"id": "SK_ID_CURR", "target": "TARGET", "amount": "CREDIT", "columns": [], "excluded": []},
                        "fields":""");
        Path table = table(3_000, 10, 1);
        var text = new StringBuilder();
        for (String line : Files.readAllLines(table)) {
            text.append(line.matches("[1-4]?[0-9],.*") ? line.replaceFirst("^(\\d+,\\d),[^,]+", "$1,") : line)
                    .append('\n');
        }
        Files.writeString(table, text);
        var training = new Training(
                table,
                SubmissionTimes.USUAL,
                SMALL,
                new Stakes(10, 0.5, 0.1),
                0.2,
                1,
                2,
                null,
                Effort.QUICK,
                Optional.empty());
        // When
        var trained = training.writeTo(
                folder.resolve("bundle"),
                catalogue.getBytes(UTF_8),
                EncodingFit.smoothed(SMALL.smoothing()),
                (_, _) -> {});
        // Then
        Metrics metrics = trained.metrics();
        var served = metrics.calibrationMethods().get(1);
        assertThat(served.method()).isEqualTo(Method.PLATT);
        assertThat(served.brier()).isEqualTo(metrics.brier());
        assertThat(served.expectedCalibrationError()).isEqualTo(metrics.expectedCalibrationError());
        assertThat(metrics.reliability().stream()
                        .mapToLong(ReliabilityBin::rows)
                        .sum())
                .isEqualTo(3_000);
        assertThat(metrics.costCurve()).anySatisfy(point -> {
            assertThat(point.threshold()).isEqualTo(metrics.threshold());
            assertThat(point.costPerApplication()).isEqualTo(metrics.costAtThreshold());
        });
        assertThat(metrics.sensitivity().get(5).threshold()).isEqualTo(metrics.threshold());
        assertThat(metrics.money()).isNotNull().satisfies(money -> {
            assertThat(money.withoutAmount()).isEqualTo(50);
            assertThat(money.rows()).isEqualTo(2_950);
            assertThat(money.best().total()).isLessThanOrEqualTo(money.inForce().total());
        });
        var policy = trained.bundle().policy();
        assertThat(policy.reviewFrom()).isLessThanOrEqualTo(metrics.threshold()).isLessThan(1 / 11.0);
        assertThat(policy.threshold())
                .isGreaterThanOrEqualTo(metrics.threshold())
                .isGreaterThan(1 / 11.0);
        assertThat(metrics.reviewBands())
                .filteredOn(band -> band.width() == 0.2)
                .singleElement()
                .satisfies(band -> {
                    assertThat(band.from()).isEqualTo(policy.reviewFrom());
                    assertThat(band.to()).isEqualTo(policy.threshold());
                    assertThat(band.reviewedShare()).isPositive();
                });
        assertThat(Files.readString(folder.resolve("bundle/MODEL_CARD.md"))).contains("**Review**");
        var written = new ObjectMapper()
                .readTree(folder.resolve("bundle/metrics.json").toFile());
        assertThat(List.of("calibration_methods", "reliability", "cost_curve", "sensitivity", "money", "review_bands"))
                .allMatch(written::hasNonNull);
        assertThat(Files.readString(folder.resolve("bundle/metrics.json"))).doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_width_that_leaves_nobody_to_refuse_or_to_approve_is_not_trained_with() throws IOException {
        // Given
        Path table = table(100, 10, 6);
        // When / Then
        assertThatThrownBy(() -> new Training(
                        table,
                        SubmissionTimes.USUAL,
                        SMALL,
                        Stakes.atRatio(10),
                        1,
                        1,
                        2,
                        null,
                        Effort.QUICK,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reviewWidth");
    }

    @Test
    void the_same_table_and_seed_give_the_same_bytes_and_another_seed_others() throws IOException {
        // Given
        Path table = table(1_000, 10, 2);
        // When
        String first = train(table, 1, "a");
        String again = train(table, 1, "b");
        String other = train(table, 2, "c");
        // Then
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        for (Path file : files(folder.resolve("a"))) {
            assertThat(folder.resolve("b").resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
    }

    @Test
    void encodings_that_saw_the_rows_they_judge_are_caught_by_permuted_targets() throws IOException {
        // Given: some thousand employers of three applicants each, encoded before the rows had a fold
        Path table = table(3_000, 1_000, 3);
        var means = new TargetMeans(1);
        EncodingFit leaking = (labelled, _) ->
                means.learn(labelled.catalogue(), labelled.rows(), labelled.targets(), labelled.everyRow());
        // When / Then
        assertThatThrownBy(() -> training(table).writeTo(folder.resolve("bundle"), CATALOGUE, leaking, (_, _) -> {}))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContaining("permuted targets");
        assertThat(folder.resolve("bundle")).doesNotExist();
    }

    @Test
    void an_auc_that_nobody_reaches_is_stopped_with_an_explanation() {
        // Given
        var guard = new LeakGuard(0.501, 0.005, 0.806);
        // When / Then
        guard.require(0.81, 0.005);
        assertThatThrownBy(() -> guard.require(0.83, 0.005))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContaining("0.8300")
                .hasMessageContaining("knows the outcome");
        assertThatThrownBy(() -> new LeakGuard(0.479, 0.005, 1).require(0.75, 0.005))
                .isInstanceOf(UntrustworthyModel.class);
    }

    @Test
    void a_row_that_cannot_be_used_stops_with_its_file_row_and_column() throws IOException {
        // Given
        Path bad = Files.writeString(folder.resolve("bad.csv"), """
                SK_ID_CURR,TARGET,CREDIT,INCOME,WORK,EMPLOYER
                1,0,5,5,a,b
                2,1,5,secret,a,b
                """);
        Path unlabelled = Files.writeString(folder.resolve("unlabelled.csv"), """
                SK_ID_CURR,CREDIT,INCOME,WORK,EMPLOYER
                1,5,5,a,b
                """);
        // When / Then
        assertThatThrownBy(() -> train(bad, 1, "bundle"))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContainingAll("row 2", bad.toString(), "INCOME")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> train(unlabelled, 1, "bundle"))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContainingAll("row 1", unlabelled.toString(), "TARGET");
    }

    @Test
    void a_catalogue_whose_features_read_what_they_must_not_is_not_trained_by() throws IOException {
        // Given
        Path table = table(100, 10, 5);
        var catalogue = new String(CATALOGUE, StandardCharsets.UTF_8);
        // When / Then
        assertThatThrownBy(() -> training(table)
                        .writeTo(
                                folder.resolve("bundle"),
                                catalogue
                                        .replaceFirst("\"protectedAttribute\": false", "\"protectedAttribute\": true")
                                        .getBytes(StandardCharsets.UTF_8),
                                (_, _) -> {}))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContaining("the feature CREDIT of the catalogue reads CREDIT, which is protected");
        assertThatThrownBy(() -> training(table)
                        .writeTo(
                                folder.resolve("bundle"),
                                catalogue
                                        .replaceFirst("\"atDecision\": true", "\"atDecision\": false")
                                        .getBytes(StandardCharsets.UTF_8),
                                (_, _) -> {}))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContaining("which is not known when the decision falls");
    }

    @Test
    void chance_that_strays_is_permuted_again_and_a_leak_stays() {
        // Given
        var asked = new ArrayList<Long>();
        LongToDoubleFunction stray = permutation -> {
            asked.add(permutation);
            return permutation == 7 ? 0.41 : 0.5;
        };
        // When
        var near = LeakGuard.of(permutation -> permutation == 7 ? 0.53 : 1, 7, 0.02, 1);
        var strayed = LeakGuard.of(stray, 7, 0.02, 1);
        var leaking = LeakGuard.of(_ -> 0.6, 7, 0.02, 1);
        // Then
        assertThat(near.permutedAuc()).isEqualTo(0.53);
        assertThat(strayed.permutedAuc()).isCloseTo(0.482, within(1e-9));
        assertThat(asked).containsExactly(7L, 8L, 9L, 10L, 11L);
        strayed.require(0.7, 0.02);
        assertThatThrownBy(() -> leaking.require(0.7, 0.02)).isInstanceOf(UntrustworthyModel.class);
    }

    @Test
    void what_a_killed_training_left_goes_on_under_the_same_conditions_and_is_gone_when_a_bundle_is_written()
            throws IOException {
        // Given: killed when two candidates were compared
        Path table = table(1_000, 10, 7);
        Path journal = folder.resolve(".bundle-lab.jsonl");
        var steps = new ArrayList<String>();
        assertThatThrownBy(() -> training(table, Effort.USUAL)
                        .writeTo(folder.resolve("bundle"), CATALOGUE, (step, _) -> {
                            if (step.contains("3 of 6")) {
                                throw new IllegalStateException("killed");
                            }
                        }))
                .hasMessage("killed");
        String left = Files.readString(journal);
        // When
        var resumed = training(table, Effort.USUAL).writeTo(folder.resolve("bundle"), CATALOGUE, (_, _) -> {});
        boolean kept = Files.exists(journal);
        Files.writeString(journal, left);
        training(table, Effort.QUICK).writeTo(folder.resolve("bundle"), CATALOGUE, (step, _) -> steps.add(step));
        // Then
        assertThat(left.lines().findFirst().orElseThrow())
                .contains(CodeFingerprint.of(Training.class, RowEncoder.class), "effort USUAL")
                .contains("XGBoost " + Versions.xgboost(), "LightGBM " + Versions.lightgbm());
        assertThat(resumed.resumed()).isEqualTo(new Resumed(0, 2));
        assertThat(kept).isFalse();
        assertThat(steps).isNotEmpty().noneMatch(step -> step.contains("candidates"));
        assertThat(journal).doesNotExist();
    }

    @Test
    void a_table_with_too_few_defaults_is_not_trained_on() throws IOException {
        // Given
        Path table = table(40, 10, 4);
        // When / Then
        assertThatThrownBy(() -> train(table, 1, "bundle"))
                .isInstanceOf(UntrustworthyModel.class)
                .hasMessageContaining("at least 30");
    }

    @Test
    void real_applications_are_ranked_and_calibrated_as_they_should() throws IOException {
        // Given
        Path root = Path.of(System.getProperty("scoreline.root", "."));
        Path real = root.resolveSibling("shared").resolve("data/home-credit/application_train.csv.gz");
        assumeTrue(Files.exists(real), "the real applications are not at " + real);
        Path table = firstLines(real, 8_000);
        var training = new Training(table, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 2);
        // When
        var trained = training.writeTo(folder.resolve("bundle"), (_, _) -> {});
        // Then
        assertThat(trained.metrics().auc()).isBetween(0.70, 0.79);
        assertThat(trained.metrics().expectedCalibrationError()).isLessThan(0.02);
        assertThat(trained.metrics().threshold()).isBetween(0.05, 0.15);
        try (ApplicationTable applications =
                ApplicationTable.open(table, trained.bundle().catalogue(), SubmissionTimes.USUAL)) {
            var decision = trained.bundle()
                    .decider()
                    .decide(applications.iterator().next().row());
            assertThat(decision.probabilityOfDefault()).isStrictlyBetween(0.0, 1.0);
        }
    }

    private Training training(Path table, Effort effort) {
        return new Training(
                table, SubmissionTimes.USUAL, SMALL, Stakes.atRatio(10), 0, 1, 2, null, effort, Optional.empty());
    }

    private Training training(Path table) {
        return new Training(table, SubmissionTimes.USUAL, SMALL, 10, 1, 2);
    }

    private String train(Path table, long seed, String name) throws IOException {
        return new Training(table, SubmissionTimes.USUAL, SMALL, 10, seed, 2)
                .writeTo(folder.resolve(name), CATALOGUE, EncodingFit.smoothed(SMALL.smoothing()), (_, _) -> {})
                .bundle()
                .sha256();
    }

    /** Made-up applications: credit over income tells of the target, work a little, one of many employers nothing. */
    private Path table(int rows, int employers, long seed) throws IOException {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder("SK_ID_CURR,TARGET,CREDIT,INCOME,WORK,EMPLOYER\n");
        for (int row = 0; row < rows; row++) {
            double credit = random.nextDouble(10, 100);
            double income = random.nextDouble(10, 100);
            boolean road = random.nextInt(3) == 0;
            double logOdds = -2.5 + (credit - income) / 30 + (road ? 0.7 : 0);
            int target = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
            text.append(row)
                    .append(',')
                    .append(target)
                    .append(',')
                    .append(credit)
                    .append(',');
            text.append(random.nextInt(20) == 0 ? "" : income).append(',').append(road ? "road" : "office");
            text.append(",e").append(random.nextInt(employers)).append('\n');
        }
        return Files.writeString(folder.resolve("table-" + rows + ".csv"), text);
    }

    private Path firstLines(Path zipped, int rows) throws IOException {
        Path part = folder.resolve("part.csv");
        var zip = new GZIPInputStream(Files.newInputStream(zipped));
        try (var lines = new BufferedReader(new InputStreamReader(zip, StandardCharsets.UTF_8))) {
            Files.write(part, lines.lines().limit(rows + 1L).toList());
        }
        return part;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
