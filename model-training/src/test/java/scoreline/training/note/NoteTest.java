package scoreline.training.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import scoreline.plots.Language;
import scoreline.scoring.tree.Ensemble;
import scoreline.training.DataFingerprint;
import scoreline.training.Effort;
import scoreline.training.SmallCatalogue;
import scoreline.training.Training;
import scoreline.training.boosting.Growth;
import scoreline.training.business.Stakes;
import scoreline.training.candidate.Assessed;
import scoreline.training.experiment.Lab;
import scoreline.training.experiment.Recipe;
import scoreline.training.tables.SubmissionTimes;

class NoteTest {

    private static final Recipe SMALL = new Recipe(new Growth(0.2, 3, 1, 0.8, 0.8, 10, 64), 40, 10, 3, 50, 10, 3);
    private static final List<String> PAGES = List.of("note.html", "note.fr.html", "slides.html", "slides.fr.html");
    private static final List<String> SECTIONS = List.of(
            "summary",
            "data",
            "preparation",
            "imbalance",
            "cost",
            "selection",
            "candidates",
            "learning",
            "global",
            "examples",
            "calibration",
            "fairness",
            "drift",
            "limits",
            "provenance");

    @TempDir
    private static Path folder;

    private static Training.Trained quick;
    private static Training.Trained thorough;

