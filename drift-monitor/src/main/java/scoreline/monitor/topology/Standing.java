package scoreline.monitor.topology;

import java.nio.ByteBuffer;
import java.util.Optional;
import scoreline.wire.DriftClosing;

/// How a window stands.
///
/// @param revision of its last report; −1 before the first
/// @param closing why it was first reported; empty before that
/// @param complete as it was when first reported
/// @param lateRows decisions that came after it was passed
/// @param changed whether decisions came after the last report
record Standing(int revision, Optional<DriftClosing> closing, boolean complete, long lateRows, boolean changed) {
    static final int BYTES = Integer.BYTES + 3 + Long.BYTES;

    private static final byte NOT_YET = 0;
    private static final byte WATERMARK = 1;
    private static final byte IDLE = 2;
    private static final byte END_OF_INPUT = 3;

    static Standing open() {
        return new Standing(-1, Optional.empty(), false, 0, false);
    }

    boolean isReported() {
        return closing.isPresent();
    }

    Standing late(long rows) {
        return new Standing(revision, closing, complete, lateRows + rows, isReported());
    }

    Standing reported(DriftClosing why, boolean wasComplete) {
        return new Standing(0, Optional.of(why), wasComplete, lateRows, false);
    }

    Standing revised() {
        return new Standing(revision + 1, closing, complete, lateRows, false);
    }

    void write(ByteBuffer bytes) {
        bytes.putInt(revision)
                .put(closing.map(Standing::code).orElse(NOT_YET))
                .put((byte) (complete ? 1 : 0))
                .putLong(lateRows)
                .put((byte) (changed ? 1 : 0));
    }

    static Standing read(ByteBuffer bytes) {
        return new Standing(bytes.getInt(), closing(bytes.get()), bytes.get() == 1, bytes.getLong(), bytes.get() == 1);
    }

    private static byte code(DriftClosing closing) {
        return switch (closing) {
            case WATERMARK -> WATERMARK;
            case IDLE -> IDLE;
            case END_OF_INPUT -> END_OF_INPUT;
            case OTHER -> throw new IllegalArgumentException("no window of ours closes for another reason");
        };
    }

    private static Optional<DriftClosing> closing(byte code) {
        return switch (code) {
            case NOT_YET -> Optional.empty();
            case WATERMARK -> Optional.of(DriftClosing.WATERMARK);
            case IDLE -> Optional.of(DriftClosing.IDLE);
            case END_OF_INPUT -> Optional.of(DriftClosing.END_OF_INPUT);
            default -> throw new IllegalArgumentException("no window of this version stands like " + code);
        };
    }
}
