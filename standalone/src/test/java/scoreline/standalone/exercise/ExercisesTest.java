package scoreline.standalone.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.standalone.terminal.WrongUse;

class ExercisesTest {
    private final StringWriter out = new StringWriter();
    private final Exercises exercises = new Exercises(
            "campaign",
            List.of(
                    new Exercise("long", "takes long", (quick, terminal) -> terminal.print("long, quick: " + quick)),
                    new Exercise("longer", "takes longer", (quick, terminal) -> terminal.print("longer"))));

    @Test
    void the_named_one_runs() throws Exception {
        // When
        exercises.run("long", true, new PrintWriter(out, true));
        // Then
        assertThat(out).hasToString("long, quick: true");
    }

    @Test
    void without_a_name_they_are_listed() throws Exception {
        // When
        exercises.run(null, false, new PrintWriter(out, true));
        // Then
        assertThat(out.toString()).contains("long ", "takes long", "longer ", "takes longer");
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> exercises.run("short", false, new PrintWriter(out, true)))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("'short'")
                .hasMessageContaining("long, longer");
    }

    @Test
    void what_does_one_thing_alone_takes_no_seed() {
        // Given
        var repeats = new Repeats(Optional.of(7L), Optional.empty());
        // When / Then
        assertThatThrownBy(() -> exercises.run("long", false, repeats, new PrintWriter(out, true)))
                .isInstanceOf(WrongUse.class)
                .hasMessageContaining("--seed");
    }

    @Test
    void no_runs_at_all_prove_nothing() {
        assertThatThrownBy(() -> new Repeats(Optional.empty(), Optional.of(0)))
                .isInstanceOf(WrongUse.class)
                .hasMessage("--runs must be at least 1, was 0");
    }
}
