package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.dashboard.scoring.FormField.Group;
import scoreline.plots.Language;

class FormFieldTest {
    @Test
    void a_groups_share_counts_features_that_are_no_field_as_well(@TempDir Path folder) {
        // Given
        var bundle = PastBundle.write(folder.resolve("bundle")).bundle();
        var catalogue = bundle.catalogue();
        var movable = Movable.of(catalogue, Optional.empty());
        // When
        var fields = FormField.of(bundle, movable, Language.ENGLISH);
        // Then
        var groups = fields.stream().map(FormField::group).distinct().toList();
        assertThat(groups).extracting(Group::code).containsExactly("LOAN", "HOME");
        assertThat(groups.stream().mapToDouble(Group::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(fields.stream().mapToDouble(FormField::share).sum()).isLessThan(0.9);
    }
}
