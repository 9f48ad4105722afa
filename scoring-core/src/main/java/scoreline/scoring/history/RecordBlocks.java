package scoreline.scoring.history;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One customer's records of one source as they are stored: a block of bytes for each year in which some happened, so
/// that a record more rewrites a year and not a life. In a block each record has its length in front, and stands in the
/// order of [Records]. Of each id there is one record, in whatever year. Not thread-safe.
public final class RecordBlocks {
    private final Map<Integer, List<Head>> years = new TreeMap<>();
    private final TreeSet<Integer> changed = new TreeSet<>();

    /// Adds a block as it was stored.
    ///
    /// @throws IllegalArgumentException where it is none
    public void add(int year, byte[] block) {
        var heads = new ArrayList<Head>();
        var in = new Input(block, 0);
        while (in.at < block.length) {
            int length = lengthAt(in, block);
            heads.add(new Head(block, in.at, in.at + length));
            in.at += length;
        }
        years.put(year, heads);
    }

    /// Puts a record in, in place of one of the same id.
    ///
    /// @param record bytes as [RecordBytes] makes them
    /// @param most how many records are kept, those known last; at least 1
    /// @param since the day before which nothing is kept, in days from 1970-01-01
    /// @return how many records had to go because they are too old, or more than may be kept
    public int put(byte[] record, int most, int since) {
        var fresh = new Head(record, 0, record.length);
        int year = LocalDate.ofEpochDay(fresh.happenedOn).getYear();
        if (isThere(fresh, year)) {
            return 0;
        }
        List<Head> ofYear = years.computeIfAbsent(year, _ -> new ArrayList<>());
        int place = Collections.binarySearch(ofYear, fresh);
        ofYear.add(-place - 1, fresh);
        changed.add(year);
        return forget(most, since);
    }

    /** Takes a former record of this id out; whether it says the same, and may stay. */
    private boolean isThere(Head fresh, int year) {
        for (var entry : years.entrySet()) {
            List<Head> heads = entry.getValue();
            for (int i = 0; i < heads.size(); i++) {
                Head former = heads.get(i);
                if (former.hasIdOf(fresh)) {
                    if (entry.getKey() == year && former.says(fresh)) {
                        return true;
                    }
                    heads.remove(i);
                    changed.add(entry.getKey());
                    return false;
                }
            }
        }
        return false;
    }

    private int forget(int most, int since) {
        long size = years.values().stream().mapToLong(List::size).sum();
        boolean old = years.values().stream().flatMap(Collection::stream).anyMatch(head -> head.knownOn < since);
        if (size <= most && !old) {
            return 0;
        }
        List<Head> inOrder =
                years.values().stream().flatMap(Collection::stream).sorted().toList();
        int first = (int) Math.max(0, size - most);
        while (first < size && inOrder.get(first).knownOn < since) {
            first++;
        }
        for (Head head : inOrder.subList(0, first)) {
            int year = LocalDate.ofEpochDay(head.happenedOn).getYear();
            years.getOrDefault(year, List.of()).remove(head);
            changed.add(year);
        }
        return first;
    }

    /// The blocks to be stored anew by year; null where nothing is left of one.
    public Map<Integer, byte @Nullable []> changes() {
        var changes = new HashMap<Integer, byte @Nullable []>();
        for (int year : changed) {
            List<Head> heads = years.getOrDefault(year, List.of());
            changes.put(year, heads.isEmpty() ? null : bytes(heads));
        }
        return changes;
    }

    private static byte[] bytes(List<Head> heads) {
        var out = new ByteArrayOutputStream(
                heads.stream().mapToInt(head -> head.to - head.from + 2).sum());
        heads.forEach(head -> head.writeTo(out));
        return out.toByteArray();
    }

    /// Adds each record of a block.
    ///
    /// @throws IllegalArgumentException where it is none
    public static void read(byte[] block, Records into) {
        var in = new Input(block, 0);
        while (in.at < block.length) {
            int length = lengthAt(in, block);
            into.add(block, in.at, in.at + length);
            in.at += length;
        }
    }

    private static int lengthAt(Input in, byte[] block) {
        try {
            long length = in.unsigned();
            if (length > 0 && length <= block.length - in.at) {
                return (int) length;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a block of history records is damaged", e);
        }
        throw new IllegalArgumentException("a block of history records is damaged");
    }

    /** A record's bytes, and what its place in the order depends on. */
    private static final class Head implements Comparable<Head> {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int idFrom;
        private final int idTo;
        private final int knownOn;
        private final int happenedOn;

        Head(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            var in = new Input(bytes, from);
            try {
                int idLength = in.length();
                idFrom = in.at;
                idTo = in.at + idLength;
                in.at = idTo;
                knownOn = (int) in.number();
                happenedOn = knownOn + (int) in.number();
            } catch (ArrayIndexOutOfBoundsException e) {
                throw new IllegalArgumentException("a history record is damaged", e);
            }
        }

        boolean hasIdOf(Head other) {
            return Arrays.equals(bytes, idFrom, idTo, other.bytes, other.idFrom, other.idTo);
        }

        boolean says(Head other) {
            return Arrays.equals(bytes, from, to, other.bytes, other.from, other.to);
        }

        @Override
        public int compareTo(Head other) {
            int byDay = Integer.compare(knownOn, other.knownOn);
            return byDay != 0
                    ? byDay
                    : Arrays.compareUnsigned(bytes, idFrom, idTo, other.bytes, other.idFrom, other.idTo);
        }

        void writeTo(ByteArrayOutputStream out) {
            int rest = to - from;
            while ((rest & ~0x7f) != 0) {
                out.write((rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
            out.write(bytes, from, to - from);
        }
    }
}
