package scoreline.monitor.performance.topology;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** As much of a window store as loans need, which Kafka's own, bound to a running task, cannot be on a mock context. Forgets nothing. */
final class Shelf implements WindowStore<Bytes, byte[]> {
    private final String name;
    private final NavigableMap<Bytes, NavigableMap<Long, byte[]>> kept = new TreeMap<>();

    Shelf(String name) {
        this.name = name;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value, long timestamp) {
        var moments = kept.computeIfAbsent(key, _ -> new TreeMap<>());
        if (value == null) {
            moments.remove(timestamp);
        } else {
            moments.put(timestamp, value);
        }
    }

    @Override
    public WindowStoreIterator<byte[]> fetch(Bytes key, long from, long to) {
        List<KeyValue<Long, byte[]>> found = new ArrayList<>();
        kept.getOrDefault(key, new TreeMap<>())
                .subMap(from, true, to, true)
                .forEach((moment, value) -> found.add(KeyValue.pair(moment, value)));
        return new Found(found.iterator());
    }

    private record Found(Iterator<KeyValue<Long, byte[]>> entries) implements WindowStoreIterator<byte[]> {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public KeyValue<Long, byte[]> next() {
            return entries.next();
        }

        @Override
        public Long peekNextKey() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    @Override
    public byte[] fetch(Bytes key, long time) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(Bytes first, Bytes last, long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long from, long to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
