package scoreline.standalone.monitoring;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.monitoring.Folder.Rule;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/** Rules, their tests and dashboards stand on nothing but what the three services print, which they are asked for here. */
@Timeout(300)
class ExportedMetricsTest {
    private static final int PEOPLE = 2_000;
    private static final int SENT = 60;

    /** Prometheus' own. */
    private static final Set<String> GIVEN = Set.of("up", "ALERTS");

    private static final Set<String> ADDED_BY_SCRAPING = Set.of("job", "instance");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What was printed: of each metric the labels it came with, set by set. */
    private static final Map<String, Set<Map<String, String>>> EXPORTED = new HashMap<>();

    @BeforeAll
    static void ask_each_service_once_it_has_done_what_it_does(@TempDir Path folder) throws Exception {
        var tables = folder.resolve("tables");
        new GeneratedTables(1, PEOPLE).writeApplications(tables);
        var input = ApplicationTable.labelledIn(tables);
        var directory = folder.resolve("bundle");
        var bundle = new Training(input, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 1)
                .writeTo(directory, (_, _) -> {})
                .bundle();
        try (var pipeline = Pipeline.start(folder.resolve("pipeline"), 0);
                var table = ApplicationTable.open(input, bundle.catalogue(), SubmissionTimes.USUAL);
                var producer = pipeline.newApplicationProducer()) {
            pipeline.score(directory, bundle, Map.of("scorer.http.port", "0"));
            pipeline.watch(
                    directory,
                    bundle,
                    Map.of(
                            "monitor.http.port", "0",
                            "monitor.windows", "2s",
                            "monitor.emit", "200ms",
                            "monitor.idle", "500ms",
                            "monitor.hold", "1s",
                            "monitor.grace", "0ms",
                            "monitor.pages", folder.resolve("pages").toString()));
            pipeline.serve(directory, bundle, Map.of("dashboard.http.port", "0"));
            var messages = new ApplicationMessages(
                    bundle.catalogue(), pipeline.topics().applications().schema());
            var rows = table.iterator();
            for (int i = 0; i < SENT; i++) {
                var application = ((Message.Application) messages.of(rows.next())).value();
                application.put("submitted_at", System.currentTimeMillis());
                var _ = producer.send(new ProducerRecord<>(
                        pipeline.topics().applications().name(),
                        application.get("applicant_id").toString(),
                        application));
            }
            var _ = ask(pipeline.dashboard().port(), "/api/v1/decisions");
            while (!ask(pipeline.monitorPort(), "/metrics").contains("scoreline_drift_newest_effect{")) {
                pipeline.requireWatching();
                Thread.sleep(100);
            }
            for (int port : new int[] {
                pipeline.operationsPort(),
                pipeline.monitorPort(),
                pipeline.dashboard().port()
            }) {
                ask(port, "/metrics")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(ExportedMetricsTest::add);
            }
        }
    }

    private static String ask(int port, String path) throws Exception {
        return CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static void add(String line) {
        int end = line.indexOf('{') < 0 ? line.indexOf(' ') : line.lastIndexOf('}') + 1;
        var series = line.substring(0, end);
        // A label may have a brace in it: the template of a path has.
        int labels = series.indexOf('{');
        var name = labels < 0 ? series : series.substring(0, labels);
        EXPORTED.computeIfAbsent(name, _ -> new HashSet<>())
                .add(labels < 0 ? Map.of() : Expression.labels(series.substring(labels)));
    }

    @Test
    void rules_name_nothing_that_no_service_prints_or_that_is_not_recorded_among_them() {
        var known = known();
        assertThat(Folder.rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertStandsOn(known, rule.name(), new Expression(rule.expression())));
    }

    @Test
    void dashboards_name_nothing_that_no_service_prints_or_that_is_not_recorded() {
        var known = known();
        assertThat(Folder.shown())
                .isNotEmpty()
                .allSatisfy(shown -> assertStandsOn(known, shown.where(), new Expression(shown.expression())));
    }

    private static Set<String> known() {
        return Stream.of(
                        EXPORTED.keySet().stream(),
                        GIVEN.stream(),
                        Folder.rules().stream().filter(rule -> !rule.isAlert()).map(Rule::name))
                .flatMap(each -> each)
                .collect(toCollection(TreeSet::new));
    }

    private static void assertStandsOn(Set<String> known, String where, Expression expression) {
        assertThat(expression.metrics()).as(where).isNotEmpty().isSubsetOf(known);
        assertThat(expression.selected()).as(where).allSatisfy(selected -> {
            var printed = EXPORTED.get(selected.metric());
            if (printed == null) {
                return;
            }
            var asked = new HashMap<>(selected.equal());
            asked.keySet().removeAll(ADDED_BY_SCRAPING);
            var labels = new TreeSet<>(selected.labels());
            labels.removeAll(ADDED_BY_SCRAPING);
            assertThat(printed)
                    .as(where)
                    .anyMatch(series -> series.keySet().containsAll(labels)
                            && series.entrySet().containsAll(asked.entrySet()));
        });
        var labels = expression.metrics().stream()
                .flatMap(metric -> EXPORTED.getOrDefault(metric, Set.of()).stream())
                .flatMap(series -> series.keySet().stream())
                .collect(toCollection(TreeSet::new));
        labels.addAll(ADDED_BY_SCRAPING);
        assertThat(expression.groupedBy()).as(where).isSubsetOf(labels);
    }

    @Test
    void tests_of_rules_are_fed_what_services_print() {
        var fed = Folder.cases().stream()
                .flatMap(each -> each.series().stream())
                .map(Expression::new)
                .toList();
        assertThat(fed).isNotEmpty().allSatisfy(series -> {
            var name = series.metrics().iterator().next();
            if (GIVEN.contains(name)) {
                return;
            }
            var labels = new TreeSet<>(Expression.labels(series.text()).keySet());
            labels.removeAll(ADDED_BY_SCRAPING);
            assertThat(EXPORTED).as(series.text()).containsKey(name);
            assertThat(EXPORTED.getOrDefault(name, Set.of()).stream().map(Map::keySet))
                    .as(series.text())
                    .contains(labels);
        });
    }
}
