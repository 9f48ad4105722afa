package scoreline.drift.sequential;

import java.time.Instant;
import java.util.Optional;
import scoreline.drift.histogram.Varints;

/// What a [Cusum] remembers from bucket to bucket.
public final class Memory {

    private static final byte FORM = 1;
    private static final int USUAL_BYTES = 64;

    private final Side up;
    private final Side down;
    private final Optional<Instant> last;

    Memory(Side up, Side down, Optional<Instant> last) {
        this.up = up;
        this.down = down;
        this.last = last;
    }

    /** Before any bucket. */
    public static Memory none() {
        return new Memory(Side.RESTING, Side.RESTING, Optional.empty());
    }

    Side up() {
        return up;
    }

    Side down() {
        return down;
    }

    /** Start of the last bucket; empty before the first. */
    public Optional<Instant> last() {
        return last;
    }

    /// A byte for the form, then each number in as few bytes as it needs: some sixty at most.
    public byte[] toBytes() {
        var out = new Varints.Writer(USUAL_BYTES);
        out.raw(FORM);
        out.raw((byte) (last.isPresent() ? 1 : 0));
        last.ifPresent(start -> out.write(start.toEpochMilli()));
        up.write(out);
        down.write(out);
        return out.toBytes();
    }

    /// @param bytes as [#toBytes] gave them
    /// @throws IllegalArgumentException when they are not
    public static Memory read(byte[] bytes) {
        var in = new Varints.Reader(bytes);
        if (in.raw() != FORM) {
            throw new IllegalArgumentException("the memory is of a form this version does not read");
        }
        Optional<Instant> last = in.raw() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(in.read()));
        var memory = new Memory(Side.read(in), Side.read(in), last);
        in.requireEnd();
        return memory;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Memory that && that.up.equals(up) && that.down.equals(down) && that.last.equals(last);
    }

    @Override
    public int hashCode() {
        return up.hashCode() * 31 + down.hashCode();
    }
}
