package scoreline.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows under a heading, for the terminal or as Markdown. The first column stands left, the others right.
///
/// @param heading of each column; the first is the table's own
/// @param rows as wide as the heading
public record Table(List<String> heading, List<List<String>> rows) {
    private static final String BETWEEN = "   ";

    public Table {
        heading = List.copyOf(heading);
        rows = rows.stream().map(List::copyOf).toList();
        for (var row : rows) {
            if (row.size() != heading.size()) {
                throw new IllegalArgumentException(
                        "a row must have " + heading.size() + " cells, had " + row.size() + ": " + row);
            }
        }
    }

    /** Lines whose columns stand below each other. */
    public List<String> text() {
        int[] widths = IntStream.range(0, heading.size())
                .map(column -> lines().mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return lines().map(line -> aligned(line, widths)).toList();
    }

    private Stream<List<String>> lines() {
        return Stream.concat(Stream.of(heading), rows.stream());
    }

    private static String aligned(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String blank = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? cell + blank : BETWEEN + blank + cell);
        }
        return line.toString().stripTrailing();
    }

    public List<String> markdown() {
        var lines = new ArrayList<String>();
        lines.add(row(heading));
        lines.add(row(IntStream.range(0, heading.size())
                .mapToObj(column -> column == 0 ? "---" : "--:")
                .toList()));
        rows.forEach(row -> lines.add(row(row)));
        return lines;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
