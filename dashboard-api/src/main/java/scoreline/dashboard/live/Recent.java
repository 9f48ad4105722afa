package scoreline.dashboard.live;

import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The newest events, for all who follow them. One thread adds, any may read. */
final class Recent {
    private final int most;
    private final NavigableMap<Long, Happened> events = new ConcurrentSkipListMap<>();

    /** The number of the newest event that is not here any more. */
    private volatile long floor;

    private volatile long newest;

    /// @param stored the newest there are, the first first; one more than are kept, where there are so many
    /// @param most how many are kept
    Recent(Collection<Events.Event> stored, int most) {
        this.most = most;
        add(stored);
    }

    void add(Collection<Events.Event> next) {
        for (var event : next) {
            // First: whoever was told an event must not know more than there is.
            newest = event.number();
            events.put(event.number(), event.happened());
            if (events.size() > most) {
                // The floor rises first: whoever reads beside this must not take the second for the first.
                floor = events.firstKey();
                var _ = events.pollFirstEntry();
            }
        }
    }

    long newest() {
        return newest;
    }

    /// What comes after a number.
    ///
    /// @return empty where nothing has yet
    /// @throws Lost where some of it is not here any more, or the number is none that was ever given
    Optional<Events.Event> after(long number) throws Lost {
        Map.Entry<Long, Happened> next = events.higherEntry(number);
        if (number < floor || number > newest) {
            throw new Lost();
        }
        return next == null ? Optional.empty() : Optional.of(new Events.Event(next.getKey(), next.getValue()));
    }

    /** Some of what came after is not known here. */
    static final class Lost extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
