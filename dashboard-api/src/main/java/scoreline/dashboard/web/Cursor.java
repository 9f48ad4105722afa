package scoreline.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a list is read on: the sort key of the last element of a page, in a form that nobody need read.
 *
 * @param parts at least one; none has a line break
 */
public record Cursor(List<String> parts) {
    private static final String PARAMETER = "cursor";
    private static final int LONGEST = 2_000;

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor after(String... parts) {
        return new Cursor(List.of(parts));
    }

    public String written() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\n", parts).getBytes(UTF_8));
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @param parts how many there must be
     * @throws Refusal if there are not
     */
    public static Cursor read(String written, int parts) {
        try {
            if (written.length() <= LONGEST) {
                var read = List.of(new String(Base64.getUrlDecoder().decode(written), UTF_8).split("\n", -1));
                if (read.size() == parts) {
                    return new Cursor(read);
                }
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    /** As a whole number. */
    public long number(int part) {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException e) {
            throw unusable();
        }
    }

    /** As a text of a table. */
    public String text(int part) {
        if (parts.get(part).indexOf('\0') >= 0) {
            throw unusable();
        }
        return parts.get(part);
    }

    /** As a whole number that fits an int. */
    public int whole(int part) {
        long number = number(part);
        if (number != (int) number) {
            throw unusable();
        }
        return (int) number;
    }

    /** As milliseconds since 1970, of a time that can be asked for. */
    public Instant time(int part) {
        long millis = number(part);
        if (millis < Query.EARLIEST.toEpochMilli() || millis > Query.LATEST.toEpochMilli()) {
            throw unusable();
        }
        return Instant.ofEpochMilli(millis);
    }

    /** As a finite number. */
    public double fraction(int part) {
        try {
            double fraction = Double.parseDouble(parts.get(part));
            if (Double.isFinite(fraction)) {
                return fraction;
            }
        } catch (NumberFormatException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Refusal unusable() {
        return Refusal.ofParameter(PARAMETER, "It is none that this list gave.");
    }
}
