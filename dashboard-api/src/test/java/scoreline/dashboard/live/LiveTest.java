package scoreline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.sse.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;
import scoreline.dashboard.live.Live.Pace;
import scoreline.dashboard.watch.Alerts;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;

/** On a real database, and paced so that limits are soon reached. */
class LiveTest {
    private static final int KEPT = 10;
    private static final int MOST = 2;

    private Database database;
    private Connection writing;
    private Live live;
    private long place;

    @BeforeEach
    void open() throws Exception {
        database = Database.open(Postgres.empty());
        writing = database.writing();
        live = live(Duration.ofMinutes(1));
    }

    private Live live(Duration heartbeat) {
        var alerts = new Alerts(database, MonitorTopics.of(Framing.singleObject()));
        return new Live(new Events(database, alerts), new Pace(Duration.ofMillis(20), heartbeat, KEPT, MOST));
    }

    @AfterEach
    void close() throws Exception {
        live.close();
        writing.close();
        database.close();
    }

    /** Takes what it asked for. */
    private static final class Taking extends BaseSubscriber<Event<Object>> {
        private final BlockingQueue<Event<Object>> taken = new LinkedBlockingQueue<>();
        private final long first;

        /// @param first how many it asks for by itself
        Taking(long first) {
            this.first = first;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(first);
        }

        @Override
        protected void hookOnNext(Event<Object> event) {
            taken.add(event);
            if (event.getName() == null) {
                // A heartbeat is not what it asked for.
                request(1);
            }
        }

        /** The next that is no heartbeat, as its id and type. */
        String next() throws InterruptedException {
            while (true) {
                var event = taken.poll(5, TimeUnit.SECONDS);
                if (event == null) {
                    throw new AssertionError("no event came");
                }
                if (event.getName() != null) {
                    return event.getName() + " " + event.getId();
                }
            }
        }

        boolean isQuiet() throws InterruptedException {
            Thread.sleep(200);
            return taken.stream().allMatch(event -> event.getName() == null);
        }
    }

    private Taking follow(OptionalLong last, long first) throws SQLException {
        var taking = new Taking(first);
        live.follow(last, Language.ENGLISH).subscribe(taking);
        return taking;
    }

    private Taking follow() throws SQLException {
        return follow(OptionalLong.empty(), Long.MAX_VALUE);
    }

    /// Written, and not committed yet.
    ///
    /// @return numbers of the events
    private List<Long> write(int count) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (var insert = writing.prepareStatement("""
                insert into decision (place, applicant_id, application_id, submitted_at, decided_at, outcome, probability,
                 points, value)
                values (?, 'p', ?, ?, ?, ?, 0.5, 600, '') returning event""")) {
            for (int i = 0; i < count; i++) {
                insert.setLong(1, place);
                insert.setString(2, "a" + place++);
                insert.setObject(3, OffsetDateTime.parse("2026-03-01T12:00:00Z"));
                insert.setObject(4, OffsetDateTime.parse("2026-03-01T12:00:01Z"));
                insert.setInt(5, 0);
                try (var rows = insert.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }

    private List<Long> commit(int count) throws SQLException {
        var numbers = write(count);
        writing.commit();
        return numbers;
    }

    private static void eventually(BooleanSupplier what) throws InterruptedException {
        for (int i = 0; i < 250 && !what.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(what.getAsBoolean()).isTrue();
    }

    @Test
    void numbers_of_a_batch_that_was_rolled_back_are_passed_over() throws Exception {
        // Given
        var taking = follow();
        write(3);
        writing.rollback();
        // When
        var numbers = commit(2);
        // Then
        assertThat(taking.next()).isEqualTo("decision " + numbers.get(0));
        assertThat(taking.next()).isEqualTo("decision " + numbers.get(1));
        assertThat(numbers.get(0)).isGreaterThan(3);
    }

    @Test
    void a_batch_is_told_when_it_is_committed_and_then_whole_and_in_order() throws Exception {
        // Given
        var taking = follow();
        var numbers = write(5);
        assertThat(taking.isQuiet()).isTrue();
        // When
        writing.commit();
        // Then
        for (var number : numbers) {
            assertThat(taking.next()).isEqualTo("decision " + number);
        }
        assertThat(taking.isQuiet()).isTrue();
    }

    @Test
    void more_than_are_kept_are_not_told_again() throws Exception {
        // Given
        var numbers = commit(KEPT + 3);
        // When
        var late = follow(OptionalLong.of(numbers.get(1)), Long.MAX_VALUE);
        var justInTime = follow(OptionalLong.of(numbers.get(2)), Long.MAX_VALUE);
        // Then
        assertThat(late.next()).isEqualTo("reset " + numbers.getLast());
        assertThat(late.isQuiet()).isTrue();
        for (var number : numbers.subList(3, numbers.size())) {
            assertThat(justInTime.next()).isEqualTo("decision " + number);
        }
    }

    @Test
    void who_is_too_slow_is_told_so_and_goes_on_from_there() throws Exception {
        // Given
        var slow = follow(OptionalLong.empty(), 1);
        var quick = follow();
        var first = commit(1);
        assertThat(slow.next()).isEqualTo("decision " + first.getFirst());
        assertThat(quick.next()).isEqualTo("decision " + first.getFirst());
        // When
        List<Long> numbers = List.of();
        for (int i = 0; i < 3; i++) {
            numbers = commit(KEPT);
            for (var number : numbers) {
                assertThat(quick.next()).isEqualTo("decision " + number);
            }
        }
        slow.request(2);
        // Then
        assertThat(slow.next()).isEqualTo("reset " + numbers.getLast());
        // And when
        var next = commit(1);
        // Then
        assertThat(slow.next()).isEqualTo("decision " + next.getFirst());
    }

    @Test
    void who_asks_for_one_at_a_time_gets_all_that_are_kept() throws Exception {
        // Given
        var slow = follow(OptionalLong.empty(), 1);
        var numbers = commit(KEPT);
        // When / Then
        for (var number : numbers) {
            assertThat(slow.next()).isEqualTo("decision " + number);
            assertThat(slow.taken).isEmpty();
            slow.request(1);
        }
    }

    @Test
    void nobody_looks_at_the_database_while_nobody_follows() throws Exception {
        // Given
        assertThat(live.isLooking()).isFalse();
        var taking = follow();
        assertThat(live.isLooking()).isTrue();
        assertThat(live.count()).isEqualTo(1);
        // When
        taking.cancel();
        // Then
        assertThat(live.count()).isZero();
        eventually(() -> !live.isLooking());
        // And when
        var again = follow();
        var numbers = commit(1);
        // Then
        assertThat(again.next()).isEqualTo("decision " + numbers.getFirst());
    }

    @Test
    void no_more_follow_than_may() throws Exception {
        for (int i = 0; i < MOST; i++) {
            follow();
        }
        assertThatThrownBy(this::follow).isInstanceOf(Refusal.class);
    }

    @Test
    void a_heartbeat_is_no_event() throws Exception {
        live = live(Duration.ofMillis(100));
        var taking = follow();
        assertThat(taking.taken.poll(5, TimeUnit.SECONDS)).isNotNull();
        var beat = taking.taken.poll(5, TimeUnit.SECONDS);
        assertThat(beat).isNotNull();
        assertThat(beat.getComment()).isNotEmpty();
        assertThat(beat.getData()).isEqualTo("");
        assertThat(beat.getName()).isNull();
        assertThat(beat.getId()).isNull();
    }

    @Test
    void whoever_follows_at_the_end_is_let_go() throws Exception {
        var taking = follow();
        live.close();
        eventually(taking::isDisposed);
    }
}
