package scoreline.training.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.training.SmallCatalogue;

class TargetMeansTest {

    private static final Catalogue CATALOGUE = SmallCatalogue.of(List.of(), List.of("WORK"));

    @Test
    void a_category_is_worth_its_default_rate_drawn_towards_the_overall_one() {
        // Given: 2 of 5 chosen rows default, 2 of the 3 drivers
        List<Row> rows = rows("driver", "driver", "driver", "cook", null, "driver", "pilot");
        int[] targets = {1, 1, 0, 0, 0, 1, 1};
        // When
        List<CategoryEncoding> found = new TargetMeans(10).learn(CATALOGUE, rows, targets, new int[] {0, 1, 2, 3, 4});
        // Then: the last two rows count for nothing
        assertThat(found)
                .containsExactly(new CategoryEncoding(
                        "WORK", 0.4f, Map.of("driver", (float) ((2 + 10 * 0.4) / (3 + 10)), "cook", (float)
                                ((10 * 0.4) / (1 + 10)))));
    }

    @Test
    void without_smoothing_it_is_the_default_rate() {
        // Given
        List<Row> rows = rows("driver", "driver", "cook", "cook");
        // When
        List<CategoryEncoding> found =
                new TargetMeans(0).learn(CATALOGUE, rows, new int[] {1, 0, 0, 0}, new int[] {0, 1, 2, 3});
        // Then
        assertThat(found.getFirst().values()).containsOnly(Map.entry("driver", 0.5f), Map.entry("cook", 0f));
    }

    private static List<Row> rows(@Nullable String... works) {
        return Arrays.stream(works)
                .map(work -> new Row(new double[] {Double.NaN}, new @Nullable String[] {work}))
                .toList();
    }
}
