package scoreline.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.scoring.catalogue.Row;
import scoreline.training.SmallCatalogue;
import scoreline.training.boosting.Trainer;
import scoreline.training.journal.Journal;
import scoreline.training.labelled.EncodingFit;
import scoreline.training.labelled.Labelled;

class SearchTest {

    private static final Labelled LABELLED = labelled();
    private static final List<Rung> LADDER = List.of(new Rung(4, 3, 4), new Rung(1, 3, 1));

    @TempDir
    private Path folder;

    @Test
    void a_killed_search_goes_on_where_it_was_and_finds_the_same() throws IOException {
        // Given
        var whole = new ArrayList<Search.Step>();
        List<Trial> uninterrupted = search("whole", 1).run(LADDER, whole::add);
        // When: killed after three trials, while it wrote a line
        assertThatThrownBy(() -> search("killed", 1).run(LADDER, step -> {
                    if (step.done() == 3) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
        Path journal = folder.resolve("killed");
        Files.writeString(journal, Files.readString(journal) + "{\"growth\":{\"lib");
        long before = Files.readAllLines(journal).size();
        var rest = new ArrayList<Search.Step>();
        List<Trial> resumed = search("killed", 3).run(LADDER, rest::add);
        // Then
        assertThat(before).isEqualTo(1 + 3 + 1);
        assertThat(resumed).isEqualTo(uninterrupted);
        assertThat(rest).isEqualTo(whole);
    }

    @Test
    void the_better_settings_come_further_and_each_library_has_a_best() {
        // Given
        var steps = new ArrayList<Search.Step>();
        // When
        List<Trial> finals = search("journal", 1).run(LADDER, steps::add);
        // Then
        assertThat(finals)
                .hasSize(2)
                .extracting(trial -> trial.growth().trainer())
                .containsExactly(Trainer.values());
        for (Trial best : finals) {
            List<Trial> first = steps.stream()
                    .map(Search.Step::latest)
                    .filter(trial -> trial.oneIn() == LADDER.getFirst().oneIn())
                    .filter(trial -> trial.growth().trainer() == best.growth().trainer())
                    .toList();
            assertThat(first).hasSize(LADDER.getFirst().settings());
            double least = first.stream().mapToDouble(Trial::logLoss).min().orElseThrow();
            assertThat(first)
                    .filteredOn(trial -> trial.growth().equals(best.growth()))
                    .singleElement()
                    .satisfies(trial -> assertThat(trial.logLoss()).isEqualTo(least));
        }
        assertThat(steps).last().satisfies(step -> assertThat(step.done()).isEqualTo(step.all()));
    }

    private Search search(String journal, int threads) {
        return new Search(
                LABELLED, EncodingFit.smoothed(200), 1, threads, new Journal(folder.resolve(journal), "search"));
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static Labelled labelled() {
        var random = new SplittableRandom(4);
        List<Row> rows = new ArrayList<>();
        var targets = new int[1_200];
        for (int row = 0; row < targets.length; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            targets[row] = random.nextDouble() < 1 / (1 + Math.exp(2 - 1.5 * a + b)) ? 1 : 0;
            rows.add(new Row(new double[] {a, b}, new @Nullable String[2]));
        }
        return new Labelled(SmallCatalogue.of(List.of("A", "B"), List.of()), rows, targets);
    }
}
