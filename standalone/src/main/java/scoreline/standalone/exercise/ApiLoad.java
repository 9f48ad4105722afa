package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
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

    static {
        // Each keeps its connection; the client's own limit is lower.
        System.setProperty("http.maxConnections", Integer.toString(CLIENTS));
    }

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
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                var random = new SplittableRandom(i);
                all.add(() -> {
                    askInTurn(question, random, micros);
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

    private void askInTurn(Question question, SplittableRandom random, Histogram micros) throws IOException {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            var same = random.split();
            var address = root.resolve(question.path().apply(same)).toURL();
            var body = question.body().apply(same).getBytes(UTF_8);
            long began = System.nanoTime();
            // Who asks shares the processors with who answers: the blocking client takes the least of them.
            var asking = (HttpURLConnection) address.openConnection();
            asking.setRequestProperty("Authorization", "Bearer " + key);
            if (body.length > 0) {
                asking.setRequestProperty("Content-Type", "application/json");
                asking.setDoOutput(true);
                asking.setFixedLengthStreamingMode(body.length);
                try (var out = asking.getOutputStream()) {
                    out.write(body);
                }
            }
            int status = asking.getResponseCode();
            try (var in =
                    status < HttpURLConnection.HTTP_BAD_REQUEST ? asking.getInputStream() : asking.getErrorStream()) {
                var answer = in.readAllBytes();
                micros.recordValue(Math.min(HIGHEST_MICROS, (System.nanoTime() - began) / 1_000));
                if (status != HttpURLConnection.HTTP_OK) {
                    throw new Stopped(
                            "%s was answered %d: %s".formatted(question.name(), status, new String(answer, UTF_8)));
                }
            }
        }
    }
}