    @BeforeAll
    static void train() throws IOException {
        Path table = table(1_500);
        quick = training(table, Effort.QUICK, Optional.empty())
                .writeTo(folder.resolve("quick"), catalogue(), (_, _) -> {});
        thorough = training(table, Effort.THOROUGH, Optional.of(laterTable(table)))
                .writeTo(folder.resolve("thorough"), catalogue(), (_, _) -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "thorough"})
    void every_section_is_there_in_both_languages(String bundle) throws Exception {
        for (String page : List.of("note.html", "note.fr.html")) {
            Element html = parsed(bundle, page);
            List<Element> sections = elements(html, "section");
            assertThat(sections)
                    .extracting(section -> section.getAttribute("id"))
                    .isEqualTo(SECTIONS);
            assertThat(sections)
                    .allSatisfy(section -> assertThat(section.getTextContent().length())
                            .isGreaterThan(section.getElementsByTagName("h2")
                                            .item(0)
                                            .getTextContent()
                                            .length()
                                    + 40));
            assertThat(elements(html, "a"))
                    .extracting(link -> link.getAttribute("href"))
                    .containsAll(SECTIONS.stream().map(anchor -> "#" + anchor).toList());
        }
        for (String page : List.of("note.md", "note.fr.md")) {
            assertThat(sections(text(bundle, page))).hasSize(SECTIONS.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "thorough"})
    void both_languages_tell_the_same_numbers(String bundle) throws IOException {
        // Given
        List<String> english = sections(text(bundle, "note.md"));
        List<String> french = sections(text(bundle, "note.fr.md"));
        // When / Then: what stands as it is in both, such as hashes, is written in no language
        for (int i = 0; i < SECTIONS.size(); i++) {
            List<String> ours = english.get(i).lines().toList();
            List<String> theirs = french.get(i).lines().toList();
            List<Double> told = numbers(
                    ours.stream().filter(line -> !theirs.contains(line)).toList(),
                    "\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?",
                    ",",
                    ".");
            assertThat(numbers(
                            theirs.stream().filter(line -> !ours.contains(line)).toList(),
                            "\\d{1,3}(?:\u202f\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?",
                            "\u202f",
                            ","))
                    .as(SECTIONS.get(i))
                    .containsExactlyInAnyOrderElementsOf(told);
        }
        assertThat(numbers(english, "\\d+\\.\\d+", ",", ".")).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "thorough"})
    void pages_are_well_formed_and_whole_by_themselves(String bundle) throws Exception {
        for (String page : PAGES) {
            Element html = parsed(bundle, page);
            assertThat(html.getAttribute("lang")).isEqualTo(page.contains("fr") ? "fr" : "en");
            assertThat(text(bundle, page))
                    .doesNotContain("NaN", "null", "Infinity", "%s", " src=", "url(", "@import", "<link");
            assertThat(elements(html, "a"))
                    .extracting(link -> link.getAttribute("href"))
                    .allSatisfy(target -> assertThat(target.startsWith("#")
                                    || Files.exists(folder.resolve(bundle).resolve(target)))
                            .as(target)
                            .isTrue());
            assertThat(elements(html, "svg")).isNotEmpty().allSatisfy(svg -> {
                assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                        .isNotBlank();
                assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                        .isNotBlank();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "thorough"})
    void headings_skip_no_level(String bundle) throws Exception {
        for (String page : PAGES) {
            List<Integer> levels = Pattern.compile("<h([1-6])")
                    .matcher(text(bundle, page))
                    .results()
                    .map(found -> Integer.parseInt(found.group(1)))
                    .toList();
            assertThat(levels.getFirst()).isEqualTo(1);
            assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
            assertThat(IntStream.range(1, levels.size()).map(i -> levels.get(i) - levels.get(i - 1)))
                    .allMatch(step -> step <= 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "thorough"})
    void slides_are_few_enough_to_be_shown(String bundle) throws Exception {
        for (String page : List.of("slides.html", "slides.fr.html")) {
            assertThat(elements(parsed(bundle, page), "section")).hasSizeBetween(15, 30);
        }
    }

    @Test
    void what_the_run_measured_is_what_the_note_says() throws IOException {
        var metrics = thorough.metrics();
        for (Language language : Language.values()) {
            String note = text("thorough", language.of("note.md", "note.fr.md"));
            assertThat(note)
                    .contains(
                            language.number(metrics.auc(), 4),
                            language.number(metrics.expectedCalibrationError(), 4),
                            language.number(metrics.costPerApplication(), 4),
                            language.percent(metrics.threshold(), 2),
                            language.count(metrics.confusion().approvedDefaults()),
                            DataFingerprint.of(folder.resolve("table.csv")));
            for (Assessed candidate : lab().candidates()) {
                assertThat(note)
                        .contains(language.number(candidate.logLoss(), 5), language.number(candidate.rawBrier(), 5));
            }
            assertThat(lab().learningCurve())
                    .isNotEmpty()
                    .allSatisfy(point ->
                            assertThat(note).contains(language.count(point.rows()), language.number(point.auc(), 4)));
        }
    }

    @Test
    void what_moved_in_the_second_table_is_told_and_nothing_else() throws IOException {
        // Given
        String english = text("thorough", "note.md");
        String drift = english.substring(english.indexOf("later.csv"));
        // Then
        assertThat(drift).contains("1,499 applications that can be read and 1 that cannot", "1 of 4 features moved");
        assertThat(drift).contains("The mean score moved by ", "So long as applicants of a given score default");
        assertThat(text("thorough", "note.fr.md")).contains("later.csv contient", "bougé", "1 sur 4, sur 1");
        assertThat(text("thorough", "slides.html")).contains("What moved since: later.csv");
        assertThat(text("quick", "note.md")).contains("No second table was compared");
    }

    @Test
    void who_compared_nothing_says_so() throws IOException {
        assertThat(quick.lab()).isEmpty();
        assertThat(text("quick", "note.md"))
                .contains("This run compared no candidates", "This run compared nothing", "drew no learning curve");
        assertThat(text("quick", "note.fr.md"))
                .contains("n’a comparé aucun candidat", "n’a rien comparé", "n’a pas tracé de courbe");
        assertThat(text("thorough", "note.md")).doesNotContain("This run compared no", "drew no learning curve");
    }

    @Test
    void of_a_team_the_trees_of_each_model_are_told() throws IOException {
        // Given
        var team = new Recipe(
                SMALL.growth().team(2),
                SMALL.mostRounds(),
                SMALL.patience(),
                SMALL.folds(),
                SMALL.smoothing(),
                SMALL.permutedRounds(),
                SMALL.limeApplicants());
        // When
        var trained = training(folder.resolve("table.csv"), team, Effort.QUICK, Optional.empty())
                .writeTo(folder.resolve("team"), catalogue(), (_, _) -> {});
        // Then
        int all = Ensemble.read(Files.readAllBytes(folder.resolve("team/model.ubj")))
                .treeCount();
        assertThat(trained.metrics().trees()).isEqualTo(all);
        assertThat(text("team", "note.md")).contains("| Models averaged | 2 |", "| Trees of each | " + all / 2 + " |");
    }

    @Test
    void slides_stay_few_however_many_attributes_are_protected() throws Exception {
        // Given
        List<String> names =
                IntStream.rangeClosed(1, 15).mapToObj(i -> "ASKED" + i).toList();
        var random = new SplittableRandom(4);
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("table.csv"))) {
            lines.add(line + ","
                    + (lines.isEmpty()
                            ? String.join(",", names)
                            : names.stream()
                                    .map(_ -> random.nextBoolean() ? "yes" : "no")
                                    .collect(Collectors.joining(","))));
        }
        String protectedFields = names.stream().map(NoteTest::protectedField).collect(Collectors.joining());
        byte[] catalogue = new String(catalogue(), UTF_8)
                .replace("\"fields\": [", "\"fields\": [" + protectedFields)
                .getBytes(UTF_8);
        // When
        training(Files.write(folder.resolve("asked.csv"), lines), Effort.QUICK, Optional.empty())
                .writeTo(folder.resolve("asked"), catalogue, (_, _) -> {});
        // Then
        assertThat(elements(parsed("asked", "slides.html"), "section")).hasSizeBetween(15, 30);
        assertThat(text("asked", "slides.html"))
                .contains("<h2>ASKED1: ", "All 17 attributes are in the note")
                .doesNotContain("<h2>ASKED9: ");
        assertThat(text("asked", "note.html")).contains(">ASKED1<", ">ASKED15<");
        assertThat(text("thorough", "slides.html")).doesNotContain("attributes are in the note");
    }

    @Test
    void every_candidate_has_a_french_name() {
        // Given
        var english = new CandidateNames(
                new Wording(Language.ENGLISH, thorough.bundle().catalogue()));
        var french = new CandidateNames(
                new Wording(Language.FRENCH, thorough.bundle().catalogue()));
        // When
        List<String> untranslated = lab().candidates().stream()
                .filter(candidate -> french.of(candidate).equals(english.of(candidate)))
                .map(english::of)
                .toList();
        // Then: libraries and SMOTE are called the same everywhere
        assertThat(untranslated).containsExactlyInAnyOrder("LightGBM", "XGBoost", "LightGBM, SMOTE", "XGBoost, SMOTE");
    }

    @Test
    void the_same_run_gives_the_same_bytes() throws IOException {
        // Given
        Path again = folder.resolve("again");
        // When
        training(folder.resolve("table.csv"), Effort.QUICK, Optional.empty()).writeTo(again, catalogue(), (_, _) -> {});
        // Then
        for (String document : Stream.concat(PAGES.stream(), Stream.of("note.md", "note.fr.md"))
                .toList()) {
            assertThat(again.resolve(document))
                    .hasSameBinaryContentAs(folder.resolve("quick").resolve(document));
        }
    }

    private static Lab lab() {
        return thorough.lab().orElseThrow();
    }

    private static List<String> sections(String markdown) {
        return Stream.of(markdown.split("(?m)^## ")).skip(1).toList();
    }

    private static List<Double> numbers(List<String> texts, String number, String between, String point) {
        return Pattern.compile(number)
                .matcher(String.join("\n", texts))
                .results()
                .map(MatchResult::group)
                .map(found -> Double.parseDouble(found.replace(between, "").replace(point, ".")))
                .toList();
    }

    private static String text(String bundle, String document) throws IOException {
        return Files.readString(folder.resolve(bundle).resolve(document));
    }

    private static Element parsed(String bundle, String page) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text(bundle, page).getBytes(UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element within, String tag) {
        NodeList found = within.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static Training training(Path table, Effort effort, Optional<Path> second) {
        return training(table, SMALL, effort, second);
    }

    private static Training training(Path table, Recipe recipe, Effort effort, Optional<Path> second) {
        return new Training(
                table, SubmissionTimes.USUAL, recipe, new Stakes(10, 0.5, 0.1), 0.2, 1, 2, null, effort, second);
    }

    /** The same people, all of whom earn 40 more; one of them with an income that is no number. */
    private static Path laterTable(Path table) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] cells = line.split(",");
            if (cells[0].equals("7")) {
                cells[3] = "much";
            } else if (!cells[0].equals("ID") && !cells[3].isEmpty()) {
                cells[3] = Double.toString(Double.parseDouble(cells[3]) + 40);
            }
            lines.add(String.join(",", cells));
        }
        return Files.write(folder.resolve("later.csv"), lines);
    }

    /** Of loans with an amount, to people of an age, whose gender no feature reads. */
    private static byte[] catalogue() {
        return new String(SmallCatalogue.json(List.of("CREDIT", "INCOME", "YEARS"), List.of("WORK")), UTF_8)
                .replace("\"fields\": [", """
                        "table": {"id": "ID", "target": "TARGET", "amount": "CREDIT", "columns": [],
                                  "excluded": [{"column": "REMARK", "why": "free text | of <nobody>"}]},
                        "age": {"field": "YEARS", "oneYear": 1},
                        "fields": [""" + protectedField("GENDER"))
                .getBytes(UTF_8);
    }

    private static String protectedField(String name) {
        return """
                {"name": "%1$s", "kind": "CATEGORY", "mandatory": false, "sentinels": [], "protectedAttribute": true,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "%1$s", "fr": "%1$s (fr)"},
                 "unit": "category"},""".formatted(name);
    }

    private static Path table(int rows) throws IOException {
        var random = new SplittableRandom(3);
        var text = new StringBuilder("ID,TARGET,CREDIT,INCOME,YEARS,WORK,GENDER,REMARK\n");
        for (int row = 0; row < rows; row++) {
            double credit = random.nextDouble(10, 100);
            double income = random.nextDouble(10, 100);
            int years = random.nextInt(20, 70);
            double logOdds = -1.5 + (credit - income) / 30 - (years - 45) / 30.0;
            text.append(row)
                    .append(random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? ",1," : ",0,")
                    .append(credit)
                    .append(',')
                    .append(random.nextInt(20) == 0 ? "" : income)
                    .append(',')
                    .append(years)
                    .append(random.nextBoolean() ? ",road" : ",office")
                    .append(random.nextBoolean() ? ",F" : ",M")
                    .append(",secret\n");
        }
        return Files.writeString(folder.resolve("table.csv"), text);
    }
}
