package scoreline.dashboard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses DASHBOARD =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("scoreline.dashboard");

    @Test
    void only_what_materialises_knows_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("scoreline.dashboard.materialise..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.avro..")
                .check(DASHBOARD);
    }

    @Test
    void packages_do_not_go_round_in_circles() {
        slices().matching("scoreline.dashboard.(*)..").should().beFreeOfCycles().check(DASHBOARD);
    }
}
