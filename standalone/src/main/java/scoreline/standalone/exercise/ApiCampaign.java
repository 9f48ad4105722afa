package scoreline.standalone.exercise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import scoreline.dashboard.access.ApiKeys;
import scoreline.dashboard.access.Role;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.exercise.ApiLoad.Question;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;

/**
 * The results API: killed while it writes, after which its tables are held against the topics, and asked by eight at once.
 *
 * @param decisions that are on the topics before
 * @param unmeasured rounds of all resources before those that are measured: a service that runs for months is not measured while it is
 *     being compiled
 * @param length of each resource's turn
 */
record ApiCampaign(int decisions, int kills, int unmeasured, Duration length) {
    private static final ApiCampaign QUICK = new ApiCampaign(6_000, 1, 0, Duration.ofMillis(250));
    private static final ApiCampaign WHOLE = new ApiCampaign(300_000, 10, 2, Duration.ofSeconds(5));

    private static final int MEBIBYTE = 1 << 20;
    private static final long SEED = 1;

    static void run(boolean quick, PrintWriter out) throws Exception {
        (quick ? QUICK : WHOLE).run(out);
    }

    private void run(PrintWriter out) throws Exception {
        try (var scratch = Scratch.of("api")) {
            var folder = scratch.folder();
            var source = Scratch.bundle(out);
            try (var pipeline = Pipeline.start(folder, 0)) {
                pipeline.score(source.directory(), source.bundle(), Map.of("scorer.http.port", "0"));
                SentApplications.send(pipeline, pipeline.topics().applications(), source, decisions, out);
                killed(pipeline, source, folder.resolve("killed"), out);
                try (var tables = ResultsDatabase.in(folder.resolve("asked").resolve("database"));
                        var dashboard = dashboard(pipeline, source, folder.resolve("asked"), tables)) {
                    written(dashboard, tables, out);
                }
                asked(pipeline, source, folder.resolve("asked"), out);
            }
        }
    }

    private static DashboardJvm dashboard(Pipeline pipeline, DemoBundle source, Path folder, ResultsDatabase tables)
            throws IOException {
        return new DashboardJvm(
                folder,
                pipeline.bootstrapServers(),
                source.directory(),
                tables.server().address(),
                Map.of());
    }

    /** Killed again and again while it writes; then row for row what the topics say. */
    private void killed(Pipeline pipeline, DemoBundle source, Path folder, PrintWriter out) throws Exception {
        var random = new SplittableRandom(SEED);
        long began = System.nanoTime();
        try (var tables = ResultsDatabase.in(folder.resolve("database"));
                var dashboard = dashboard(pipeline, source, folder, tables)) {
            for (int kill = 0; kill < kills; kill++) {
                long before = tables.written();
                dashboard.start();
                // In the middle of it: something new is written, and not all.
                long until = Math.min(decisions - 1, before + 1 + random.nextLong(2L * decisions / (3L * kills)));
                tables.await(dashboard, until);
                Thread.sleep(random.nextLong(200));
                dashboard.kill();
            }
            long left = decisions - tables.written();
            dashboard.start();
            tables.await(dashboard, decisions);
            tables.awaitNothingBehind(dashboard);
            dashboard.kill();
            int compared = new TablesAgainstTopics(pipeline, tables.database()).compare();
            out.printf(
                    "Killed %s while it wrote, the last time with %,d to go: %,d decisions, their numbers and applications are"
                            + " row for row what the topics say; %.0f s%n",
                    kills == 1 ? "once" : kills + " times", left, compared, (System.nanoTime() - began) / 1e9);
        }
    }

    private void written(DashboardJvm dashboard, ResultsDatabase tables, PrintWriter out) throws Exception {
        dashboard.start();
        tables.await(dashboard, 1);
        long first = tables.written();
        long began = System.nanoTime();
        tables.await(dashboard, decisions);
        double seconds = (System.nanoTime() - began) / 1e9;
        tables.awaitNothingBehind(dashboard);
        out.printf(
                "Written: %,.0f decisions a second, with their applications; %.1f kB of the database each; %d MiB of memory at most%n",
                (decisions - first) / seconds,
                tables.number("select pg_database_size(current_database())") / 1e3 / decisions,
                dashboard.peakMemory().orElse(0L) / MEBIBYTE);
    }

