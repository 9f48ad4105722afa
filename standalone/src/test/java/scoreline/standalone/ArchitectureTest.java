package scoreline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every module; what holds in one stands with it. */
class ArchitectureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scoreline.scoring",
                "scoreline.drift",
                "scoreline.training",
                "scoreline.service",
                "scoreline.scorer",
                "scoreline.monitor"
            })
    void packages_depend_on_each_other_in_one_direction(String module) {
        // Given
        Map<String, Set<String>> packages = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(module)) {
            packages.computeIfAbsent(type.getPackageName(), _ -> new TreeSet<>())
                    .addAll(type.getDirectDependenciesFromSelf().stream()
                            .map(dependency -> dependency.getTargetClass().getPackageName())
                            .filter(name -> !name.equals(type.getPackageName()))
                            .collect(Collectors.toSet()));
        }
        assertThat(packages).hasSizeGreaterThan(2);
        // When / Then
        assertThat(knots(packages)).isEmpty();
    }

    @Test
    void a_circle_is_found_and_who_only_uses_it_is_not_blamed() {
        // Given
        Map<String, Set<String>> packages =
                Map.of("a", Set.of("b"), "b", Set.of("c", "java.util"), "c", Set.of("b", "d"), "d", Set.of());
        // When / Then
        assertThat(knots(packages)).containsExactly("b", "c");
    }

    /** The packages that are left when those that use no other, or that no other uses, are taken away one after the other. */
    private static Set<String> knots(Map<String, Set<String>> packages) {
        Set<String> left = new TreeSet<>(packages.keySet());
        int before;
        do {
            before = left.size();
            left.removeIf(each -> Collections.disjoint(packages.get(each), left));
            Set<String> used =
                    left.stream().map(packages::get).flatMap(Collection::stream).collect(Collectors.toSet());
            left.retainAll(used);
        } while (left.size() < before);
        return left;
    }
}
