package scoreline.training.generated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A table: Kaggle's name for it, and its columns in Kaggle's order. */
record Table<R>(String name, List<Column<R>> columns) {

    Table {
        columns = List.copyOf(columns);
    }

    String fileName() {
        return plainName() + ".gz";
    }

    String plainName() {
        return name + ".csv";
    }

    String header() {
        return columns.stream().map(Column::name).collect(Collectors.joining(","));
    }

    /** Appends the row as one CSV line, without its end. */
    void write(R row, StringBuilder out) {
        String separator = "";
        for (Column<R> column : columns) {
            out.append(separator);
            separator = ",";
            int start = out.length();
            column.cell().write(row, out);
            if (out.indexOf(",", start) >= 0) {
                out.insert(start, '"').append('"');
            }
        }
    }

    SequencedMap<String, String> values(R row) {
        SequencedMap<String, String> values = new LinkedHashMap<>(columns.size() * 2);
        StringBuilder cell = new StringBuilder();
        for (Column<R> column : columns) {
            cell.setLength(0);
            column.cell().write(row, cell);
            values.put(column.name(), cell.toString());
        }
        return values;
    }
}
