package scoreline.dashboard.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parameters of a request, each read as what it must be; what is wrong with one is a {@link Refusal} that names it. */
public final class Query {
    /** Times that can be asked for, as those that can be kept. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private static final String CURSOR = "cursor";
    private static final String LIMIT = "limit";
    private static final Set<String> PAGED = Set.of(CURSOR, LIMIT);
    private static final int MARK_BYTES = 12;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");

    private final String path;
    private final TreeMap<String, List<String>> given = new TreeMap<>();

    private Query(HttpRequest<?> request) {
        this.path = request.getPath();
        request.getParameters().forEach((name, values) -> given.put(name, List.copyOf(values)));
    }

    /**
     * Those of a request for a list, page by page.
     *
     * @param known names, besides limit and cursor
     * @throws Refusal if there is another
     */
    public static Query ofList(HttpRequest<?> request, Set<String> known) {
        return of(request, Stream.concat(known.stream(), PAGED.stream()).collect(Collectors.toSet()));
    }

    /**
     * Those of a request.
     *
     * @throws Refusal if there is one that is not known: a filter that is misspelt would filter nothing
     */
    public static Query of(HttpRequest<?> request, Set<String> known) {
        var query = new Query(request);
        query.given.forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Refusal.ofParameter(printable(name), "There is no such parameter here.");
            }
            if (values.stream().anyMatch(value -> value.isEmpty() || value.indexOf('\0') >= 0)) {
                throw Refusal.ofParameter(name, "It is empty, or has a character that no text may have.");
            }
        });
        return query;
    }

    private static String printable(String name) {
        return name.matches("[\\w-]{1,50}") ? name : "another";
    }

    /** A parameter that may be repeated. */
    public List<String> all(String name) {
        return given.getOrDefault(name, List.of());
    }

    public Optional<String> text(String name) {
        var values = all(name);
        if (values.size() > 1) {
            throw Refusal.ofParameter(name, "It may be given once.");
        }
        return values.stream().findFirst();
    }

    public Optional<Instant> time(String name) {
        return text(name).map(written -> {
            try {
                var time = Instant.parse(written);
                if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                throw noTime(name);
            }
            throw noTime(name);
        });
    }

    private static Refusal noTime(String name) {
        return Refusal.ofParameter(name, "It must be a time such as 2026-03-01T12:00:00Z, from 1900 to 9999.");
    }

    /** Both ends included. */
    public OptionalDouble number(String name, double from, double to) {
        var written = text(name);
        if (written.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = isDecimal(written.get()) ? Double.parseDouble(written.get()) : Double.NaN;
        if (!(number >= from && number <= to)) {
            throw Refusal.ofParameter(name, "It must be a number from %s to %s.".formatted(from, to));
        }
        return OptionalDouble.of(number);
    }

    /** Whether it is a number as one writes it: neither a word nor hexadecimal. */
    public static boolean isDecimal(String written) {
        return DECIMAL.matcher(written).matches();
    }

    /** Both ends included. */
    public OptionalInt whole(String name, int from, int to) {
        var written = text(name);
        if (written.isEmpty()) {
            return OptionalInt.empty();
        }
        if (WHOLE.matcher(written.get()).matches()) {
            int number = Integer.parseInt(written.get());
            if (number >= from && number <= to) {
                return OptionalInt.of(number);
            }
        }
        throw Refusal.ofParameter(name, "It must be a whole number from %d to %d.".formatted(from, to));
    }

    /** One of a few, by its name. */
    public <E extends Enum<E>> E oneOf(String name, String written, Class<E> few) {
        return Stream.of(few.getEnumConstants())
                .filter(each -> each.name().equals(written))
                .findFirst()
                .orElseThrow(() -> Refusal.ofParameter(
                        name,
                        Arrays.stream(few.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ", "It must be one of ", "."))));
    }

    /** How many elements the page may have. */
    public int limit() {
        return whole(LIMIT, 1, Page.MOST).orElse(Page.USUAL);
    }

    /**
     * Where to read on.
     *
     * @param parts as {@link #next} had them
     * @throws Refusal if it was given for another list, another order or other filters
     */
    public Optional<Cursor> cursor(int parts) {
        var cursor = text(CURSOR).map(written -> Cursor.read(written, parts + 1));
        cursor.filter(found -> !found.parts().getFirst().equals(mark())).ifPresent(_ -> {
            throw Refusal.ofParameter(
                    CURSOR, "It was given for another order or other filters; begin again without it.");
        });
        return cursor.map(found -> new Cursor(found.parts().subList(1, parts + 1)));
    }

    /** A cursor that reads on after these, in this list alone. */
    public String next(String... parts) {
        return new Cursor(Stream.concat(Stream.of(mark()), Stream.of(parts)).toList()).written();
    }

    /** Stands for what is asked, but for where to begin and how much. */
    private String mark() {
        var asked = new TreeMap<>(given);
        asked.keySet().removeAll(PAGED);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((path + asked).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
