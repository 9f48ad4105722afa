package scoreline.standalone.replay;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.message.HistoryMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.training.history.PastEvent;
import scoreline.wire.CreditDecision;

/** A broker and a scorer with one bundle; what it leaves in its folder, the next one continues. */
final class RememberingRun implements AutoCloseable {
    /** The tables are of 2018 and before. */
    private static final Map<String, String> SETTINGS =
            Map.of("scorer.time.past", "off", "scorer.history.days", "36525", "scorer.http.port", "0");

    private static final Duration WAIT = Duration.ofMillis(50);

    private final Pipeline pipeline;
    private final Path directory;
    private final Bundle bundle;

    RememberingRun(Path folder, Path directory, Bundle bundle) throws InterruptedException {
        this.pipeline = Pipeline.start(folder, 0);
        this.directory = directory;
        this.bundle = bundle;
    }

    void start() throws InterruptedException {
        pipeline.score(directory, bundle, SETTINGS);
    }

    void send(List<PastEvent> events) {
        var history = pipeline.topics().history();
        var messages = new HistoryMessages(bundle.catalogue(), history.schema());
        try (var producer = pipeline.newProducer(history)) {
            for (var event : events) {
                var _ = producer.send(new ProducerRecord<>(history.name(), event.applicantId(), messages.of(event)));
            }
        }
    }

    void erase(String applicantId) {
        var history = pipeline.topics().history();
        try (var producer = pipeline.newProducer(history)) {
            var _ = producer.send(new ProducerRecord<>(history.name(), applicantId, null));
        }
    }

    void apply(List<Message.Application> applications) {
        var topic = pipeline.topics().applications();
        try (var producer = pipeline.newApplicationProducer()) {
            for (var application : applications) {
                var value = application.value();
                var _ = producer.send(new ProducerRecord<>(
                        topic.name(), value.get("applicant_id").toString(), value));
            }
        }
    }

    /** Every decision so far by application, without what tells a place or a time; waits until there are so many. */
    Map<String, CreditDecision> decisions(int count) throws InterruptedException {
        var decisions = new HashMap<String, CreditDecision>();
        try (var reader = pipeline.readFromStart(pipeline.topics().decisions())) {
            while (decisions.size() < count) {
                pipeline.requireScoring();
                reader.poll(WAIT)
                        .forEach(record -> decisions.put(record.value().getApplicationId(), placeless(record.value())));
            }
        }
        return decisions;
    }

    static CreditDecision placeless(CreditDecision decision) {
        return CreditDecision.newBuilder(decision)
                .setDecidedAt(Instant.EPOCH)
                .clearSourcePartition()
                .clearSourceOffset()
                .build();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
