package scoreline.dashboard.live;

import io.micronaut.http.sse.Event;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;

/**
 * Tells events to all who follow, out of one look at the database every quarter of a second; none while nobody follows. Safe between
 * threads.
 */
@Singleton
final class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final int SOME = 1_000;

    /** Looked on while nobody follows: who was let in follows in a moment, and who was cut off comes back. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Events events;
    private final Pace pace;
    private final Set<Follower> followers = new HashSet<>();

    /** Null while nobody follows. */
    private @Nullable Recent recent;

    private long wantedAt;
    private boolean isClosed;

    /// How it is done.
    ///
    /// @param kept events that are told again to who comes back, and that one who is slow may be behind
    /// @param most followers at once
    record Pace(Duration look, Duration heartbeat, int kept, int most) {
        static final Pace USUAL = new Pace(Duration.ofMillis(250), Duration.ofSeconds(15), 10_000, 64);
    }

    @Inject
    Live(Events events) {
        this(events, Pace.USUAL);
    }

    Live(Events events, Pace pace) {
        this.events = events;
        this.pace = pace;
    }

    /// Events from now on, or from where somebody was.
    ///
    /// @param last number of the last event that is known already
    /// @throws Refusal when too many follow
    Flux<Event<Object>> follow(OptionalLong last, Language language) throws SQLException {
        var known = begin();
        long from = last.orElse(known.newest());
        return Flux.create(sink -> join(sink, new Follower(sink, language, known, from), known));
    }

    /** What is followed, from when this is called. */
    private synchronized Recent begin() throws SQLException {
        requireRoom();
        wantedAt = System.nanoTime();
        if (recent == null) {
            var begun = new Recent(events.newest(pace.kept() + 1), pace.kept());
            recent = begun;
            var _ = Thread.ofVirtual().name("live").start(() -> look(begun));
        }
        return recent;
    }

    /// @throws Refusal when too many follow
    synchronized void requireRoom() {
        if (isClosed || followers.size() >= pace.most()) {
            throw new Refusal(
                    ProblemType.TOO_MANY_REQUESTS, "As many follow as can: at most %d at once.".formatted(pace.most()));
        }
    }

    private void join(FluxSink<Event<Object>> sink, Follower follower, Recent known) {
        synchronized (this) {
            if (isClosed || recent != known || followers.size() >= pace.most()) {
                // It comes back by itself, and is told why not.
                sink.complete();
                return;
            }
            followers.add(follower);
        }
        sink.onDispose(() -> leave(follower));
        sink.onRequest(_ -> follower.send());
        follower.send();
    }

    private synchronized void leave(Follower follower) {
        followers.remove(follower);
    }

    private synchronized List<Follower> all() {
        return List.copyOf(followers);
    }

    /** How many follow. */
    synchronized int count() {
        return followers.size();
    }

    /** Whether the database is looked at. */
    synchronized boolean isLooking() {
        return recent != null;
    }

    private void look(Recent known) {
        long beaten = System.nanoTime();
        try {
            while (isWanted(known)) {
                pause();
                read(known);
                all().forEach(Follower::send);
                if (System.nanoTime() - beaten >= pace.heartbeat().toNanos()) {
                    beaten = System.nanoTime();
                    all().forEach(Follower::beat);
                }
            }
        } finally {
            stop(known);
        }
    }

    private synchronized boolean isWanted(Recent known) {
        if (!followers.isEmpty()) {
            wantedAt = System.nanoTime();
        }
        if (!isClosed && System.nanoTime() - wantedAt <= LINGER.toNanos()) {
            return true;
        }
        forget(known);
        return false;
    }

    private void forget(Recent known) {
        if (known.equals(recent)) {
            recent = null;
        }
    }

    /** However it came: who still follows is not left without news. */
    private void stop(Recent known) {
        List<Follower> left;
        synchronized (this) {
            forget(known);
            left = recent == null ? all() : List.of();
        }
        left.forEach(Follower::end);
    }

    private void read(Recent known) {
        try {
            List<Events.Event> next;
            do {
                next = events.after(known.newest(), SOME);
                known.add(next);
            } while (next.size() == SOME);
        } catch (SQLException e) {
            LOG.atWarn().addKeyValue("sqlstate", e.getSQLState()).log("events cannot be read now");
        }
    }

    private void pause() {
        try {
            Thread.sleep(pace.look());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all. */
    @PreDestroy
    void close() {
        List<Follower> left;
        synchronized (this) {
            isClosed = true;
            left = all();
        }
        left.forEach(Follower::end);
    }
}
