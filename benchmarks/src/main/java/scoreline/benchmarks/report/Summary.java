package scoreline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** What a measurement found: tables, and sentences about them. */
public interface Summary {

    List<Table> tables();

    List<String> sentences();

    /** How it was measured, for who has not seen it; left out on the terminal. */
    default List<String> how() {
        return List.of();
    }

    /** For the terminal. */
    default List<String> text() {
        var lines = new ArrayList<String>();
        for (var table : tables()) {
            lines.addAll(table.text());
            lines.add("");
        }
        lines.addAll(sentences());
        return lines;
    }

    default List<String> markdown() {
        var lines = new ArrayList<String>();
        for (var table : tables()) {
            lines.addAll(table.markdown());
            lines.add("");
        }
        sentences().forEach(sentence -> lines.add("- " + sentence));
        if (!how().isEmpty()) {
            lines.addAll(List.of("", "## How", ""));
            how().forEach(sentence -> lines.add("- " + sentence));
        }
        return lines;
    }
}
