package scoreline.drift.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.drift.TwoTables;
import scoreline.drift.parity.Parity;
import scoreline.drift.parity.Parity.Beside;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

class WindowReportTest {

    private static final Text TITLE = new Text("January against training", "Janvier et l’apprentissage");

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_hundred_and_fifty_features_that_all_moved_fit_and_are_well_formed(Language language) throws Exception {
        // Given
        var random = new SplittableRandom(5);
        var tables = new TwoTables();
        for (int column = 0; column < 100; column++) {
            tables.numbers(
                    "a_rather_long_name_of_a_column_that_somebody_exported_" + column,
                    random.doubles(2_000).map(u -> 1e6 * u).toArray(),
                    random.doubles(1_000).map(u -> 1e6 * (u + 0.4)).toArray());
        }
        for (int column = 0; column < 50; column++) {
            tables.categories(
                    "a_rather_long_name_of_a_category_that_somebody_exported_" + column,
                    categories(2_000, 40, random),
                    categories(1_000, 12, random));
        }
        // When
        String html = report(tables, Map.of(), true).html(language, "twin.html");
        // Then
        assertThat(html.getBytes(UTF_8).length).isLessThan(300_000);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        html.replace("<!DOCTYPE html>", "").getBytes(UTF_8)));
    }

    @Test
    void the_verdict_comes_first_then_what_moved_then_the_rest() {
        // Given
        var random = new SplittableRandom(6);
        var tables = new TwoTables()
                .numbers(
                        "income",
                        random.doubles(20_000).toArray(),
                        random.doubles(5_000).map(u -> u + 0.5).toArray())
                .numbers(
                        "age",
                        random.doubles(20_000).toArray(),
                        random.doubles(5_000).toArray());
        var report = report(tables, Map.of("income", Instant.parse("2026-01-03T00:00:00Z")), false);
        // When
        String html = report.html(Language.ENGLISH, "report.fr.html");
        // Then
        assertThat(html)
                .containsSubsequence(
                        "1 of 2 features moved in 5,000 rows",
                        "id=\"moved\"",
                        "income: the mean is",
                        "2026-01-03 00:00 UTC",
                        "id=\"pictures\"",
                        "above the reference",
                        "id=\"rest\"",
                        "age",
                        "id=\"unseen\"",
                        "nobody scored these rows");
        assertThat(html).doesNotContain("id=\"evidently\"");
    }

    @Test
    void a_french_reader_reads_french() {
        // Given
        var random = new SplittableRandom(7);
        var tables = new TwoTables().categories("usage", categories(5_000, 3, random), categories(2_000, 6, random));
        // When
        String html = report(tables, Map.of(), true).html(Language.FRENCH, "report.html");
        // Then
        assertThat(html)
                .contains("lang=\"fr\"", "Ce qui a bougé", "hors de la référence", "À côté d’Evidently", "In English")
                .doesNotContain("What moved");
    }

    @Test
    void too_few_rows_are_said_to_prove_nothing() {
        // Given
        var tables = new TwoTables()
                .numbers("income", new SplittableRandom(8).doubles(5_000).toArray(), new double[] {0.2, 0.9});
        // When
        String html = report(tables, Map.of(), false).html(Language.ENGLISH, "report.fr.html");
        // Then
        assertThat(html).contains("too few rows to tell", "proves nothing", "No feature moved.");
    }

    @Test
    void missing_values_have_a_bar_of_their_own() {
        // Given
        double[] before = new SplittableRandom(9).doubles(10_000).toArray();
        double[] now = new SplittableRandom(10).doubles(4_000).toArray();
        Arrays.fill(before, 0, 100, Double.NaN);
        Arrays.fill(now, 0, 1_000, Double.NaN);
        var tables = new TwoTables().numbers("income", before, now);
        // When
        String html = report(tables, Map.of(), false).html(Language.ENGLISH, "report.fr.html");
        // Then
        assertThat(html).contains(">missing</text>", "1.0% → 25.0%");
    }

    private static List<String> categories(int rows, int kinds, SplittableRandom random) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "kind " + random.nextInt(kinds))
                .toList();
    }

    private static WindowReport report(TwoTables tables, Map<String, Instant> since, boolean besideEvidently) {
        Baseline baseline = tables.baseline();
        var counts = tables.window(baseline);
        Judgement judgement = new Judge(baseline).judge(counts);
        Optional<Parity> parity = besideEvidently
                ? Optional.of(new Parity(IntStream.range(0, judgement.features().size())
                        .mapToObj(f ->
                                Beside.of(judgement, judgement.features().get(f), tables.reference(f), tables.live(f)))
                        .toList()))
                : Optional.empty();
        return new WindowReport(TITLE, baseline, counts, judgement, since, List.of(), parity);
    }
}
