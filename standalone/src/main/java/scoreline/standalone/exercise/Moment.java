package scoreline.standalone.exercise;

import java.time.Duration;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import scoreline.monitor.partial.Partial;

/** When a monitor is killed: at any time, or between two of its steps, as the broker shows them. */
enum Moment {
    ANY("at any time"),
    COUNTS_SENT("counts sent, not committed"),
    COUNTS_COMMITTED("counts committed, not merged"),
    REPORT_SENT("report sent, not committed"),
    REPORT_COMMITTED("report committed");

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANY_WITHIN_MILLIS = 2_000;

    private final String said;

    Moment(String said) {
        this.said = said;
    }

    String said() {
        return said;
    }

    /** Returns as soon as it is there, or after ten seconds in which it did not come; and what it was. */
    Moment await(WatchedBroker broker, SplittableRandom random) throws InterruptedException {
        return switch (this) {
            case ANY -> {
                Thread.sleep(random.nextInt(ANY_WITHIN_MILLIS));
                yield ANY;
            }
            case COUNTS_SENT -> await(broker, WatchedBroker.PARTIALS, IsolationLevel.READ_UNCOMMITTED);
            case COUNTS_COMMITTED -> await(broker, WatchedBroker.PARTIALS, IsolationLevel.READ_COMMITTED);
            case REPORT_SENT -> await(broker, WatchedBroker.REPORTS, IsolationLevel.READ_UNCOMMITTED);
            case REPORT_COMMITTED -> await(broker, WatchedBroker.REPORTS, IsolationLevel.READ_COMMITTED);
        };
    }

    private Moment await(WatchedBroker broker, TopicPartition partition, IsolationLevel isolation) {
        try (var consumer = broker.consumer(partition, isolation)) {
            consumer.seekToEnd(consumer.assignment());
            consumer.position(partition);
            long began = System.nanoTime();
            while (!isSeen(consumer)) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    return ANY;
                }
            }
            return this;
        }
    }

    private static boolean isSeen(KafkaConsumer<byte[], byte[]> consumer) {
        for (var record : consumer.poll(POLL)) {
            if (!isHeartbeat(record)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeartbeat(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(WatchedBroker.PARTIALS.topic())
                && Partial.read(record.value()) instanceof Partial.Heartbeat;
    }
}
