package scoreline.judgement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {
    private static final JavaClasses JUDGEMENT = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("scoreline.admission", "scoreline.judgement");

    @Test
    void admission_and_judgement_know_no_kafka() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(JUDGEMENT);
    }

    @Test
    void who_admits_does_not_judge() {
        noClasses()
                .that()
                .resideInAPackage("scoreline.admission..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("scoreline.judgement..")
                .check(JUDGEMENT);
    }
}
