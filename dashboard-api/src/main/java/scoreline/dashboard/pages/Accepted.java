package scoreline.dashboard.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The encodings that a reader names in Accept-Encoding without refusing them. */
record Accepted(Set<String> encodings) {
    private static final Pattern REFUSED = Pattern.compile(".*;\\s*q\\s*=\\s*0(\\.0*)?\\s*", Pattern.CASE_INSENSITIVE);

    static Accepted of(@Nullable String header) {
        return new Accepted(
                header == null
                        ? Set.of()
                        : Arrays.stream(header.split(",", -1))
                                .filter(each -> !REFUSED.matcher(each).matches())
                                .map(each ->
                                        each.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean contains(String encoding) {
        return encodings.contains(encoding);
    }
}
