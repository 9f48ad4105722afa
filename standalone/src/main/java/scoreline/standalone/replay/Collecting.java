package scoreline.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.Consumer;
import scoreline.standalone.output.Results;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectedApplication;

/** Reads what is committed, and puts each decision and rejection to its row. */
final class Collecting implements AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(20);

    private final Pipeline pipeline;
    private final SentRows sent;
    private final Results results;
    private final Consumer<String, CreditDecision> decisions;
    private final Consumer<String, RejectedApplication> rejections;

    /** Decided before the broker told us where the application stands. */
    private final Deque<Runnable> early = new ArrayDeque<>();

    Collecting(Pipeline pipeline, SentRows sent, Results results) {
        this.pipeline = pipeline;
        this.sent = sent;
        this.results = results;
        this.decisions = pipeline.readFromStart(pipeline.topics().decisions());
        this.rejections = pipeline.readFromStart(pipeline.topics().rejections());
    }

    /** Learns from the topic what an earlier run sent. */
    static void recall(Pipeline pipeline, SentRows sent) throws InterruptedException {
        try (var applications =
                pipeline.readFromStart(pipeline.topics().applications().raw())) {
            var ends = pipeline.written(applications);
            while (Pipeline.isBehind(applications, ends)) {
                for (var application : applications.poll(Duration.ofMillis(200))) {
                    var header = application.headers().lastHeader(Sending.ROW);
                    sent.stands(
                            ByteBuffer.wrap(header.value()).getLong(),
                            new String(application.key(), UTF_8),
                            application.partition(),
                            application.offset());
                }
            }
        }
    }

    /** Takes what has come. */
    void poll() {
        for (int waiting = early.size(); waiting > 0; waiting--) {
            early.remove().run();
        }
        for (var decision : decisions.poll(WAIT)) {
            decided(decision.value());
        }
        for (var rejection : rejections.poll(Duration.ZERO)) {
            rejected(rejection.value());
        }
    }

    /** Takes everything that is written by now, once it is committed. */
    void drain() throws InterruptedException {
        var lastDecisions = pipeline.written(decisions);
        var lastRejections = pipeline.written(rejections);
        do {
            poll();
        } while (!early.isEmpty()
                || Pipeline.isBehind(decisions, lastDecisions)
                || Pipeline.isBehind(rejections, lastRejections));
    }

    private void decided(CreditDecision decision) {
        var row = sent.rowAt(decision.getSourcePartition(), decision.getSourceOffset());
        if (row.isPresent()) {
            results.decided(row.getAsLong(), decision);
        } else {
            early.add(() -> decided(decision));
        }
    }

    private void rejected(RejectedApplication rejection) {
        var row = sent.rowAt(rejection.getPartition(), rejection.getOffset());
        if (row.isEmpty()) {
            early.add(() -> rejected(rejection));
        } else if (!results.has(row.getAsLong())) {
            // A row that was sent twice around a kill is rejected twice.
            results.rejected(row.getAsLong(), sent.applicationId(row.getAsLong()), rejection.getCode());
        }
    }

    @Override
    public void close() {
        try (decisions) {
            rejections.close();
        }
    }
}
