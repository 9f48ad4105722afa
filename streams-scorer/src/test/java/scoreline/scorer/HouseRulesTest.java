package scoreline.scorer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses SCORER =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("scoreline.scorer");

    @Test
    void only_the_runtime_knows_the_runtime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("scoreline.scorer.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("scoreline.scorer.runtime..", "scoreline.service..")
                .check(SCORER);
    }

    @Test
    void the_topology_holds_no_client_and_reads_no_clock_of_its_own() {
        noClasses()
                .that()
                .resideInAPackage("scoreline.scorer.topology..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka.clients.admin..",
                        "org.apache.kafka.clients.producer..",
                        "java.net..",
                        "io.micrometer..")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "getenv")
                .check(SCORER);
    }

    @Test
    void nothing_here_trains() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ml.dmlc..", "scoreline.training..")
                .check(SCORER);
    }
}
