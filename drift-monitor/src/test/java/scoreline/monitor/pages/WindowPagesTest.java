package scoreline.monitor.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.monitor.Made;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.window.Window;
import scoreline.monitor.window.WindowSize;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.reference.Cells;
import scoreline.wire.DriftReport;

class WindowPagesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Window WINDOW = new Window(NOON, WindowSize.tumbling(Duration.ofHours(1)));

    @TempDir
    private Path folder;

    /** Of amounts that moved up by half of their range. */
    private static DriftReport report(WatchedBundle bundle, int segment, int revision, int rows) {
        var watched = Watch.over(List.of(bundle))
                .watched(new Population(Made.SHA256, segment))
                .orElseThrow();
        var random = new SplittableRandom(1);
        var counts = watched.judge().window();
        for (int i = 0; i < rows; i++) {
            counts.count(Made.bins(random, 5), new float[3], 0, 0.25, i % 3 == 0 ? Outcome.REFUSE : Outcome.APPROVE);
        }
        return Made.report(watched, WINDOW, revision, counts, Map.of("AMOUNT", NOON.minusSeconds(3_600)));
    }

    private Path page(String name) {
        return folder.resolve("made-up-1").resolve(name);
    }

    @Test
    void a_window_becomes_a_page_in_each_language_that_says_what_moved_and_since_when() throws IOException {
        // Given
        var pages = new WindowPages(folder, List.of(Made.known()));
        // When
        var told = pages.tell(report(Made.known(), 0, 0, 500));
        // Then
        assertThat(told).contains(Delivery.DELIVERED);
        assertThat(page("2026-03-01T120000Z-PT1H.html"))
                .content()
                .contains(
                        "Applications from 2026-03-01 12:00:00 to 2026-03-01 13:00:00 UTC against made-up 1",
                        "Since",
                        "2026-03-01T120000Z-PT1H.fr.html")
                .containsPattern("2026-03-01.{1,3}11:00");
        assertThat(page("2026-03-01T120000Z-PT1H.fr.html"))
                .content()
                .contains("Depuis", "Demandes du 2026-03-01 12:00:00");
        assertThat(Files.size(page("2026-03-01T120000Z-PT1H.html"))).isLessThan(300_000);
    }

    @Test
    void a_revision_takes_the_place_of_what_was_there() throws IOException {
        // Given
        var pages = new WindowPages(folder, List.of(Made.known()));
        pages.tell(report(Made.known(), 0, 0, 500));
        // When
        pages.tell(report(Made.known(), 0, 1, 600));
        // Then
        try (var files = Files.list(folder.resolve("made-up-1"))) {
            assertThat(files).hasSize(2);
        }
        assertThat(page("2026-03-01T120000Z-PT1H.html")).content().contains("600");
    }

    @Test
    void a_segment_has_pages_of_its_own() {
        // Given
        var pages = new WindowPages(folder, List.of(Made.segmented()));
        // When
        pages.tell(report(Made.segmented(), Cells.FIRST, 0, 500));
        // Then
        assertThat(page("2026-03-01T120000Z-PT1H-Cash.html")).content().contains("CONTRACT Cash");
    }

    @Test
    void windows_of_a_bundle_that_is_not_watched_are_passed_over() {
        assertThat(new WindowPages(folder, List.of()).tell(report(Made.known(), 0, 0, 500)))
                .isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_written_is_tried_again() throws IOException {
        // Given
        Path taken = Files.writeString(folder.resolve("file"), "in the way");
        // When
        var told = new WindowPages(taken, List.of(Made.known())).tell(report(Made.known(), 0, 0, 500));
        // Then
        assertThat(told).contains(Delivery.FAILED);
    }
}
