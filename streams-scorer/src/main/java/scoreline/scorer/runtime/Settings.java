package scoreline.scorer.runtime;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Settings as they are written, read key by key; what is wrong with one is a sentence that names it. */
final class Settings {
    private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final Map<String, String> left;

    Settings(Map<String, String> written) {
        this.left = new HashMap<>(written);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(left.remove(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    <T> T required(String key, Function<String, T> parse) {
        return parsed(key, parse).orElseThrow(() -> new UnusableConfig(key + " is missing."));
    }

    <T> Optional<T> parsed(String key, Function<String, T> parse) {
        return text(key).map(text -> {
            try {
                return parse.apply(text);
            } catch (NumberFormatException e) {
                throw new UnusableConfig("%s is %s, which is not a number.".formatted(key, text));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new UnusableConfig("%s is %s, which cannot be used: %s.".formatted(key, text, e.getMessage()));
            }
        });
    }

    Duration duration(String key, Duration otherwise) {
        return parsed(key, Settings::parseDuration).orElse(otherwise);
    }

    int integer(String key, int otherwise, int least, int most) {
        return parsed(key, text -> inRange(Integer.parseInt(text), least, most)).orElse(otherwise);
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        return parsed(key, text -> {
                    var duration = parseDuration(text);
                    if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
                        throw new IllegalArgumentException("it must be from %s to %s".formatted(least, most));
                    }
                    return duration;
                })
                .orElse(otherwise);
    }

    DataSize size(String key, DataSize otherwise, DataSize most) {
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
    double share(String key, double otherwise) {
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

    /** What is left under a prefix, without it. */
    Map<String, String> under(String prefix) {
        var found = new LinkedHashMap<String, String>();
        new TreeSet<>(left.keySet())
                .stream()
                        .filter(key -> key.startsWith(prefix))
                        .forEach(key -> found.put(key.substring(prefix.length()), left.remove(key)));
        return found;
    }

    void refuseWhatIsLeft() {
        if (!left.isEmpty()) {
            throw new UnusableConfig(new TreeSet<>(left.keySet()).first() + " is not a key of the scorer.");
        }
    }

    /** ISO-8601 (PT5M) or a number with its unit: 100ms, 5s, 10m, 12h, 7d. */
    static Duration parseDuration(String text) {
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

    /** The environment's name for a key: scorer.time.past is SCORER_TIME_PAST. */
    static String environmentName(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
