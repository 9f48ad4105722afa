package scoreline.scoring.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Reason;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.reference.Cells;

class BundleTest {

    private static final BundleContents CONTENTS = SmallBundle.contents();

    @TempDir
    Path folder;

    private Path directory;

    @BeforeEach
    void write_a_bundle() throws IOException {
        directory = folder.resolve("bundle");
        CONTENTS.write(directory);
    }

    static List<String> everyFile() {
        return Stream.concat(
                        Stream.of(BundleFile.values()).map(BundleFile::fileName),
                        CONTENTS.documents().keySet().stream())
                .toList();
    }

    @Test
    void the_same_contents_give_the_same_bytes() throws IOException {
        // Given
        Path again = folder.resolve("again");
        // When
        SmallBundle.contents().write(again);
        // Then
        for (String file : everyFile()) {
            assertThat(again.resolve(file)).hasSameBinaryContentAs(directory.resolve(file));
        }
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void a_byte_altered_anywhere_in_a_file_is_found_and_named(String file) throws IOException {
        // Given
        Path path = directory.resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        var random = new SplittableRandom(file.length());
        for (int attempt = 0; attempt < 20; attempt++) {
            byte[] altered = bytes.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 + random.nextInt(255));
            Files.write(path, altered);
            // When / Then
            assertThatThrownBy(() -> Bundle.load(directory))
                    .isInstanceOf(UnusableBundle.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .contains(file.equals(BundleFile.SEAL.fileName()) ? "manifest" : file)
                            .hasLineCount(1)
                            .endsWith("."));
        }
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void a_truncated_file_is_found_and_named(String file) throws IOException {
        // Given
        Path path = directory.resolve(file);
        byte[] bytes = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining(file.equals(BundleFile.SEAL.fileName()) ? "manifest" : file);
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void a_missing_file_is_found_and_named(String file) throws IOException {
        // Given
        Files.delete(directory.resolve(file));
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining(file + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../note.html", "model.ubj", ".hidden", ""})
    void a_document_has_a_name_of_its_own_and_no_folder(String name) {
        assertThatThrownBy(() -> new BundleContents(
                        CONTENTS.name(),
                        CONTENTS.catalogue(),
                        CONTENTS.encodings(),
                        CONTENTS.model(),
                        CONTENTS.calibration(),
                        CONTENTS.policy(),
                        CONTENTS.reference(),
                        CONTENTS.behaviour(),
                        CONTENTS.segments(),
                        CONTENTS.baseline(),
                        CONTENTS.metrics(),
                        Map.of(name, new byte[0]),
                        CONTENTS.provenance(),
                        CONTENTS.seed()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_manifest_that_lists_a_file_outside_the_bundle_is_refused() throws IOException {
        // Given
        Path manifest = directory.resolve(BundleFile.MANIFEST.fileName());
        Files.writeString(directory.resolveSibling("note.html"), "");
        Files.writeString(manifest, Files.readString(manifest).replace("MODEL_CARD.md", "../note.html"));
        Files.writeString(
                directory.resolve(BundleFile.SEAL.fileName()), BundleContents.seal(Files.readAllBytes(manifest)));
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining("lists a file that no bundle has: ../note.html");
    }

    @Test
    void a_bundle_whose_hashes_agree_but_whose_model_decides_otherwise_is_found_by_its_golden_rows()
            throws IOException {
        // Given
        Path policy = directory.resolve(BundleFile.CALIBRATION.fileName());
        Files.writeString(policy, Files.readString(policy).replace("\"slope\" : 1.0", "\"slope\" : 1.5"));
        reseal(BundleFile.CALIBRATION);
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining("golden.json")
                .hasMessageContaining("another decision");
    }

    @Test
    void a_policy_that_names_no_rule_has_none() throws IOException {
        // Given
        Path policy = directory.resolve(BundleFile.POLICY.fileName());
        Files.writeString(policy, Files.readString(policy).replaceFirst(",\\s*\"most_in_day\" : null", ""));
        reseal(BundleFile.POLICY);
        // When
        var read = Bundle.load(directory).policy();
        // Then
        assertThat(policy).content().doesNotContain("most_in_day");
        assertThat(read).isEqualTo(CONTENTS.policy());
    }

    @Test
    void a_policy_with_a_rule_has_it() throws IOException {
        // Given
        Path policy = directory.resolve(BundleFile.POLICY.fileName());
        Files.writeString(policy, Files.readString(policy).replace("\"most_in_day\" : null", "\"most_in_day\" : 3"));
        reseal(BundleFile.POLICY);
        // When
        var read = Bundle.load(directory).policy();
        // Then
        assertThat(read.mostInDay()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost_ratio", "threshold", "review_from", "scale"})
    void a_policy_must_name_everything_else(String component) throws IOException {
        // Given
        Path policy = directory.resolve(BundleFile.POLICY.fileName());
        var without = (ObjectNode) new ObjectMapper().readTree(policy.toFile());
        without.remove(component);
        Files.writeString(policy, without.toString());
        reseal(BundleFile.POLICY);
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining("policy.json")
                .hasMessageContaining(component);
    }

    @Test
    void a_bundle_may_hold_a_model_of_lightgbm() throws IOException {
        // Given
        String model = """
                tree
                version=v4
                num_class=1
                num_tree_per_iteration=1
                max_feature_idx=3
                objective=binary sigmoid:1

                Tree=0
                num_leaves=3
                num_cat=0
                split_feature=0 1
                threshold=50000.5 inf
                decision_type=2 8
                left_child=-1 -2
                right_child=1 -3
                leaf_value=-0.5 0.25 0.75
                leaf_count=60 30 10
                internal_count=100 40
                is_linear=0
                shrinkage=1

                end of trees
                """;
        Path other = folder.resolve("lightgbm");
        // When
        new BundleContents(
                        CONTENTS.name(),
                        CONTENTS.catalogue(),
                        CONTENTS.encodings(),
                        model.getBytes(StandardCharsets.UTF_8),
                        CONTENTS.calibration(),
                        CONTENTS.policy(),
                        CONTENTS.reference(),
                        CONTENTS.behaviour(),
                        CONTENTS.segments(),
                        CONTENTS.baseline(),
                        CONTENTS.metrics(),
                        CONTENTS.documents(),
                        CONTENTS.provenance(),
                        CONTENTS.seed())
                .write(other);
        // Then
        Decision decision = Bundle.load(other)
                .decider()
                .decide(new Row(
                        new double[] {90_000, Double.NaN, -100, Double.NaN},
                        new @Nullable String[] {null, null, null, "road"}));
        assertThat(decision.margin()).isEqualTo(0.75f);
    }

    @Test
    void what_the_model_made_of_its_rows_is_read_as_it_was_written() {
        // When
        Bundle bundle = Bundle.load(directory);
        // Then
        assertThat(bundle.behaviour()).isEqualTo(CONTENTS.behaviour());
        assertThat(bundle.reference()).isEqualTo(CONTENTS.reference());
        assertThat(bundle.behaviour().associations().features()).hasSize(4);
    }

    @Test
    void a_reference_whose_outcomes_are_of_other_rows_is_refused() throws IOException {
        // Given
        Path reference = directory.resolve(BundleFile.REFERENCE.fileName());
        String written = Files.readString(reference);
        Files.writeString(reference, written.replaceFirst("(\"approved\" : \\{\\s*\"rows\" : )", "$11"));
        reseal(BundleFile.REFERENCE);
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageContaining("reference.json cannot be used: the outcomes by score are not those by decision");
    }

    @Test
    void a_bundle_of_another_format_is_refused_in_one_sentence() throws IOException {
        // Given
        Path manifest = directory.resolve(BundleFile.MANIFEST.fileName());
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 3", "\"format\" : 2"));
        Files.writeString(
                directory.resolve(BundleFile.SEAL.fileName()), BundleContents.seal(Files.readAllBytes(manifest)));
        // When / Then
        assertThatThrownBy(() -> Bundle.load(directory))
                .isInstanceOf(UnusableBundle.class)
                .hasMessageEndingWith("manifest.json has format 2, this program reads 3.");
    }

    @Test
    void a_directory_that_holds_something_else_is_not_overwritten() throws IOException {
        // Given
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("thesis.txt"), "years of work");
        // When / Then
        assertThatThrownBy(() -> CONTENTS.write(other)).hasMessageContaining("something else than a bundle");
        assertThat(other.resolve("thesis.txt")).exists();
    }

    @Test
    void a_bundle_beside_which_somebody_keeps_a_file_is_not_overwritten() throws IOException {
        // Given
        Path bundle = folder.resolve("annotated");
        CONTENTS.write(bundle);
        Path notes = Files.writeString(bundle.resolve("notes.txt"), "years of work");
        // When / Then
        assertThatThrownBy(() -> CONTENTS.write(bundle)).hasMessageContaining("something else than a bundle");
        assertThat(notes).exists();
        Files.delete(notes);
        assertThat(CONTENTS.write(bundle).version()).isNotEmpty();
    }

    @Test
    void a_decision_explains_its_margin_and_names_its_reasons() {
        // Given
        Bundle bundle = Bundle.load(directory);
        var row = new Row(
                new double[] {90_000, 20_000, 365_243, Double.NaN}, new @Nullable String[] {null, null, null, "moon"});
        // When
        Decision decision = bundle.decider().decide(row);
        // Then
        double sum = decision.bias();
        for (float contribution : decision.contributions()) {
            sum += contribution;
        }
        assertThat(sum).isCloseTo(decision.margin(), within(1e-5));
        assertThat(decision.bins()[2]).isEqualTo((byte) Cells.SENTINEL);
        assertThat(decision.bins()[3]).isEqualTo((byte) Cells.UNSEEN);
        assertThat(decision.featureValues()[2]).isNaN();
        assertThat(decision.featureValues()[3]).isEqualTo(0.1f);
        assertThat(decision.reasons()).isNotEmpty().hasSizeLessThanOrEqualTo(2);
        assertThat(decision.reasons())
                .filteredOn(reason -> reason.group().equals("LOAN"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.direction())
                        .isEqualTo(reason.contribution() > 0 ? Reason.Direction.AGAINST : Reason.Direction.FOR));
    }

    @Test
    void what_is_decided_without_why_is_the_decisions_to_the_last_bit() {
        // Given
        var decider = Bundle.load(directory).decider();
        var random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            var row = new Row(
                    new double[] {
                        random.nextDouble(200_000), random.nextDouble(50_000), -random.nextInt(9_000), Double.NaN
                    },
                    new @Nullable String[] {null, null, null, random.nextBoolean() ? "moon" : "road"});
            Map<Integer, Double> known = random.nextBoolean() ? Map.of() : Map.of(1, random.nextDouble(10));
            // When
            var verdict = decider.verdict(row, Velocity.NONE, known);
            // Then
            assertThat(verdict)
                    .isEqualTo(decider.decide(row, Velocity.NONE, known).verdict());
        }
    }

    private void reseal(BundleFile altered) throws IOException {
        Path path = directory.resolve(BundleFile.MANIFEST.fileName());
        Manifest manifest = Json.read(Files.readAllBytes(path), Manifest.class);
        byte[] bytes = Files.readAllBytes(directory.resolve(altered.fileName()));
        var files = new TreeMap<>(manifest.files());
        files.put(altered.fileName(), new Manifest.Fingerprint(Sha256.hex(bytes), bytes.length));
        byte[] resealed = Json.write(
                new Manifest(manifest.format(), manifest.name(), manifest.version(), files, manifest.provenance()));
        Files.write(path, resealed);
        Files.write(
                directory.resolve(BundleFile.SEAL.fileName()),
                BundleContents.seal(resealed).getBytes(StandardCharsets.UTF_8));
    }
}
