package scoreline.standalone.monitoring;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an expression of Prometheus names, found by its words: no string in ours has a brace or a bracket of its own.
record Expression(String text) {
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{([^}]*)}");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

    /** Metrics, exported or recorded. */
    Set<String> metrics() {
        var bare = RANGE.matcher(GROUPING.matcher(SELECTOR.matcher(text).replaceAll("$1"))
                        .replaceAll(" "))
                .replaceAll(" ");
        return NAME.matcher(bare)
                .results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Labels by which something is grouped. */
    Set<String> groupedBy() {
        return GROUPING.matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Labels of a series as it is printed.
    ///
    /// @param series with its braces
    static Map<String, String> labels(String series) {
        return MATCHER.matcher(series)
                .results()
                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(3)));
    }

    /// A metric with labels to choose by.
    ///
    /// @param equal values that labels must have
    /// @param labels these and all others that are asked for
    record Selected(String metric, Map<String, String> equal, Set<String> labels) {}

    Stream<Selected> selected() {
        return SELECTOR.matcher(text).results().map(found -> {
            var equal = new HashMap<String, String>();
            var labels = new TreeSet<String>();
            MATCHER.matcher(found.group(2)).results().forEach(matcher -> {
                labels.add(matcher.group(1));
                if (matcher.group(2).equals("=")) {
                    equal.put(matcher.group(1), matcher.group(3));
                }
            });
            return new Selected(found.group(1), equal, labels);
        });
    }
}
