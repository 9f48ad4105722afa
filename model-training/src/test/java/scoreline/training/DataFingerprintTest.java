package scoreline.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Row;
import scoreline.training.labelled.Labelled;

class DataFingerprintTest {

    @Test
    void rows_that_differ_in_anything_are_told_apart_however_long_a_text() {
        // Given
        String endless = "x".repeat(70_000);
        List<Labelled> all = List.of(
                labelled(1, "a", "b", 0),
                labelled(2, "a", "b", 0),
                labelled(Double.NaN, "a", "b", 0),
                labelled(1, "a", "b", 1),
                labelled(1, "ab", "", 0),
                labelled(1, "a", null, 0),
                labelled(1, "a", "null", 0),
                labelled(1, "a", "", 0),
                labelled(1, endless, "b", 0),
                labelled(1, endless + "x", "b", 0));
        // When
        List<String> fingerprints = all.stream().map(DataFingerprint::of).toList();
        // Then
        assertThat(fingerprints).doesNotHaveDuplicates();
        assertThat(DataFingerprint.of(labelled(1, endless, "b", 0))).isEqualTo(fingerprints.get(8));
        assertThat(fingerprints).allMatch(hex -> hex.matches("[0-9a-f]{64}"));
    }

    private static Labelled labelled(double number, @Nullable String one, @Nullable String other, int target) {
        var row = new Row(new double[] {number, Double.NaN, Double.NaN}, new @Nullable String[] {null, one, other});
        return new Labelled(SmallCatalogue.of(List.of("A"), List.of("K", "L")), List.of(row), new int[] {target});
    }
}
