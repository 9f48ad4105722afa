package scoreline.standalone.replay;

import java.nio.ByteBuffer;
import java.util.Iterator;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.output.Results;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.tables.ApplicationRow;

/** Sends the rows that were not sent before, each with its number in a header. */
final class Sending implements AutoCloseable {
    /** Header of an application: the row's number, 8 bytes, big-endian. */
    static final String ROW = "row";

    private final Iterator<ApplicationRow> rows;
    private final ApplicationMessages messages;
    private final String topic;
    private final Producer<String, GenericRecord> producer;
    private final SentRows sent;
    private final Results results;

    private volatile @Nullable Exception refused;
    private long unsendable;

    Sending(
            Pipeline pipeline,
            Iterator<ApplicationRow> rows,
            ApplicationMessages messages,
            SentRows sent,
            Results results) {
        this.rows = rows;
        this.messages = messages;
        this.topic = pipeline.topics().applications().name();
        this.producer = pipeline.newApplicationProducer();
        this.sent = sent;
        this.results = results;
    }

    /** Sends up to so many rows; returns whether there are more. */
    boolean send(int most) {
        for (int i = 0; i < most && rows.hasNext(); i++) {
            var row = rows.next();
            if (!sent.has(row.index())) {
                send(row);
            }
        }
        if (refused != null) {
            throw new Stopped("The broker refused an application.", refused);
        }
        return rows.hasNext();
    }

    private void send(ApplicationRow row) {
        switch (messages.of(row)) {
            case Message.Unsendable unsendable -> {
                results.rejected(row.index(), row.applicationId(), unsendable.code());
                this.unsendable++;
            }
            case Message.Application application -> {
                var message = new ProducerRecord<>(topic, row.applicationId(), application.value());
                message.headers()
                        .add(
                                ROW,
                                ByteBuffer.allocate(Long.BYTES)
                                        .putLong(row.index())
                                        .array());
                var _ = producer.send(message, (place, failure) -> {
                    if (failure != null) {
                        refused = failure;
                    } else {
                        sent.stands(row.index(), row.applicationId(), place.partition(), place.offset());
                    }
                });
            }
        }
    }

    /** Waits until the broker has everything. */
    void flush() {
        producer.flush();
        send(0);
    }

    /** Rows that could not be made into a message; they are rejected already. */
    long unsendable() {
        return unsendable;
    }

    @Override
    public void close() {
        producer.close();
    }
}
