package scoreline.standalone.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import scoreline.wire.CreditDecision;

/** How a decision is written on a line of a file: UTF-8, numbers as Java's shortest round-trip decimals. */
public sealed interface DecisionFormat permits CsvDecisions, JsonDecisions {
    /**
     * The format that the file's ending names: {@code .csv} or {@code .jsonl}.
     *
     * @param features names of the catalogue's features, in its order
     * @return empty if the file ends otherwise
     */
    static Optional<DecisionFormat> of(Path file, List<String> features) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return Optional.of(new CsvDecisions(features));
        }
        return name.endsWith(".jsonl") ? Optional.of(new JsonDecisions(features)) : Optional.empty();
    }

    /** Names of the catalogue's features, in its order. */
    List<String> features();

    /** What stands before the first decision, line ends included; may be empty. */
    byte[] header();

    /** One decision as one line, its line end included. */
    byte[] line(CreditDecision decision);
}
