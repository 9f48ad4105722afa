package scoreline.dashboard.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.explanation.Explanation;
import scoreline.dashboard.explanation.Frequency;
import scoreline.plots.Language;

class OwnPageTest {
    @Test
    void what_is_not_known_takes_a_line_for_each_group_and_no_room_among_what_is() {
        // Given
        var home = new ClientData.FieldGroup(
                "HOME", "Home", List.of(field("Rooms", 3), field("Lifts", null), field("Floors", null)));
        var car = new ClientData.FieldGroup("CAR", "Car", List.of(field("Age of the car", null)));
        // When
        var html = page(List.of(home, car));
        // Then
        assertThat(html)
                .contains("What is not known of you", "Home: Lifts; Floors", "Car: Age of the car", "Rooms")
                .doesNotContain("value of Lifts", "<caption>Car");
    }

    @Test
    void where_all_is_known_nothing_is_said_of_what_is_not() {
        assertThat(page(List.of(new ClientData.FieldGroup("HOME", "Home", List.of(field("Rooms", 3))))))
                .contains("Rooms", "value of Rooms")
                .doesNotContain("What is not known");
    }

    private static ClientData.Field field(String label, @Nullable Object value) {
        return new ClientData.Field(label, label, value, "value of " + label, "count", "number", true, false, "asked");
    }

    private static String page(List<ClientData.FieldGroup> groups) {
        var frequency = new Frequency(Frequency.Relation.ABOUT, 20, 100);
        var decided = new Explanation.Decided(
                "REFUSE",
                "The application is refused.",
                null,
                null,
                0.2,
                0.1,
                490,
                300,
                850,
                frequency,
                "Of 100 such applicants about 20 do not repay.");
        var own = new OwnData(
                "en",
                "application-1",
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                decided,
                List.of(),
                List.of(),
                new ClientData(true, groups, 0, List.of(), List.of()),
                List.of("A computer program worked it out."),
                List.of("You can contest it."));
        return new OwnPage(own, Language.ENGLISH).html();
    }
}
