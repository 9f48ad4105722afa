package scoreline.standalone.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which row of the input stands at which place of the applications topic. Thread-safe. */
final class SentRows {
    private static final int NONE = -1;

    private final int[][] rowByOffset;
    private final BitSet sent = new BitSet();
    private final List<@Nullable String> applicationIds = new ArrayList<>();
    private long records;

    SentRows(int partitions) {
        rowByOffset = new int[partitions][];
        Arrays.setAll(rowByOffset, _ -> new int[0]);
    }

    synchronized void stands(long row, String applicationId, int partition, long offset) {
        int number = Math.toIntExact(row);
        int at = Math.toIntExact(offset);
        int known = rowByOffset[partition].length;
        if (at >= known) {
            rowByOffset[partition] = Arrays.copyOf(rowByOffset[partition], Math.max(at + 1, known * 2));
            Arrays.fill(rowByOffset[partition], known, rowByOffset[partition].length, NONE);
        }
        rowByOffset[partition][at] = number;
        sent.set(number);
        while (applicationIds.size() <= number) {
            applicationIds.add(null);
        }
        applicationIds.set(number, applicationId);
        records++;
    }

    synchronized OptionalLong rowAt(int partition, long offset) {
        int[] rows = rowByOffset[partition];
        return offset < rows.length && rows[(int) offset] != NONE
                ? OptionalLong.of(rows[(int) offset])
                : OptionalLong.empty();
    }

    synchronized @Nullable String applicationId(long row) {
        return applicationIds.get(Math.toIntExact(row));
    }

    synchronized boolean has(long row) {
        return sent.get(Math.toIntExact(row));
    }

    /** Records on the topic; a row that was sent again after a kill counts twice. */
    synchronized long records() {
        return records;
    }

    synchronized long rows() {
        return sent.cardinality();
    }
}
