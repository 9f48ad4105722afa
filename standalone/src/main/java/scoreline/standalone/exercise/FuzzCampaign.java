package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import scoreline.standalone.exercise.ForeignTools.NotHere;
import scoreline.standalone.terminal.Stopped;

/**
 * The results API under requests that nobody means well: drawn by Schemathesis from the OpenAPI document, and attacks in every place that the
 * document knows.
 *
 * @param decisions that are there to be asked for
 * @param examples that Schemathesis draws for each operation
 * @param every of how many attacks one is made at each place
 */
record FuzzCampaign(int decisions, int examples, int every) {
    private static final FuzzCampaign QUICK = new FuzzCampaign(300, 3, 36);
    private static final FuzzCampaign WHOLE = new FuzzCampaign(6_000, 300, 1);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_headers_conformance,response_schema_conformance";
    private static final Duration TO_FUZZ = Duration.ofMinutes(40);
    private static final int SEED = 1;
    private static final int MEBIBYTE = 1 << 20;

    static void run(boolean quick, PrintWriter out) throws Exception {
        (quick ? QUICK : WHOLE).run(out);
    }

    private void run(PrintWriter out) throws Exception {
        try (var scratch = Scratch.of("fuzz");
                var served = ServedResults.start(scratch.folder(), decisions, out)) {
            var known = KnownValues.of(served);
            var before = DataTables.read(served.tables());
            sweep(served, known, out);
            fuzz(served, known, scratch.folder().resolve("schemathesis"), out);
            served.dashboard().requireAlive();
            DataTables.read(served.tables()).requireSame(before);
            requireWholeAudit(served);
            out.printf(
                    "No row of the results changed, and the audit log is whole; %d MiB of memory at most%n",
                    served.dashboard().peakMemory().orElse(0L) / MEBIBYTE);
        }
    }

    private void sweep(ServedResults served, KnownValues known, PrintWriter out) throws Exception {
        var operations = ContractOperation.of(JSON.readTree(ask(served, "/openapi.json")));
        new InjectionSweep(InjectionSweep.http(served.dashboard()), served.key(), operations, known, every).run(out);
        out.flush();
    }

    private void fuzz(ServedResults served, KnownValues known, Path folder, PrintWriter out)
            throws IOException, InterruptedException {
        Path programs;
        try {
            programs = ForeignTools.python("requirements-fuzz.txt");
        } catch (NotHere e) {
            out.printf("SKIPPED: Schemathesis draws no requests, since %s.%n", e.getMessage());
            return;
        }
        long began = System.nanoTime();
        var _ = Files.createDirectories(folder);
        known.write(folder);
        var config = Files.copy(ForeignTools.source("schemathesis.toml"), folder.resolve("schemathesis.toml"));
        var ended = new ForeignProgram(
                        List.of(
                                programs.resolve("schemathesis").toString(),
                                "--config-file",
                                config.toString(),
                                "run",
                                served.dashboard()
                                        .root()
                                        .resolve("/openapi.json")
                                        .toString(),
                                "--no-color",
                                "--warnings",
                                "off",
                                "--checks",
                                CHECKS,
                                "--phases",
                                "examples,coverage,fuzzing,stateful",
                                "--max-examples",
                                Integer.toString(examples),
                                "--seed",
                                Integer.toString(SEED),
                                "--generation-database",
                                "none"),
                        folder,
                        Map.of("SCORELINE_KEY", served.key()))
                .run(folder.resolve("log"), TO_FUZZ);
        if (ended.status() != 0) {
            try (var lines = Files.lines(ended.log())) {
                lines.forEach(out::println);
            }
            throw new Stopped("Schemathesis found what no answer may be; what it said is above.");
        }
        // Who had lost the key would have been refused everywhere, as the document allows.
        var _ = ask(served, "/api/v1/keys");
        var said = ended.lastLine().replace("=", "").strip();
        out.printf("Schemathesis: %s; %.0f s%n", said, (System.nanoTime() - began) / 1e9);
    }

    private static void requireWholeAudit(ServedResults served) throws IOException, InterruptedException {
        var from = "1";
        while (!from.isEmpty()) {
            var verified = JSON.readTree(ask(served, "/api/v1/audit/verification?from=" + from));
            if (!verified.path("whole").asBoolean()) {
                throw new Stopped("The audit log is not whole: " + verified + ".");
            }
            from = verified.path("next").asText("");
        }
    }

    private static InputStream ask(ServedResults served, String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(served.dashboard().root().resolve(path))
                            .header("Authorization", "Bearer " + served.key())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new Stopped("%s was answered %d.".formatted(path, response.statusCode()));
            }
            return new ByteArrayInputStream(response.body());
        }
    }
}
