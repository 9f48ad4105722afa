package scoreline.drift;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses DRIFT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("scoreline.drift");

    @Test
    void statistics_know_numbers_alone() {
        noClasses()
                .that()
                .resideInAPackage("..drift.statistic..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("scoreline.scoring..", "scoreline.drift.histogram..", "scoreline.drift.verdict..")
                .check(DRIFT);
    }

    @Test
    void nothing_here_knows_kafka_files_or_the_clock() {
        noClasses()
                .that()
                .resideInAPackage("scoreline.drift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "java.net..", "java.nio.file..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(DRIFT);
    }
}
