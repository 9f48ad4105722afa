package scoreline.scoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("scoreline.scoring");

    @Test
    void the_mathematics_knows_neither_files_nor_json() {
        noClasses()
                .that()
                .resideInAnyPackage("..tree..", "..explain..", "..encoding..", "..decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "java.nio.file..", "java.net..")
                .check(CORE);
    }
}
