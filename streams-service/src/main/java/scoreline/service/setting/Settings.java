package scoreline.service.setting;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import scoreline.service.UnusableConfig;

/**
 * Settings of one service as they are written, read key by key; what is wrong with one is a sentence that names it. The service's
 * name is the first part of every key and is left out here: {@code threads} of a scorer is {@code scorer.threads}.
 */
public final class Settings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final String service;
    private final Map<String, String> left;

    /**
     * Settings of a service.
     *
     * @param service its name, as sentences have it: scorer
     * @param written values by full key
     */
    public Settings(String service, Map<String, String> written) {
        this.service = service;
        this.left = new HashMap<>(written);
    }

    public String service() {
        return service;
    }

    private String full(String key) {
        return service + "." + key;
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(left.remove(full(key))).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * What must be written.
     *
     * @throws UnusableConfig if it is not
     */
    public <T> T required(String key, Function<String, T> parse) {
        return parsed(key, parse).orElseThrow(() -> new UnusableConfig(full(key) + " is missing."));
    }

    /**
     * What may be written.
     *
     * @param parse throws {@link IllegalArgumentException}, whose message says why, if it cannot be used
     * @throws UnusableConfig if it cannot
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parse) {
        return text(key).map(text -> {
            try {
                return parse.apply(text);
            } catch (NumberFormatException e) {
                throw new UnusableConfig("%s is %s, which is not a number.".formatted(full(key), text));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new UnusableConfig(
                        "%s is %s, which cannot be used: %s.".formatted(full(key), text, e.getMessage()));
            }
        });
    }

    /**
     * What may be written and must not be repeated: no sentence quotes it.
     *
     * @param parse as for {@link #parsed}; its message must not quote it either
     * @throws UnusableConfig if it cannot be used
     */
    public <T> Optional<T> secret(String key, Function<String, T> parse) {
        return text(key).map(text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw unusable(key, "cannot be used: " + e.getMessage());
            }
        });
    }

    public Duration duration(String key, Duration otherwise) {
        return parsed(key, Settings::parseDuration).orElse(otherwise);
    }

    /** Both bounds inclusive. */
    public Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        return parsed(key, text -> {
                    var duration = parseDuration(text);
                    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                        throw new IllegalArgumentException("it must be from %s to %s".formatted(least, most));
                    }
                    return duration;
                })
                .orElse(otherwise);
    }

    /** Both bounds inclusive. */
    public int integer(String key, int otherwise, int least, int most) {
        return parsed(key, text -> inRange(Integer.parseInt(text), least, most)).orElse(otherwise);
    }

    /** At least one byte. */
    public DataSize size(String key, DataSize otherwise, DataSize most) {
        return parsed(key, text -> {
                    var size = DataSize.parse(text);
                    if (size.bytes() < 1 || size.bytes() > most.bytes()) {
                        throw new IllegalArgumentException("it must be from 1 to %d bytes".formatted(most.bytes()));
                    }
                    return size;
                })
                .orElse(otherwise);
    }

    /** Above 0, at most 1. */
    public double share(String key, double otherwise) {
        return parsed(key, text -> {
                    double share = Double.parseDouble(text);
                    if (!(share > 0 && share <= 1)) {
                        throw new IllegalArgumentException("it must be above 0 and at most 1");
                    }
                    return share;
                })
                .orElse(otherwise);
    }

    private static int inRange(int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("it must be from %d to %d".formatted(least, most));
        }
        return value;
    }

    /** What is left under a prefix that ends with a dot, without it. */
    public Map<String, String> under(String prefix) {
        var all = full(prefix);
        var found = new LinkedHashMap<String, String>();
        new TreeSet<>(left.keySet())
                .stream()
                        .filter(key -> key.startsWith(all))
                        .forEach(key -> found.put(key.substring(all.length()), left.remove(key)));
        return found;
    }

    /** A sentence about a key. */
    public UnusableConfig unusable(String key, String why) {
        return new UnusableConfig(full(key) + " " + why + ".");
    }

    /**
     * That two keys go together.
     *
     * @param relation what the first must be of the second: {@code shorter than}
     * @throws UnusableConfig unless they do
     */
    public void require(boolean together, String key, String relation, String other) {
        if (!together) {
            throw unusable(key, "must be " + relation + " " + full(other));
        }
    }

    /** @throws UnusableConfig if anything is written that nobody has read */
    public void refuseWhatIsLeft() {
        if (!left.isEmpty()) {
            throw new UnusableConfig(new TreeSet<>(left.keySet()).first() + " is not a key of the " + service + ".");
        }
    }

    /**
     * ISO-8601 (PT5M) or a number with its unit: 100ms, 5s, 10m, 12h, 7d.
     *
     * @throws IllegalArgumentException if it is written otherwise, or negative
     */
    public static Duration parseDuration(String text) {
        var written = SHORT_DURATION.matcher(text);
        var duration = written.matches()
                ? shortDuration(Long.parseLong(written.group(1)), written.group(2))
                : isoDuration(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a duration must be zero or more");
        }
        return duration;
    }

    private static Duration shortDuration(long count, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Duration isoDuration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("a duration is written as 100ms, 5s, 10m, 12h, 7d or PT5M", e);
        }
    }
}
