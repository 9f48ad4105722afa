package scoreline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.training.generated.Drift;
import scoreline.training.generated.GeneratedApplications;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.generated.Scenario;
import scoreline.training.tables.ApplicationTable;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

class ApplicantsTest {
    private static final int PEOPLE = 8;
    private static final GeneratedApplications USUAL = new GeneratedApplications(1);
    private static final GeneratedApplications OTHERS =
            new GeneratedApplications(1, Optional.of(new Drift(Scenario.SHIFT, 1, 0, 1)));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path usual;
    private Path others;

    @BeforeEach
    void tables() throws IOException {
        usual = table(USUAL, "usual");
        others = table(OTHERS, "others");
    }

    @Test
    void they_apply_one_after_the_other_and_then_all_over_again() {
        // Given
        try (var applicants = applicants()) {
            // When
            for (int i = 0; i < 2 * PEOPLE; i++) {
                GenericRecord application = applicants.next(NOW);
                // Then
                assertIs(application, USUAL, i % PEOPLE);
                assertThat(application.get("application_id")).hasToString("run-" + (i + 1));
            }
        }
    }

    @Test
    void when_they_turn_the_next_to_apply_is_the_next_of_the_same_people() {
        // Given
        try (var applicants = applicants()) {
            for (int i = 0; i < PEOPLE + 3; i++) {
                applicants.next(NOW);
            }
            // When
            applicants.turnTo(others);
            // Then
            for (int i = 3; i < 2 * PEOPLE; i++) {
                assertIs(applicants.next(NOW), OTHERS, i % PEOPLE);
            }
        }
    }

    private Applicants applicants() {
        var catalogue = Catalogue.homeCredit();
        var schema = Topics.of(Framing.singleObject()).applications().schema();
        return new Applicants(usual, catalogue, new ApplicationMessages(catalogue, schema), "run");
    }

    private static void assertIs(GenericRecord application, GeneratedApplications people, int row) {
        var expected = people.at(row);
        String score = expected.values().getOrDefault("EXT_SOURCE_2", "");
        assertThat(application.get("applicant_id")).hasToString(Long.toString(expected.id()));
        assertThat(application.get("EXT_SOURCE_2")).isEqualTo(score.isEmpty() ? null : Double.valueOf(score));
    }

    private Path table(GeneratedApplications people, String name) throws IOException {
        new GeneratedTables(people, PEOPLE).writeApplications(folder.resolve(name));
        return ApplicationTable.labelledIn(folder.resolve(name));
    }
}
