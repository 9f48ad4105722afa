package scoreline.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.standalone.replay.Replay;
import scoreline.standalone.score.Score;
import scoreline.training.Recipe;
import scoreline.training.Training;
import scoreline.training.tables.SubmissionTimes;

/** A table that nobody has seen before is trained on, scored and streamed. */
class OwnTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SubmissionTimes TIMES = SubmissionTimes.USUAL;

    @TempDir
    private Path folder;

    private final StringWriter terminal = new StringWriter();
    private final PrintWriter out = new PrintWriter(terminal, true);

    @Test
    void a_table_of_other_columns_is_trained_on_scored_and_replayed_to_the_same_bits() throws Exception {
        // Given
        Path table = AnotherLender.english(folder.resolve("loans.csv"), 0, 3_000, true);
        Path unlabelled = AnotherLender.english(folder.resolve("new.csv"), 3_000, 500, false);
        Path bundle = folder.resolve("bundle");
        // When
        byte[] catalogue = new OwnTable(table, columns("loan_ref", "defaulted", "applied_at"), Optional.empty())
                .catalogue(bundle, out);
        var trained = new Training(table, TIMES, Recipe.quick(), 10, 1, 2).writeTo(bundle, catalogue, (_, _) -> {});
        new Score(bundle, unlabelled, folder.resolve("scored.jsonl"), TIMES.start(), TIMES.every()).run(out);
        new Replay(bundle, unlabelled, folder.resolve("replayed.jsonl"), Optional.empty(), TIMES.start(), TIMES.every())
                .run(out);
        // Then
        Catalogue read = Catalogue.read(catalogue);
        assertThat(read.fields())
                .extracting(Field::name)
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
        assertThat(read.table().excluded())
                .extracting(Table.Excluded::column)
                .containsExactly("customer", "currency", "comment", "last_reminder", "queue_no");
        assertThat(folder.resolve("bundle.catalogue.json")).hasBinaryContent(catalogue);
        assertThat(trained.metrics().auc()).isGreaterThan(0.65);
        List<JsonNode> scored = decisions("scored.jsonl");
        assertThat(scored).hasSize(500);
        assertThat(decisions("replayed.jsonl")).isEqualTo(scored);
        assertThat(scored.getFirst().get("application_id").textValue()).isEqualTo("LN-003000-K");
        assertThat(scored.getFirst().get("submitted_at").toString()).contains("2023-02-06");
        assertThat(folder.resolve("scored.rejected.jsonl")).isEmptyFile();
    }

    @Test
    void names_with_spaces_accents_and_brackets_travel_from_the_table_to_the_decisions() throws Exception {
        // Given
        Path table = AnotherLender.french(folder.resolve("prêts accordés.csv"), 1_500);
        Path bundle = folder.resolve("bundle");
        // When
        byte[] catalogue = new OwnTable(table, columns("N° de dossier", "Défaut", "Déposé le"), Optional.empty())
                .catalogue(bundle, out);
        new Training(table, TIMES, Recipe.quick(), 10, 1, 2).writeTo(bundle, catalogue, (_, _) -> {});
        new Score(bundle, table, folder.resolve("scored.jsonl"), TIMES.start(), TIMES.every()).run(out);
        new Replay(bundle, table, folder.resolve("replayed.jsonl"), Optional.empty(), TIMES.start(), TIMES.every())
                .run(out);
        // Then
        assertThat(Catalogue.read(catalogue).fields())
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
        assertThat(decisions("replayed.jsonl")).isEqualTo(scored);
        assertThat(scored.get(7).get("submitted_at").toString()).contains("2023-01-02T09:59");
    }

    private static OwnTable.Columns columns(String id, String target, String time) {
        return new OwnTable.Columns(Optional.of(id), Optional.of(target), Optional.of(time));
    }

    /** All of each decision but wall-clock times and offsets. */
    private List<JsonNode> decisions(String file) throws IOException {
        var decisions = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            decisions.add(((ObjectNode) JSON.readTree(line))
                    .without(List.of("decided_at", "source_partition", "source_offset")));
        }
        return decisions;
    }
}
