package scoreline.scoring.history;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;

/// One customer's records of one source, in columns: filled from bytes, put in order, read, and cleared for the next
/// customer without letting go of its memory. Not thread-safe.
///
/// The order is that in which records became known; those of one day follow the bytes of their ids.
public final class Records {

    /// A date that never comes, 9999-12-31: what 365243 days stands for in the public tables. Read as missing.
    public static final int NEVER = 2_932_896;

    private final List<HistoryField> fields;
    private final Texts known = new Texts();
    private final double[][] numbers;
    private final @Nullable String[][] texts;
    private int[] knownOn = new int[0];
    private int[] happenedOn = new int[0];

    /** Where each record's bytes are, and its id among them. */
    private byte[][] bytes = new byte[0][];

    private int[] from = new int[0];
    private int[] to = new int[0];
    private int[] idFrom = new int[0];
    private int[] idTo = new int[0];

    /** Numbers of records in order. */
    private int[] order = new int[0];

    private int[] merged = new int[0];

    private int size;
    private boolean sorted;
    private final Columns columns = new Columns();
    private final MessageDigest digest = Digest.sha256();

    public Records(HistorySource source) {
        fields = source.fields();
        numbers = new double[fields.size()][0];
        texts = new String[fields.size()][0];
    }

    public void clear() {
        Arrays.fill(bytes, 0, size, null);
        size = 0;
    }

    public int size() {
        return size;
    }

    /// Adds a record, which must not be added twice.
    ///
    /// @param source bytes as [RecordBytes] makes them, from `start` to `end`; not to be changed until cleared
    /// @throws IllegalArgumentException where they are none
    public void add(byte[] source, int start, int end) {
        if (size == order.length) {
            grow();
        }
        try {
            read(source, start, end);
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("a history record is damaged", e);
        }
        size++;
        sorted = false;
    }

    private void read(byte[] source, int start, int end) {
        var in = new Input(source, start);
        int idLength = in.length();
        bytes[size] = source;
        from[size] = start;
        to[size] = end;
        idFrom[size] = in.at;
        idTo[size] = in.at + idLength;
        in.at += idLength;
        knownOn[size] = (int) in.number();
        happenedOn[size] = knownOn[size] + (int) in.number();
        order[size] = size;
        int kindsAt = in.at;
        in.at += RecordBytes.kindsOf(fields.size());
        for (int f = 0; f < fields.size(); f++) {
            int kind = (source[kindsAt + f / 4] >>> (2 * (f % 4))) & 3;
            if (texts[f].length > 0) {
                texts[f][size] = kind == RecordBytes.MISSING ? null : in.text(known);
            } else {
                numbers[f][size] = in.value(kind);
            }
        }
        if (in.at != end) {
            throw Input.damaged();
        }
    }

    private void grow() {
        int capacity = Math.max(16, 2 * size);
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).kind() == HistoryField.Kind.CATEGORY) {
                texts[f] = Arrays.copyOf(texts[f], capacity);
            } else {
                numbers[f] = Arrays.copyOf(numbers[f], capacity);
            }
        }
        knownOn = Arrays.copyOf(knownOn, capacity);
        happenedOn = Arrays.copyOf(happenedOn, capacity);
        bytes = Arrays.copyOf(bytes, capacity);
        from = Arrays.copyOf(from, capacity);
        to = Arrays.copyOf(to, capacity);
        idFrom = Arrays.copyOf(idFrom, capacity);
        idTo = Arrays.copyOf(idTo, capacity);
        order = Arrays.copyOf(order, capacity);
        merged = new int[capacity];
    }

    /** Puts the records in order. */
    private void sort() {
        if (!sorted) {
            sort(0, size);
            sorted = true;
        }
    }

    /** Merges halves, each in order, and leaves what is in order already as it stands. */
    private void sort(int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(start, middle);
        sort(middle, end);
        if (compare(order[middle - 1], order[middle]) <= 0) {
            return;
        }
        System.arraycopy(order, start, merged, start, middle - start);
        int left = start;
        int right = middle;
        for (int to = start; left < middle; to++) {
            order[to] = right == end || compare(merged[left], order[right]) <= 0 ? merged[left++] : order[right++];
        }
    }

    private int compare(int one, int other) {
        int byDay = Integer.compare(knownOn[one], knownOn[other]);
        return byDay != 0
                ? byDay
                : Arrays.compareUnsigned(bytes[one], idFrom[one], idTo[one], bytes[other], idFrom[other], idTo[other]);
    }

    /** How many records, the first in order, were known by a day. */
    public int knownBy(int day) {
        sort();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knownOn[order[middle]] <= day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of the record at a place in the order. */
    int at(int place) {
        return order[place];
    }

    /** For whoever evaluates these records. */
    Columns columns() {
        return columns;
    }

    int happenedOn(int record) {
        return happenedOn[record];
    }

    double[] numbers(int field) {
        return numbers[field];
    }

    @Nullable
    String[] texts(int field) {
        return texts[field];
    }

    /** SHA-256 over the bytes of the records known by a day, in order. */
    public byte[] digest(int day) {
        int known = knownBy(day);
        for (int place = 0; place < known; place++) {
            int record = order[place];
            digest.update(bytes[record], from[record], to[record] - from[record]);
        }
        return digest.digest();
    }
}
