package scoreline.standalone.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.standalone.message.HistoryMessages;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.history.PastEvent;
import scoreline.training.history.PastEvents;
import scoreline.training.tables.ApplicationTable;

/** Sends the customers' past, all of it before the first application. */
final class SendingPast implements AutoCloseable {
    private static final String SENT = "history-sent";

    private final HistoryMessages messages;
    private final String topic;
    private final Producer<String, GenericRecord> producer;
    private final ProgressLine progress;
    private volatile @Nullable Exception refused;
    private long sent;

    private SendingPast(Pipeline pipeline, Catalogue catalogue, ProgressLine progress) {
        var history = pipeline.topics().history();
        this.messages = new HistoryMessages(catalogue, history.schema());
        this.topic = history.name();
        this.producer = pipeline.newProducer(history);
        this.progress = progress;
    }

    /**
     * Sends what the tables beside the applications hold; an earlier run that did not come to its end is repeated, which
     * changes nothing where it did.
     *
     * @param folder of the replay's state
     * @return how many events were sent now
     */
    static long send(
            Pipeline pipeline,
            Path directory,
            ApplicationTable applications,
            Catalogue catalogue,
            Path folder,
            ProgressLine progress)
            throws IOException {
        Path done = folder.resolve(SENT);
        if (catalogue.history().isEmpty() || Files.exists(done)) {
            return 0;
        }
        try (var sending = new SendingPast(pipeline, catalogue, progress)) {
            PastEvents.forEach(directory, applications, catalogue, folder.resolve("scratch"), sending::send);
            sending.producer.flush();
            sending.requireAccepted();
            progress.clear();
            Files.createFile(done);
            return sending.sent;
        }
    }

    private void send(PastEvent event) {
        var _ = producer.send(new ProducerRecord<>(topic, event.applicantId(), messages.of(event)), (_, failure) -> {
            if (failure != null) {
                refused = failure;
            }
        });
        requireAccepted();
        if (++sent % 10_000 == 0) {
            progress.show("%,d events of the customers' past sent".formatted(sent));
        }
    }

    private void requireAccepted() {
        if (refused != null) {
            throw new Stopped("The broker refused an event of the customers' past.", refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
