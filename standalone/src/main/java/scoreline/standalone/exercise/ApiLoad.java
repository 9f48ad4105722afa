package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import scoreline.standalone.terminal.Stopped;

/**
 * Many who ask at once, each one question after the other.
 *
 * @param root of the service
 * @param length of each resource's turn
 */
record ApiLoad(URI root, String key, Duration length) {
    static final int CLIENTS = 8;

    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    /// What is asked.
    ///
    /// @param path draws one
    /// @param body of a POST, by the same draw; empty is a GET
    /// @param wantedMillis p99 at most; 0 is no wish
    record Question(
            String name,
            Function<SplittableRandom, String> path,
            Function<SplittableRandom, String> body,
            int wantedMillis) {
        static Question get(String name, int wantedMillis, Function<SplittableRandom, String> path) {
            return new Question(name, path, _ -> "", wantedMillis);
        }

        static Question post(String name, int wantedMillis, String path, Function<SplittableRandom, String> body) {
            return new Question(name, _ -> path, body, wantedMillis);
        }
    }

    /// How long it took.
    ///
    /// @param answers of 200
    record Answered(Question question, long answers, double p50, double p99, double most) {
        String line() {
            return "| %s | %,d | %.1f | %.1f | %.1f | %s |"
                    .formatted(
                            question.name(),
                            answers,
                            p50,
                            p99,
                            most,
                            question.wantedMillis() == 0
                                    ? ""
                                    : question.wantedMillis()
                                            + (p99 <= question.wantedMillis() ? ": kept" : ": missed"));
        }
    }

    static final String HEADING = """
            | Resource | Answers | p50, ms | p99, ms | longest, ms | p99 wanted, ms |
            |---|---:|---:|---:|---:|---|""";

    Answered ask(Question question) throws Exception {
        var micros = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        try (var client = HttpClient.newHttpClient();
                var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                var random = new SplittableRandom(i);
                all.add(() -> {
                    askInTurn(client, question, random, micros);
                    return null;
                });
            }
            for (var each : clients.invokeAll(all)) {
                var _ = each.get();
            }
        }
        return new Answered(
                question,
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }

    private void askInTurn(HttpClient client, Question question, SplittableRandom random, Histogram micros)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            var same = random.split();
            var request = HttpRequest.newBuilder(root.resolve(question.path().apply(same)))
                    .header("Authorization", "Bearer " + key);
            var body = question.body().apply(same);
            if (!body.isEmpty()) {
                var _ = request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
            }
            long began = System.nanoTime();
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            micros.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - began) / 1_000));
            if (response.statusCode() != 200) {
                throw new Stopped("%s was answered %d: %s"
                        .formatted(question.name(), response.statusCode(), new String(response.body(), UTF_8)));
            }
        }
    }
}