    private void asked(Pipeline pipeline, DemoBundle source, Path folder, PrintWriter out) throws Exception {
        try (var tables = ResultsDatabase.in(folder.resolve("database"));
                var dashboard = dashboard(pipeline, source, folder, tables)) {
            var key = new ApiKeys(tables.database())
                    .make("load", Role.ADMIN, Instant.now().plus(Duration.ofHours(2)));
            dashboard.start();
            dashboard.awaitReady();
            var load = new ApiLoad(dashboard.root(), key, length);
            var questions = questions(tables, source.bundle());
            for (int round = 0; round < unmeasured; round++) {
                for (var question : questions) {
                    var _ = load.ask(question);
                }
            }
            out.println(ApiLoad.HEADING);
            for (var question : questions) {
                dashboard.requireAlive();
                out.println(load.ask(question).line());
                out.flush();
            }
            out.printf(
                    "%d at once, %,d decisions, %s each; %d MiB of memory at most%n",
                    ApiLoad.CLIENTS, decisions, length, dashboard.peakMemory().orElse(0L) / MEBIBYTE);
        }
    }

    private static List<Question> questions(ResultsDatabase tables, Bundle bundle) throws SQLException {
        var known = ids(tables);
        var features = bundle.catalogue().features();
        var model = "/api/v1/models/" + bundle.sha256();
        return List.of(
                Question.get("a decision", 20, random -> one(known, random)),
                Question.get("its explanation", 20, random -> one(known, random) + "/explanation"),
                Question.get("the client's fields", 20, random -> one(known, random) + "/client"),
                Question.get("decisions, the newest", 100, _ -> "/api/v1/decisions"),
                Question.get(
                        "decisions, refused, by probability",
                        100,
                        _ -> "/api/v1/decisions?outcome=REFUSE&sort=-probability"),
                Question.get(
                        "decisions by a number and a category",
                        100,
                        random -> "/api/v1/decisions?where=AMT_CREDIT:%d..%d&where=NAME_CONTRACT_TYPE:Cash%%20loans"
                                .formatted(random.nextInt(400_000), 400_000 + random.nextInt(400_000))),
                Question.get("applications, the newest", 100, _ -> "/api/v1/applications"),
                Question.get("rejections", 100, _ -> "/api/v1/rejections"),
                Question.get(
                        "a distribution",
                        300,
                        random -> "/api/v1/populations/features/"
                                + features.get(random.nextInt(features.size())).name()),
                Question.get(
                        "two features together", 300, _ -> "/api/v1/populations/relations/AMT_CREDIT/EXT_SOURCE_2"),
                Question.get("the population's summary", 300, _ -> "/api/v1/populations/summary"),
                Question.get("a comparison with similar clients", 300, random -> one(known, random) + "/comparison"),
                Question.post("a what-if", 10, "/api/v1/score", random -> whatIf(known, random)),
                Question.get("the form", 0, _ -> "/api/v1/score/fields"),
                Question.get("the model", 0, _ -> model),
                Question.get("its curves", 0, _ -> model + "/curves"),
                Question.get("its importance", 0, _ -> model + "/importance"),
                Question.get("drift windows", 0, _ -> "/api/v1/drift/windows"),
                Question.get("drift by feature", 0, _ -> "/api/v1/drift/features"),
                Question.get("alerts", 0, _ -> "/api/v1/alerts"),
                Question.get("performance", 0, _ -> "/api/v1/performance"));
    }

    private static String one(List<String> known, SplittableRandom random) {
        return "/api/v1/decisions/" + known.get(random.nextInt(known.size()));
    }

    private static String whatIf(List<String> known, SplittableRandom random) {
        var ids = known.get(random.nextInt(known.size())).split("/", 2);
        return """
                {"decision": {"applicant_id": "%s", "application_id": "%s"}, "changes": {"AMT_CREDIT": %d}}""".formatted(ids[0], ids[1], 100_000 + random.nextInt(900_000));
    }

    /** Of some thousand decisions, as paths have them. */
    private static List<String> ids(ResultsDatabase tables) throws SQLException {
        try (var connection = tables.database().reading();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select applicant_id || '/' || application_id from decision where place % 37 = 0 limit 10000")) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            if (ids.isEmpty()) {
                throw new Stopped("Nothing is decided.");
            }
            return ids;
        }
    }
}
