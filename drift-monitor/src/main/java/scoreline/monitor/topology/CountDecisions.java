package scoreline.monitor.topology;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import scoreline.monitor.closing.Pace;
import scoreline.monitor.partial.Partial;
import scoreline.monitor.partial.Partial.Delta;
import scoreline.monitor.partial.Partial.Flow;
import scoreline.monitor.partial.Partial.Heartbeat;
import scoreline.monitor.population.Population;
import scoreline.monitor.population.Watch;
import scoreline.monitor.window.Windows;

/**
 * The decisions of one partition into counts, passed on every so often. Passing on, letting go and committing follow each other
 * without a decision in between, in one transaction: whatever fails, a decision is in what was passed on, or in the store, or
 * read again.
 */
final class CountDecisions implements Processor<byte[], byte[], byte[], byte[]> {
    static final String OPEN_STRETCHES = "open-stretches";

    /** Stretches that are open before they are passed on out of turn: some hundred kilobytes. */
    private static final int MOST_STRETCHES = 8_192;

    /** What is stamped further ahead of the clock than clocks differ is counted, but moves no watermark. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    private final Countable.Reader decisions;
    private final Windows windows;
    private final Watch watch;
    private final Pace pace;
    private final Observer observer;

    private @Nullable Task task;

    CountDecisions(Countable.Reader decisions, Windows windows, Watch watch, Pace pace, Observer observer) {
        this.decisions = decisions;
        this.windows = windows;
        this.watch = watch;
        this.pace = pace;
        this.observer = observer;
    }

    /** Kafka Streams revives a processor by calling this again: nothing may be left from before. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        task = new Task(
                context,
                new OpenPanes(context.getStateStore(OpenPanes.STORE), watch),
                new KeptStretches(context.getStateStore(OPEN_STRETCHES)));
        // Anchored, so that all tasks of a thread pass on in the same breath and are committed together.
        context.schedule(
                Instant.EPOCH,
                pace.emit(),
                PunctuationType.WALL_CLOCK_TIME,
                now -> requireNonNull(task).passOn(now));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        requireNonNull(task).count(record);
    }

    private final class Task {
        private final ProcessorContext<byte[], byte[]> context;
        private final OpenPanes panes;
        private final KeptStretches stretches;

        private long lastDecision;
        private long lastTurn;
        private long offset = -1;
        private long watermark = Partial.NEVER;

        Task(ProcessorContext<byte[], byte[]> context, OpenPanes panes, KeptStretches stretches) {
            this.context = context;
            this.panes = panes;
            this.stretches = stretches;
            this.lastDecision = context.currentSystemTimeMs();
            this.lastTurn = lastDecision;
        }

        void count(Record<byte[], byte[]> record) {
            offset = context.recordMetadata()
                    .orElseThrow(() -> new IllegalStateException("a record of the source has a place"))
                    .offset();
            decisions.read(record.value()).ifPresentOrElse(this::count, observer::undecodable);
            if (panes.isFull() || stretches.size() >= MOST_STRETCHES) {
                passOn(context.currentSystemTimeMs());
            }
        }

        private void count(Countable decision) {
            notice(decision.submitted().toEpochMilli());
            var populations = watch.of(decision.bundleSha256(), decision.bins());
            if (populations.isEmpty()) {
                observer.unwatched(decision.bundleName(), decision.bundleVersion());
                return;
            }
            try {
                if (count(populations, decision)) {
                    observer.counted();
                } else {
                    observer.repeated();
                }
            } catch (IllegalArgumentException e) {
                observer.misfit();
            }
        }

        /** All populations have the same cells: a misfit is one for the first, before any has counted it. */
        private boolean count(List<Population> populations, Countable decision) {
            long pane = windows.pane(decision.submitted());
            boolean isNew = true;
            for (Population population : populations) {
                isNew &= panes.count(new OpenPanes.Place(population, pane), offset, decision);
            }
            if (isNew) {
                var alone = decision.stretch();
                populations.forEach(population -> stretches.add(population, alone));
            }
            return isNew;
        }

        private void notice(long submitted) {
            long now = context.currentSystemTimeMs();
            lastDecision = now;
            if (submitted <= now + AHEAD.toMillis()) {
                watermark = Math.max(watermark, submitted);
            }
        }

        void passOn(long now) {
            if (pace.isLate(lastTurn, now)) {
                // A process that stood still has not seen that nothing came.
                lastDecision = now;
            }
            lastTurn = now;
            int partition = context.taskId().partition();
            var taken = panes.takeAll();
            long from = taken.stream().mapToLong(OpenPanes.Taken::from).min().orElse(-1);
            long to = taken.stream().mapToLong(OpenPanes.Taken::to).max().orElse(-1);
            int number = 0;
            for (OpenPanes.Taken pane : taken) {
                var place = pane.place();
                send(new Delta(partition, from, to, number++, place.pane(), place.population(), pane.counts()), now);
            }
            for (var flow : stretches.takeAll().entrySet()) {
                send(new Flow(partition, from, to, number++, flow.getKey(), flow.getValue()), now);
            }
            // Where this task began with counts of another, it has read no further than those.
            offset = Math.max(offset, to);
            boolean idle = taken.isEmpty() && now - lastDecision >= pace.idle().toMillis();
            send(new Heartbeat(partition, watermark, offset, idle), now);
            context.commit();
        }

        private void send(Partial partial, long now) {
            byte[] key = ByteBuffer.allocate(Integer.BYTES)
                    .putInt(partial.partition())
                    .array();
            context.forward(new Record<>(key, partial.toBytes(), now));
        }
    }
}
