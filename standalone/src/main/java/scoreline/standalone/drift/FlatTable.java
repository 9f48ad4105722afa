package scoreline.standalone.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import scoreline.drift.parity.Column;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.training.tables.CsvTable;

/** The rows of a table in the fields of a catalogue, in memory. A cell that is no number where one is needed is missing, and counted. */
final class FlatTable {

    private final Catalogue catalogue;
    private final List<Row> rows = new ArrayList<>();
    private final long[] unreadable;
    private final boolean[] whole;
    private final Map<String, String> shared = new HashMap<>();

    private FlatTable(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.unreadable = new long[catalogue.fields().size()];
        this.whole = new boolean[unreadable.length];
        Arrays.fill(whole, true);
    }

    static FlatTable read(CsvTable csv, Catalogue catalogue, ProgressLine progress) {
        var table = new FlatTable(catalogue);
        List<String> columns = catalogue.fields().stream()
                .map(field -> catalogue.table().columnOf(field).column())
                .toList();
        for (Iterator<String[]> rows = csv.pass(columns); rows.hasNext(); ) {
            table.add(rows.next());
            progress.show("%s: %,d rows read".formatted(csv.file().getFileName(), table.rows.size()));
        }
        return table;
    }

    private void add(String[] cells) {
        var numbers = new double[cells.length];
        var texts = new @Nullable String[cells.length];
        Arrays.fill(numbers, Double.NaN);
        for (int f = 0; f < cells.length; f++) {
            String cell = cells[f];
            if (catalogue.fields().get(f).kind() == Field.Kind.NUMBER) {
                numbers[f] = number(f, cell);
                whole[f] &= isWhole(cell);
            } else if (!cell.isBlank()) {
                texts[f] = shared.computeIfAbsent(cell, text -> text);
            }
        }
        rows.add(new Row(numbers, texts));
    }

    private double number(int field, String cell) {
        OptionalDouble number = CsvTable.number(cell);
        if (number.isEmpty() && !cell.isBlank()) {
            unreadable[field]++;
        }
        return number.orElse(Double.NaN);
    }

    /** Digits alone: a column of them is one of whole numbers to pandas. */
    private static boolean isWhole(String cell) {
        int from = cell.startsWith("-") || cell.startsWith("+") ? 1 : 0;
        return cell.length() > from && cell.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }

    List<Row> rows() {
        return rows;
    }

    /** Cells that are no numbers, by field. */
    long unreadable(int field) {
        return unreadable[field];
    }

    /** Of every row, shape (rows, features); a category has no number. */
    float[][] features() {
        return rows.stream().map(this::features).toArray(float[][]::new);
    }

    private float[] features(Row row) {
        var values = new float[catalogue.features().size()];
        for (int f = 0; f < values.length; f++) {
            float value = (float) catalogue.features().get(f).formula().of(row);
            values[f] = Float.isFinite(value) ? value : Float.NaN;
        }
        return values;
    }

    /** What a feature's column is to Evidently. */
    Column column(Feature feature) {
        int field = feature.formula().fields().getFirst();
        if (unreadable[field] > 0) {
            return new Column.Mixed(rows.size());
        }
        return feature.isCategory()
                ? Column.categories(texts(field))
                : Column.numbers(
                        rows.stream().mapToDouble(row -> row.number(field)).toArray(), whole[field]);
    }

    private List<@Nullable String> texts(int field) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Row row : rows) {
            texts.add(row.text(field));
        }
        return texts;
    }
}
