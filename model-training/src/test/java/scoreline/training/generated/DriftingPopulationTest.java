package scoreline.training.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Severity;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/** What the judge of drift says of one window of each scenario, against a table of other people who did not change. */
class DriftingPopulationTest {

    private static final Catalogue CATALOGUE = Catalogue.homeCredit();
    private static final int REFERENCE = 5_000;
    private static final int WINDOW = 2_000;

    /** What categories are worth does not matter here: they are held apart before they are encoded. */
    private static final RowEncoder ENCODER = new RowEncoder(
            CATALOGUE,
            CATALOGUE.fields().stream()
                    .filter(field -> field.kind() == Field.Kind.CATEGORY)
                    .map(field -> new CategoryEncoding(field.name(), 0.08f, Map.of()))
                    .toList());

    @TempDir
    private static Path folder;

    private static Judge judge;
    private static Binning binning;

    @BeforeAll
    static void learn() throws IOException {
        List<Row> rows = rows(new GeneratedApplications(1), REFERENCE);
        float[][] features = rows.stream().map(ENCODER::encode).toArray(float[][]::new);
        var reference = Reference.learn(CATALOGUE, rows, features, new double[REFERENCE]);
        binning = new Binning(CATALOGUE, reference);
        judge = new Judge(Baseline.ofTable(CATALOGUE, reference));
    }

    @Test
    void of_people_who_did_not_change_it_names_nothing() throws IOException {
        assertThat(moved(new GeneratedApplications(2))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CONCEPT")
    void of_a_scenario_it_names_every_column_that_was_changed(Scenario scenario) throws IOException {
        // When
        List<Finding> moved = moved(changing(scenario));
        // Then
        assertThat(moved).extracting(Finding::name).containsAll(scenario.columns());
    }

    @ParameterizedTest
    @CsvSource({
        "SHIFT, EXT_SOURCE_.*",
        "MISSING, EXT_SOURCE_.*|MISSING_COUNT",
        "CATEGORY, NAME_INCOME_TYPE",
    })
    void where_one_column_changes_it_names_only_what_is_made_from_it(Scenario scenario, String fits)
            throws IOException {
        // When
        List<Finding> moved = moved(changing(scenario));
        // Then
        assertThat(moved).extracting(Finding::name).allMatch(name -> name.matches(fits));
    }

    @Test
    void of_hard_times_it_names_nothing_before_outcomes_are_known() throws IOException {
        assertThat(moved(changing(Scenario.CONCEPT))).isEmpty();
    }

    private static GeneratedApplications changing(Scenario scenario) {
        return new GeneratedApplications(2, Optional.of(new Drift(scenario, scenario.usualStrength(), 0, 1)));
    }

    private static List<Finding> moved(GeneratedApplications people) throws IOException {
        List<byte[]> bins = rows(people, WINDOW).stream()
                .map(row -> binning.of(row, ENCODER.encode(row)))
                .toList();
        return judge.judge(bins).features().stream()
                .filter(finding -> finding.severity() != Severity.NONE)
                .toList();
    }

    private static List<Row> rows(GeneratedApplications people, int count) throws IOException {
        new GeneratedTables(people, count).writeApplications(folder);
        List<Row> rows = new ArrayList<>();
        try (var table = ApplicationTable.open(ApplicationTable.labelledIn(folder), CATALOGUE, SubmissionTimes.USUAL)) {
            for (ApplicationRow row : table) {
                rows.add(row.row());
            }
        }
        return rows;
    }
}
