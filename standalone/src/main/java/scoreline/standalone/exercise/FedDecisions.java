package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;

/**
 * Decisions on their way to the topic, little by little, in transactions as the scorer writes them, of which some are aborted. Out of
 * order, over some of the partitions, repeated now and then, and among them what no monitor can count.
 */
final class FedDecisions implements AutoCloseable {
    private static final int DECISIONS = 4_000;
    private static final int A_TRANSACTION = 50;
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SPAN = Duration.ofHours(5);
    private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);
    private static final Duration LATE = Duration.ofHours(2);
    private static final Duration BETWEEN = Duration.ofMillis(400);

    private final List<List<Item>> transactions = new ArrayList<>();
    private final Producer<byte[], byte[]> producer;
    private final CompletableFuture<Void> sent;
    private volatile boolean isHurried;

    /// @param value as the topic has it
    /// @param counts what a monitor is to count; null where it is to count nothing
    private record Item(
            int partition, @Nullable Bytes value, @Nullable CreditDecision counts) {
        ProducerRecord<byte[], byte[]> record() {
            return new ProducerRecord<>(
                    WatchedBroker.DECISIONS.name(), partition, null, value == null ? null : value.get());
        }
    }

    /** Begins to send. */
    FedDecisions(WatchedBroker broker, MadeUpDecisions madeUp, WindowOracle oracle, SplittableRandom random) {
        plan(madeUp, random);
        var aborted = transactions.stream().map(_ -> random.nextInt(8) == 0).toList();
        for (int i = 0; i < aborted.size(); i++) {
            if (!aborted.get(i)) {
                transactions.get(i).forEach(item -> {
                    if (item.counts() != null) {
                        oracle.count(item.counts());
                    }
                });
            }
        }
        this.producer = broker.producer(Map.of("transactional.id", "decisions"));
        this.sent = CompletableFuture.runAsync(() -> send(aborted));
    }

    private void plan(MadeUpDecisions madeUp, SplittableRandom random) {
        List<Integer> partitions = new ArrayList<>();
        for (int partition = 0; partition < WatchedBroker.PARTITIONS; partition++) {
            partitions.add(partition);
        }
        Collections.shuffle(partitions, new Random(random.nextLong()));
        // Now and then a partition never has a record.
        int used = WatchedBroker.PARTITIONS - random.nextInt(2);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < DECISIONS; i++) {
            var submitted = BEGIN.plus(SPAN.multipliedBy(i).dividedBy(DECISIONS))
                    .minusMillis(random.nextLong((random.nextInt(25) == 0 ? LATE : OUT_OF_ORDER).toMillis()));
            var item = item(partitions.get(random.nextInt(used)), madeUp, submitted, random);
            items.add(item);
            if (random.nextInt(30) == 0) {
                items.add(items.get(random.nextInt(Math.max(0, items.size() - 500), items.size())));
            }
        }
        for (int from = 0; from < items.size(); from += A_TRANSACTION) {
            transactions.add(items.subList(from, Math.min(items.size(), from + A_TRANSACTION)));
        }
    }

    private static Item item(int partition, MadeUpDecisions madeUp, Instant submitted, SplittableRandom random) {
        return switch (random.nextInt(60)) {
            case 0 -> new Item(partition, Bytes.wrap("no decision".getBytes(UTF_8)), null);
            case 1 -> new Item(partition, null, null);
            case 2 -> new Item(partition, bytes(madeUp.ofAnother(random, submitted)), null);
            case 3 -> new Item(partition, bytes(madeUp.misfit(random, submitted)), null);
            default -> {
                var decision = madeUp.draw(random, submitted);
                yield new Item(partition, bytes(decision), decision);
            }
        };
    }

    private static Bytes bytes(CreditDecision decision) {
        return Bytes.wrap(MadeUpDecisions.bytes(decision));
    }

    private void send(List<Boolean> aborted) {
        producer.initTransactions();
        for (int i = 0; i < aborted.size(); i++) {
            producer.beginTransaction();
            for (var item : transactions.get(i)) {
                var _ = producer.send(item.record());
            }
            if (aborted.get(i)) {
                producer.flush();
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
            if (!isHurried) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is left at once, and returns when all of it is on the topic. */
    void finish() {
        isHurried = true;
        sent.join();
    }

    @Override
    public void close() {
        isHurried = true;
        sent.handle((_, _) -> null).join();
        producer.close(Duration.ZERO);
    }
}
