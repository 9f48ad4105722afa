package scoreline.scoring.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Categories repeat: gives the same string for the same bytes, as long as it remembers it. */
final class Texts {
    private static final int SLOTS = 1 << 12;

    private final byte[][] bytes = new byte[SLOTS][];
    private final @Nullable String[] strings = new String[SLOTS];

    String of(byte[] source, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + source[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
        String remembered = strings[slot];
        if (remembered != null && Arrays.equals(bytes[slot], 0, bytes[slot].length, source, from, to)) {
            return remembered;
        }
        String fresh = new String(source, from, to - from, StandardCharsets.UTF_8);
        bytes[slot] = Arrays.copyOfRange(source, from, to);
        strings[slot] = fresh;
        return fresh;
    }
}
