package scoreline.standalone.exercise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Two files of decisions on the same applications, as `score` and `replay` write them. */
public final class Twins {
    /** What tells when and through which record a decision was made, and so may differ. */
    private static final List<String> CIRCUMSTANCES = List.of("decided_at", "source_partition", "source_offset");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Twins() {}

    /**
     * The first place where the decisions differ, circumstances apart, as "decision 3: /contributions/AMOUNT is 0.1 and 0.2";
     * empty where they are the same decisions in the same order. It repeats values: for made-up applications only.
     */
    public static Optional<String> firstDifference(Path expected, Path actual) throws IOException {
        try (var ones = Files.lines(expected);
                var others = Files.lines(actual)) {
            var one = ones.iterator();
            var other = others.iterator();
            for (long decision = 0; one.hasNext() && other.hasNext(); decision++) {
                var difference = difference("", JSON.readTree(one.next()), JSON.readTree(other.next()));
                if (difference.isPresent()) {
                    return Optional.of("decision " + decision + ": " + difference.get());
                }
            }
            return one.hasNext() || other.hasNext()
                    ? Optional.of("one file has more decisions than the other")
                    : Optional.empty();
        }
    }

    private static Optional<String> difference(String path, JsonNode one, JsonNode other) {
        if (Objects.equals(one, other)) {
            return Optional.empty();
        }
        if (one == null || other == null || !one.isContainerNode() || one.getNodeType() != other.getNodeType()) {
            return Optional.of("%s is %s and %s".formatted(path, one, other));
        }
        if (one.isArray() && one.size() != other.size()) {
            return Optional.of("%s has %d and %d entries".formatted(path, one.size(), other.size()));
        }
        if (one.isArray()) {
            for (int i = 0; i < one.size(); i++) {
                var difference = difference(path + "/" + i, one.get(i), other.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        var names = new TreeSet<String>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !path.isEmpty() || !CIRCUMSTANCES.contains(name))
                .flatMap(name -> difference(path + "/" + name, one.get(name), other.get(name)).stream())
                .findFirst();
    }
}
