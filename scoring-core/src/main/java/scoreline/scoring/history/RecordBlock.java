package scoreline.scoring.history;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One customer's records of one source as one value: each with its length, in the order of [Records]. Reading it is
/// one look-up; writing it rewrites it.
public final class RecordBlock {
    private RecordBlock() {}

    /// A block with one record more.
    ///
    /// @param bytes of the block; empty where nothing is left of it
    /// @param dropped how many records had to go because they are too old, or more than may be kept
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Kept(byte[] bytes, int dropped) {}

    /// Puts a record in, in place of one of the same id.
    ///
    /// @param block null where there is none
    /// @param record bytes as [RecordBytes] makes them
    /// @param most how many records are kept, those known last; at least 1
    /// @param since the day before which nothing is kept, in days from 1970-01-01
    /// @throws IllegalArgumentException where the block is none
    public static Kept put(byte @Nullable [] block, byte[] record, int most, int since) {
        try {
            return with(block, record, most, since);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a history record is damaged", e);
        }
    }

    private static Kept with(byte @Nullable [] block, byte[] record, int most, int since) {
        var fresh = new Head(record, 0, record.length);
        var parts = new Head[count(block) + 1];
        int size = 0;
        boolean placed = false;
        byte[] before = block == null ? new byte[0] : block;
        for (var in = new Input(before, 0); in.at < before.length; ) {
            int length = in.length();
            var part = new Head(before, in.at, in.at + length);
            in.at += length;
            if (part.hasIdOf(fresh)) {
                continue;
            }
            if (!placed && part.compareTo(fresh) > 0) {
                parts[size++] = fresh;
                placed = true;
            }
            parts[size++] = part;
        }
        if (!placed) {
            parts[size++] = fresh;
        }
        int first = Math.max(0, size - most);
        while (first < size && parts[first].knownOn < since) {
            first++;
        }
        var out = new ByteArrayOutputStream(before.length + record.length + 2);
        for (int i = first; i < size; i++) {
            parts[i].writeTo(out);
        }
        return new Kept(out.toByteArray(), first);
    }

    /// Adds each record of a block.
    ///
    /// @param from where in the bytes the block begins
    /// @throws IllegalArgumentException where it is none; one of other fields may pass for one of these
    public static void read(byte[] block, int from, Records into) {
        for (var in = new Input(block, from); in.at < block.length; ) {
            int length = in.length();
            into.add(block, in.at, in.at + length);
            in.at += length;
        }
    }

    private static int count(byte @Nullable [] block) {
        int count = 0;
        if (block != null) {
            for (var in = new Input(block, 0); in.at < block.length; count++) {
                int length = in.length(); // moves on by itself, so it comes before the sum
                in.at += length;
            }
        }
        return count;
    }

    /** A record's bytes, and what its place in the order depends on. */
    private static final class Head implements Comparable<Head> {
        private final byte[] bytes;
        private final int from;
        private final int to;
        private final int idFrom;
        private final int idTo;
        private final int knownOn;

        Head(byte[] bytes, int from, int to) {
            this.bytes = bytes;
            this.from = from;
            this.to = to;
            var in = new Input(bytes, from);
            int idLength = in.length();
            idFrom = in.at;
            idTo = in.at + idLength;
            in.at = idTo;
            knownOn = (int) in.number();
        }

        boolean hasIdOf(Head other) {
            return Arrays.equals(bytes, idFrom, idTo, other.bytes, other.idFrom, other.idTo);
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
