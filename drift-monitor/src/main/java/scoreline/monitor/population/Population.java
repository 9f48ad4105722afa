package scoreline.monitor.population;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HexFormat;

/// Whose decisions are counted together: a bundle's, all or those of one segment.
///
/// @param sha256 of the bundle, lower-case hex
/// @param segment the cell of the category that the segment is; 0 for all
public record Population(String sha256, int segment) implements Comparable<Population> {
    /** What {@link #write} writes. */
    public static final int BYTES = 33;

    private static final int HASH = BYTES - 1;
    private static final Comparator<Population> ORDER =
            Comparator.comparing(Population::sha256).thenComparing(Population::segment);

    public boolean isWhole() {
        return segment == 0;
    }

    public void write(ByteBuffer bytes) {
        bytes.put(HexFormat.of().parseHex(sha256)).put((byte) segment);
    }

    public static Population read(ByteBuffer bytes) {
        var hash = new byte[HASH];
        bytes.get(hash);
        return new Population(HexFormat.of().formatHex(hash), Byte.toUnsignedInt(bytes.get()));
    }

    @Override
    public int compareTo(Population other) {
        return ORDER.compare(this, other);
    }
}
