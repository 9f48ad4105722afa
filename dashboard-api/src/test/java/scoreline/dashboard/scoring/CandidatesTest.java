package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.explanation.Value;
import scoreline.dashboard.scoring.FormField.Usual;

class CandidatesTest {
    private static final Usual LOANS = new Usual(45_000, 100_000, 1_500_000, 4_050_000);

    private static FormField number(@Nullable Usual usual, Double... sentinels) {
        return new FormField(
                "A",
                "A",
                null,
                null,
                "currency",
                "NUMBER",
                true,
                List.of(sentinels),
                List.of(),
                Map.of(),
                usual,
                true,
                false);
    }

    private static List<Double> tried(FormField field, double applied) {
        return Candidates.of(field, new Value.Amount(applied)).stream()
                .map(each -> (Double) Objects.requireNonNull(each.plain()))
                .toList();
    }

    @Test
    void of_a_loan_the_nearest_round_sums_come_first_up_to_both_ends_of_what_is_usual() {
        // When
        var tried = tried(number(LOANS), 545_000);
        // Then
        assertThat(tried).startsWith(540_000.0, 550_000.0, 530_000.0, 560_000.0).doesNotHaveDuplicates();
        assertThat(tried).contains(110_000.0, 100_000.0, 990_000.0, 1_000_000.0, 1_100_000.0, 1_500_000.0);
        assertThat(tried).allMatch(each -> each >= 100_000 && each <= 1_500_000);
        assertThat(tried).hasSize(96);
    }

    @Test
    void what_is_applied_for_is_no_other_value_and_lies_within_what_is_tried() {
        assertThat(tried(number(LOANS), 540_000))
                .startsWith(530_000.0, 550_000.0)
                .doesNotContain(540_000.0);
        assertThat(tried(number(LOANS), 2_020_000))
                .startsWith(2_000_000.0, 1_900_000.0)
                .endsWith(100_000.0);
        assertThat(tried(number(LOANS), 50_000)).startsWith(51_000.0, 52_000.0).endsWith(1_500_000.0);
    }

    @Test
    void where_training_saw_whole_numbers_alone_no_other_is_tried() {
        assertThat(tried(number(new Usual(0, 0, 3, 19)), 2)).containsExactly(1.0, 3.0, 0.0);
        assertThat(tried(number(new Usual(2_001, 2_015, 2_025, 2_026)), 2_020))
                .containsExactly(
                        2_019.0, 2_021.0, 2_018.0, 2_022.0, 2_017.0, 2_023.0, 2_016.0, 2_024.0, 2_015.0, 2_025.0);
        assertThat(tried(number(new Usual(-900, -300, 50, 60)), -295)).startsWith(-300.0, -290.0, -280.0, -270.0);
    }

    @Test
    void shares_are_told_as_they_are_written() {
        assertThat(tried(number(new Usual(0, 0, 0.5f, 1)), 0.25)).startsWith(0.24, 0.26, 0.23, 0.27);
    }

    @Test
    void what_stands_for_none_is_neither_moved_nor_tried() {
        assertThat(tried(number(new Usual(0, 0, 3, 19), 2.0), 2)).isEmpty();
        assertThat(tried(number(new Usual(0, 0, 3, 19), 2.0), 1)).containsExactly(0.0, 3.0);
        assertThat(Candidates.of(number(LOANS), Value.Absent.UNKNOWN)).isEmpty();
    }

    @Test
    void what_the_model_does_not_see_as_it_stands_has_nothing_usual_to_try() {
        assertThat(tried(number(null), 540_000)).isEmpty();
        assertThat(tried(number(new Usual(7, 7, 7, 7)), 7)).isEmpty();
    }

    @Test
    void of_a_category_the_others_that_training_saw_are_tried() {
        // Given
        var field = new FormField(
                "A",
                "A",
                null,
                null,
                "category",
                "CATEGORY",
                true,
                List.of(),
                List.of("x", "y", "z"),
                Map.of(),
                null,
                true,
                false);
        // Then
        assertThat(Candidates.of(field, new Value.Category("y")))
                .containsExactly(new Value.Category("x"), new Value.Category("z"));
        assertThat(Candidates.of(field, Value.Absent.UNKNOWN)).hasSize(3);
    }

    @RepeatedTest(500)
    void there_are_a_few_hundred_at_most_the_nearest_first_and_none_beyond_the_ends(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double size = Math.pow(10, random.nextInt(-12, 13));
        var bounds = new float[4];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (float) (size * random.nextDouble(-1, random.nextInt(1, 4)));
        }
        Arrays.sort(bounds);
        double applied = size * random.nextDouble(-2, 20);
        // When
        var tried = tried(number(new Usual(bounds[0], bounds[1], bounds[2], bounds[3])), applied);
        // Then
        assertThat(tried).hasSizeBetween(5, 600).doesNotHaveDuplicates().doesNotContain(applied);
        assertThat(tried)
                .allMatch(each -> each >= Math.min(bounds[1], applied) && each <= Math.max(bounds[2], applied));
        assertThat(tried).isSortedAccordingTo(Comparator.comparingDouble(each -> Math.abs(each - applied)));
    }
}
