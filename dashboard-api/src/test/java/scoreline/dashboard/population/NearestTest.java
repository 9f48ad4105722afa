package scoreline.dashboard.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class NearestTest {
    @RepeatedTest(20)
    void the_nearest_are_those_of_all_in_order(RepetitionInfo repetition) {
        // Given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        int most = random.nextInt(1, 50);
        int[] distances =
                random.ints(random.nextInt(500), 0, random.nextInt(1, 300)).toArray();
        var nearest = new Nearest(most);
        // When
        for (int place = 0; place < distances.length; place++) {
            nearest.offer(place, distances[place]);
        }
        // Then
        assertThat(nearest.inOrder())
                .isEqualTo(LongStream.range(0, distances.length)
                        .map(place -> ((long) distances[(int) place] << 32) + place)
                        .sorted()
                        .limit(most)
                        .toArray());
    }
}
