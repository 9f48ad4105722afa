package scoreline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.standalone.exercise.Twins;
import scoreline.standalone.terminal.Terminal;
import scoreline.training.survey.Survey;

/** Tables that no line of this project knows are trained on, scored and streamed, by the commands alone. */
class OwnTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String[] COLUMNS = {"--id", "N° de dossier", "--target", "Défaut", "--time", "Déposé le"};

    /** A French table and the bundle that was trained on it. */
    @TempDir
    private static Path french;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void trainOnTheFrench() throws IOException {
        var test = new OwnTableTest();
        test.folder = french;
        test.train(AnotherLender.french(granted(), 1_500), COLUMNS);
    }

    private static Path granted() {
        return french.resolve("prêts accordés.csv");
    }

    private static Path frenchBundle() {
        return french.resolve("bundle");
    }

    @Test
    void a_table_of_other_columns_is_trained_on_scored_and_replayed_to_the_same_bits() throws Exception {
        // Given
        Path table = AnotherLender.english(folder.resolve("loans.csv"), 0, 3_000, true);
        Path unlabelled = AnotherLender.english(folder.resolve("new.csv"), 3_000, 500, false);
        // When
        train(table, "--id", "loan_ref", "--target", "defaulted", "--time", "applied_at", "--most-in-day", "2");
        decide("score", bundle(), unlabelled, "scored.jsonl");
        decide("replay", bundle(), unlabelled, "replayed.jsonl");
        // Then
        var catalogue = Bundle.load(bundle()).catalogue();
        assertThat(catalogue.features())
                .extracting(Feature::name)
                .containsExactly(
                        "amount",
                        "instalment",
                        "yearly_income",
                        "rating_a",
                        "rating_b",
                        "rating_c",
                        "born_on",
                        "hired_on",
                        "trade",
                        "employer_kind",
                        "branch",
                        "postcode");
        assertThat(catalogue.table().excluded())
                .extracting(Table.Excluded::column)
                .containsExactly("customer", "currency", "comment", "last_reminder", "queue_no");
        assertThat(catalogue.fields())
                .filteredOn(Field::protectedAttribute)
                .extracting(Field::name)
                .containsExactly("gender");
        assertThat(out.toString())
                .contains("Features   12; columns that are none: 6", "customer: it holds 3,000 different texts");
        assertThat(JSON.readTree(bundle().resolve("metrics.json").toFile())
                        .get("auc")
                        .doubleValue())
                .isGreaterThan(0.65);
        assertThat(Bundle.load(bundle()).policy().mostInDay()).isEqualTo(2);
        assertThat(drafted()).hasSameBinaryContentAs(bundle().resolve("catalogue.json"));
        List<JsonNode> scored = decisions("scored.jsonl");
        assertThat(scored).hasSize(500);
        assertThat(Twins.firstDifference(folder.resolve("scored.jsonl"), folder.resolve("replayed.jsonl")))
                .isEmpty();
        assertThat(scored.getFirst().get("application_id").textValue()).isEqualTo("LN-003000-K");
        assertThat(folder.resolve("scored.rejected.jsonl")).isEmptyFile();
    }

    @Test
    void names_with_spaces_accents_and_brackets_travel_from_the_table_to_the_decisions() throws Exception {
        // When
        decide("score", frenchBundle(), granted(), "scored.jsonl");
        decide("replay", frenchBundle(), granted(), "replayed.jsonl");
        // Then
        assertThat(Bundle.load(frenchBundle()).catalogue().fields())
                .extracting(Field::name)
                .containsExactly(
                        "Montant_du_pret_EUR",
                        "Echeance_par_mois",
                        "Score_interne",
                        "Score_externe",
                        "_2e_score",
                        "Situation",
                        "Ne_e_le");
        List<JsonNode> scored = decisions("scored.jsonl");
        assertThat(scored).hasSize(1_500);
        assertThat(Twins.firstDifference(folder.resolve("scored.jsonl"), folder.resolve("replayed.jsonl")))
                .isEmpty();
    }

    @Test
    void an_edited_catalogue_is_trained_by_and_never_written_over() throws Exception {
        // Given
        Path table = AnotherLender.french(folder.resolve("loans.csv"), 1_500);
        draft(table);
        Files.writeString(
                drafted(),
                Files.readString(drafted())
                        .replaceFirst("\\{[^\n]*\"formula\":\"Situation\"[^\n]*\n", "")
                        .replace("\"en\":\"Score externe\"", "\"en\":\"Bureau score\""));
        // When
        int again = run(words(List.of("train", "--table", table, "--out", bundle()), COLUMNS));
        train(table, "--catalogue", drafted().toString());
        // Then
        assertThat(again).isEqualTo(1);
        assertThat(err.toString())
                .contains(drafted() + " was edited, or drafted from other data: train with --catalogue")
                .hasLineCount(1);
        var catalogue = Bundle.load(bundle()).catalogue();
        assertThat(catalogue.features())
                .extracting(Feature::name)
                .doesNotContain("Situation")
                .hasSize(6);
        assertThat(catalogue.fields()).extracting(field -> field.label().en()).contains("Bureau score", "Situation");
    }

    @Test
    void the_schema_of_a_bundle_says_what_producers_send() throws Exception {
        // When
        int code = run("schema", "--bundle", frenchBundle());
        // Then
        assertThat(code).isZero();
        var schema = new Schema.Parser().parse(out.toString());
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .startsWith("application_id", "applicant_id", "submitted_at", "Montant_du_pret_EUR");
    }

    @Test
    void a_bad_catalogue_is_one_sentence_that_names_the_file() throws Exception {
        // Given
        Path table = AnotherLender.french(folder.resolve("loans.csv"), 1_500);
        draft(table);
        String draft = Files.readString(drafted());
        Path unknown = Files.writeString(folder.resolve("unknown.json"), draft.replace("\"NUMBER\"", "\"NUMERO\""));
        Path accent = Files.writeString(folder.resolve("accent.json"), draft.replace("Situation", "Référence"));
        Path absent = folder.resolve("absent.json");
        // When
        int[] codes = {
            run("train", "--table", table, "--catalogue", unknown, "--out", bundle()),
            run("train", "--table", table, "--catalogue", accent, "--out", bundle()),
            run("train", "--table", table, "--catalogue", absent, "--out", bundle()),
            run("train", "--table", table, "--catalogue", drafted(), "--id", "Situation", "--out", bundle()),
        };
        // Then
        assertThat(codes).containsExactly(1, 1, 1, 2);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(unknown.toString(), "Montant_du_pret_EUR", "as its kind"),
                        line -> assertThat(line).contains(accent.toString(), "Référence", "no name in Avro"),
                        line -> assertThat(line).contains(absent.toString(), "cannot be read"),
                        line -> assertThat(line).contains("--id", "Situation", "N° de dossier"));
    }

    private Path bundle() {
        return folder.resolve("bundle");
    }

    private Path drafted() {
        return folder.resolve("bundle.catalogue.json");
    }

    private void draft(Path table) throws IOException {
        var survey = new Survey(table, "N° de dossier", "Défaut", Optional.of("Déposé le"));
        Files.write(drafted(), survey.catalogue());
    }

    private void train(Path table, String... options) {
        assertThat(run(words(List.of("train", "--quick", "--table", table, "--out", bundle()), options)))
                .as("%s%s", out, err)
                .isZero();
    }

    private static Object[] words(List<Object> first, String... others) {
        return Stream.concat(first.stream(), Stream.of(others)).toArray();
    }

    private void decide(String command, Path bundle, Path table, String output) {
        assertThat(run(command, "--bundle", bundle, "--input", table, "--output", folder.resolve(output)))
                .as("%s%s", out, err)
                .isZero();
    }

    private int run(Object... words) {
        var terminal = new Terminal(
                new PrintWriter(out, true), new PrintWriter(err, true), InstantSource.system(), folder.resolve("work"));
        return new Scoreline(terminal, Map.of())
                .run(List.of(words).stream().map(Object::toString).toArray(String[]::new));
    }

    private List<JsonNode> decisions(String file) throws IOException {
        var decisions = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            decisions.add(JSON.readTree(line));
        }
        return decisions;
    }
}
