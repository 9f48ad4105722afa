package scoreline.dashboard.population;

import java.util.Arrays;

/** Columns as they come from the database. */
public final class MadeUpNumbers {
    private MadeUpNumbers() {}

    public static Numbers of(long... numbers) {
        return new Numbers(chunks(numbers.length, (from, to) -> Arrays.copyOfRange(numbers, from, to)), numbers.length);
    }

    public static Numbers of(double... numbers) {
        return new Numbers(chunks(numbers.length, (from, to) -> Arrays.copyOfRange(numbers, from, to)), numbers.length);
    }

    public static Numbers of(byte... numbers) {
        return new Numbers(chunks(numbers.length, (from, to) -> Arrays.copyOfRange(numbers, from, to)), numbers.length);
    }

    private static Object[] chunks(int count, Part part) {
        var chunks = new Object[Math.ceilDiv(count, Column.CHUNK)];
        Arrays.setAll(chunks, chunk -> part.of(chunk * Column.CHUNK, Math.min(count, (chunk + 1) * Column.CHUNK)));
        return chunks;
    }

    private interface Part {
        Object of(int from, int to);
    }
}
