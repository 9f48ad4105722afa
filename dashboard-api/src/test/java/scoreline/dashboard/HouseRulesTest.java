package scoreline.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses DASHBOARD =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("scoreline.dashboard");

    @Test
    void only_what_materialises_and_the_service_know_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("scoreline.dashboard.materialise..", "scoreline.dashboard.service..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients..")
                .check(DASHBOARD);
    }

    @Test
    void who_asks_does_not_write_and_the_database_knows_neither() {
        noClasses()
                .that()
                .resideInAPackage("scoreline.dashboard.population..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("scoreline.dashboard.materialise..")
                .check(DASHBOARD);
        noClasses()
                .that()
                .resideInAPackage("scoreline.dashboard.database..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("scoreline.dashboard.materialise..", "scoreline.dashboard.population..")
                .check(DASHBOARD);
    }
}
