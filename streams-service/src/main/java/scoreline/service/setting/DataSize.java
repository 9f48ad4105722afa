package scoreline.service.setting;

import java.util.Map;
import java.util.regex.Pattern;

/** A number of bytes, zero or more; written {@code 512}, {@code 64KiB}, {@code 1MiB} or {@code 1GiB}. */
public record DataSize(long bytes) {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");
    private static final Map<String, Long> UNITS = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size must be zero or more bytes, was " + bytes);
        }
    }

    public static DataSize ofMebibytes(long count) {
        return new DataSize(count << 20);
    }

    /** The size where an int is wanted; it must fit one. */
    public int intBytes() {
        return Math.toIntExact(bytes);
    }

    /**
     * The size as written.
     *
     * @throws IllegalArgumentException if it is written otherwise
     */
    public static DataSize parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("a size is written as 512, 64KiB, 1MiB or 1GiB");
        }
        var unit = written.group(2);
        return new DataSize(Math.multiplyExact(
                Long.parseLong(written.group(1)), UNITS.getOrDefault(unit == null ? "B" : unit, 1L)));
    }
}
