package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CutPointsTest {
    @RepeatedTest(10)
    void rows_with_as_many_cut_points_up_to_them_have_the_same_margin(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var ensemble = Ensembles.random(random, 3, 5, 3);
        var cutPoints = new CutPoints(ensemble);
        float[] row = Ensembles.row(random, 3);
        // When
        float[] moved = row.clone();
        for (int f = 0; f < moved.length; f++) {
            moved[f] += random.nextInt(2) * 0.5f;
        }
        // Then
        if (Arrays.equals(upTo(cutPoints, row), upTo(cutPoints, moved))) {
            assertThat(ensemble.margin(moved)).isEqualTo(ensemble.margin(row));
        }
        for (int f = 0; f < row.length; f++) {
            int at = f;
            long expected = Float.isNaN(row[f])
                    ? -1
                    : floats(ensemble.cutPoints(f)).stream()
                            .filter(cut -> cut <= row[at])
                            .count();
            assertThat(cutPoints.upTo(f, row[f])).isEqualTo((int) expected);
        }
    }

    @Test
    void what_parts_missing_values_from_all_others_parts_no_two_values() {
        // Given
        var tree = Tree.of(
                0,
                new int[] {1, -1, 3, -1, -1},
                new int[] {2, -1, 4, -1, -1},
                new int[] {0, 0, 0, 0, 0},
                new float[] {-0f, 1, Float.POSITIVE_INFINITY, 2, 3},
                new int[] {0, 0, 0, 0, 0},
                new float[] {4, 2, 2, 1, 1},
                0);
        // When
        var cutPoints = new CutPoints(new Ensemble(2, 0, List.of(tree), new Gains()));
        // Then
        assertThat(cutPoints.count(0)).isOne();
        assertThat(cutPoints.count(1)).isZero();
        assertThat(cutPoints.upTo(0, -1)).isZero();
        assertThat(cutPoints.upTo(0, -0f)).isOne();
        assertThat(cutPoints.upTo(0, Float.MAX_VALUE)).isOne();
        assertThat(cutPoints.upTo(1, 7)).isZero();
        assertThat(cutPoints.upTo(1, Float.NaN)).isEqualTo(-1);
    }

    private static int[] upTo(CutPoints cutPoints, float[] row) {
        var upTo = new int[row.length];
        for (int f = 0; f < row.length; f++) {
            upTo[f] = cutPoints.upTo(f, row[f]);
        }
        return upTo;
    }

    private static List<Float> floats(float[] values) {
        var list = new java.util.ArrayList<Float>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
