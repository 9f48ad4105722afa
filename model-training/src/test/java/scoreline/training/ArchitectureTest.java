package scoreline.training;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        // Given
        var training = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("scoreline.training");
        // When / Then: each package is a slice, the one above all others as well
        slices().matching("scoreline.(**)").should().beFreeOfCycles().check(training);
    }
}
