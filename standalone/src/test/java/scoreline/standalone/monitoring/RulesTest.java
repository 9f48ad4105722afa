package scoreline.standalone.monitoring;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.monitoring.Folder.Case;
import scoreline.standalone.monitoring.Folder.Rule;

/** Prometheus' rules, the words in which they tell, and who is told. */
class RulesTest {
    private static final Path RUNBOOK = Folder.ROOT.resolve("docs/runbook.md");

    @Test
    void prometheus_takes_configuration_and_rules() throws Exception {
        // Given
        var promtool = Tool.required("promtool");
        // When
        var configuration = promtool.run("check", "config", List.of(Folder.MONITORING.resolve("prometheus.yml")));
        var rules = promtool.run("check", "rules", Folder.files("rules", ".yml"));
        // Then
        assertThat(configuration.status()).as(configuration.said()).isZero();
        assertThat(rules.status()).as(rules.said()).isZero();
    }

    @Test
    void alerts_fire_and_stay_silent_as_their_tests_say() throws Exception {
        // Given
        var promtool = Tool.required("promtool");
        // When
        var ended = promtool.run("test", "rules", Folder.files("tests", ".yml"));
        // Then
        assertThat(ended.status()).as(ended.said()).isZero();
    }

    @Test
    void every_alert_has_a_test_in_which_it_fires_and_a_twin_in_which_it_stays_silent() {
        assertThat(Folder.alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            var firing = series(alert, true);
            assertThat(firing).as("where " + alert.name() + " fires").isNotEmpty();
            assertThat(series(alert, false))
                    .as("where " + alert.name() + " stays silent on what it fires on")
                    .containsAnyElementsOf(firing);
        });
        assertThat(Folder.cases().stream().flatMap(each -> each.expected().stream()))
                .extracting(Folder.Expected::alert)
                .as("alerts that tests ask for")
                .isSubsetOf(Folder.alerts().stream().map(Rule::name).toList());
    }

    /** Metrics of the cases that load an alert and say so of it. */
    private static Set<String> series(Rule alert, boolean fires) {
        Predicate<Case> tells = each -> each.ruleFiles().contains(alert.file())
                && each.expected().stream()
                        .anyMatch(expected -> expected.alert().equals(alert.name()) && expected.fires() == fires);
        return Folder.cases().stream()
                .filter(tells)
                .flatMap(each -> each.series().stream())
                .flatMap(series -> new Expression(series).metrics().stream())
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void every_alert_says_in_two_languages_what_happened_and_what_to_do_and_has_its_section_of_the_runbook()
            throws Exception {
        // Given
        var sections = Files.readAllLines(RUNBOOK).stream()
                .filter(line -> line.startsWith("### Scoreline"))
                .map(line -> line.substring("### ".length()))
                .toList();
        // Then
        assertThat(Folder.alerts()).allSatisfy(alert -> {
            var told = alert.node().path("annotations");
            assertThat(Stream.of("summary", "description", "summary_fr", "description_fr")
                            .map(key -> told.path(key).asText()))
                    .as(alert.name())
                    .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(20));
            assertThat(told.path("runbook").asText())
                    .isEqualTo("docs/runbook.md#" + alert.name().toLowerCase(Locale.ROOT));
        });
        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Folder.alerts().stream().map(Rule::name).toList());
    }

    @Test
    void alertmanager_takes_its_configuration_and_wakes_somebody_for_what_is_critical_alone() throws Exception {
        // Given
        var amtool = Tool.required("amtool");
        var configuration = Folder.MONITORING.resolve("alertmanager.yml");
        // When
        var checked = amtool.run(List.of("check-config", configuration.toString()));
        // Then
        assertThat(checked.status()).as(checked.said()).isZero();
        for (var alert : Folder.alerts()) {
            var severity = alert.node().at("/labels/severity").asText();
            var route = amtool.run(List.of(
                    "config",
                    "routes",
                    "test",
                    "--config.file=" + configuration,
                    "alertname=" + alert.name(),
                    "severity=" + severity));
            assertThat(severity).as(alert.name()).isIn("critical", "warning");
            assertThat(route.said().lines())
                    .as(alert.name())
                    .contains(severity.equals("critical") ? "on-call" : "team");
        }
    }

    @Test
    void alerts_that_silence_others_are_alerts_of_ours() {
        // When
        var named = Folder.all(Folder.yaml(Folder.MONITORING.resolve("alertmanager.yml"))
                        .path("inhibit_rules"))
                .flatMap(rule -> Stream.of("source_matchers", "target_matchers").map(rule::path))
                .flatMap(Folder::all)
                .map(matcher ->
                        matcher.asText().replaceFirst("^alertname=~?", "").replace("\"", ""))
                .toList();
        var names = Folder.alerts().stream().map(Rule::name).toList();
        // Then
        assertThat(named).isNotEmpty().allSatisfy(pattern -> {
            for (var alternative : pattern.contains("(") ? List.of(pattern) : List.of(pattern.split("\\|"))) {
                assertThat(names).as(alternative).anyMatch(name -> name.matches(alternative));
            }
        });
    }

    @Test
    void every_expression_that_a_dashboard_shows_can_be_read(@TempDir Path folder) throws Exception {
        // Given
        var promtool = Tool.required("promtool");
        var shown = Folder.shown();
        var file = folder.resolve("shown.yml");
        // When: one rule each, so that what is wrong is told by its number
        Files.writeString(
                file,
                shown.stream()
                        .map(each -> "      - {record: 'shown:%d', expr: '%s'}\n"
                                .formatted(
                                        shown.indexOf(each), each.expression().replace("'", "''")))
                        .collect(joining("", "groups:\n  - name: shown\n    rules:\n", "")));
        var ended = promtool.run("check", "rules", List.of(file));
        // Then
        assertThat(shown).hasSizeGreaterThan(40);
        assertThat(ended.status()).as(ended.said() + shown).isZero();
    }
}
