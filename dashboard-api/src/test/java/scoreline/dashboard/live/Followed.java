package scoreline.dashboard.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.Api;

/** A client of server-sent events, by the lines of the specification. */
final class Followed implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> comments = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ResponseInfo response;

    /// @param id empty where none was sent
    record Event(String id, String type, JsonNode data) {}

    Followed(HttpRequest request) throws IOException, InterruptedException {
        // The answer as a whole never comes.
        var begun = new CompletableFuture<ResponseInfo>();
        var _ = client.sendAsync(request, info -> {
            var _ = begun.complete(info);
            return BodySubscribers.fromLineSubscriber(new Lines(), _ -> null, StandardCharsets.UTF_8, "\n");
        });
        try {
            response = begun.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer began", e);
        }
    }

    int status() {
        return response.statusCode();
    }

    String contentType() {
        return response.headers().firstValue("content-type").orElse("");
    }

    /** The next event, waited for; fails where none comes. */
    Event next() throws InterruptedException {
        var event = events.poll(10, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return event;
    }

    /// @return null where none comes in that time
    @Nullable
    Event nextWithin(long millis) throws InterruptedException {
        return events.poll(millis, TimeUnit.MILLISECONDS);
    }

    /// @return null where none comes in that time
    @Nullable
    String commentWithin(long seconds) throws InterruptedException {
        return comments.poll(seconds, TimeUnit.SECONDS);
    }

    boolean isEndedWithin(long seconds) throws InterruptedException {
        return ended.await(seconds, TimeUnit.SECONDS);
    }

    /** Hangs up. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private final class Lines implements Flow.Subscriber<String> {
        private final Map<String, String> fields = new HashMap<>();

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.isEmpty()) {
                if (fields.containsKey("data")) {
                    events.add(new Event(
                            fields.getOrDefault("id", ""),
                            fields.getOrDefault("event", "message"),
                            Api.parse(fields.get("data"))));
                }
                fields.clear();
            } else if (line.startsWith(":")) {
                comments.add(line.substring(1).strip());
            } else {
                int colon = line.indexOf(':');
                fields.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }
    }
}
