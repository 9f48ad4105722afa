package scoreline.dashboard.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import scoreline.dashboard.decision.DecisionLists.Part;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;

/**
 * Whole lists of decisions, part after part as whoever reads them takes them: no more than one part is in memory, and between parts
 * nothing is held of the database. Safe between threads.
 */
final class Exports {
    /** Each keeps a processor busy, of which there may be two. */
    private static final int AT_ONCE = 2;

    /** Decisions of a part: some 400 kB of text. */
    private static final int PART = 2_000;

    private final DecisionLists lists;
    private final ExecutorService executor;
    private final Semaphore free = new Semaphore(AT_ONCE);

    /// @param executor reads the database
    Exports(DecisionLists lists, ExecutorService executor) {
        this.lists = lists;
        this.executor = executor;
    }

    /// Reads the first part at once, so that what cannot be answered is refused, and the others as they are asked for.
    ///
    /// @throws Refusal if as many are under way as may be
    Publisher<byte[]> of(DecisionQuestion question, Optional<Position> after, ExportForm form) throws SQLException {
        if (!free.tryAcquire()) {
            throw new Refusal(
                    ProblemType.TOO_MANY_REQUESTS,
                    "%d exports are under way, as many as may be; try again when one has ended.".formatted(AT_ONCE));
        }
        var released = new AtomicBoolean();
        Runnable release = () -> {
            if (released.compareAndSet(false, true)) {
                free.release();
            }
        };
        boolean underWay = false;
        try {
            var first = lists.read(question, after, PART);
            var begun = Flux.just((form.heading() + form.lines(first.items())).getBytes(UTF_8));
            if (first.last().isEmpty()) {
                return begun;
            }
            underWay = true;
            return begun.concatWith(rest(question, form, first.last().get())).doFinally(_ -> release.run());
        } finally {
            if (!underWay) {
                release.run();
            }
        }
    }

    private Flux<byte[]> rest(DecisionQuestion question, ExportForm form, Position from) {
        return Flux.<byte[], Optional<Position>>generate(
                        () -> Optional.of(from), (after, sink) -> next(question, form, after, sink))
                .subscribeOn(Schedulers.fromExecutorService(executor));
    }

    private Optional<Position> next(
            DecisionQuestion question, ExportForm form, Optional<Position> after, SynchronousSink<byte[]> sink) {
        if (after.isEmpty()) {
            sink.complete();
            return after;
        }
        try {
            Part part = lists.read(question, after, PART);
            sink.next(form.lines(part.items()).getBytes(UTF_8));
            return part.last();
        } catch (SQLException e) {
            sink.error(e);
            return Optional.empty();
        }
    }
}
