package scoreline.training.tables;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.catalogue.Table;

/// Applications of a lender's table (.csv or .csv.gz), in file order and in bounded memory. The catalogue says which
/// column is what; the id is application and applicant id, the target may be absent, and so may the time unless a field
/// is counted from it; what the catalogue does not name is not read.
///
/// A bad cell is a [Problem] of its row. Each pass reads the file again; a table is used by one thread at a time.
public final class ApplicationTable implements Iterable<ApplicationRow>, AutoCloseable {

    private final CsvTable csv;
    private final Table table;
    private final SubmissionTimes times;
    private final DateStyle writtenTimes;
    private final List<FieldColumn> fields = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final int idAt;
    private final int targetAt;
    private final int timeAt;

    /// @param at where the cell stands in the row of a pass
    /// @param dates where the column holds dates
    private record FieldColumn(
            String column, int at, boolean number, @Nullable DateStyle dates) {}

    private ApplicationTable(CsvTable csv, Catalogue catalogue, SubmissionTimes times) {
        this.csv = csv;
        this.table = catalogue.table();
        this.times = times;
        this.writtenTimes = table.time().map(Table.Time::dates).orElse(DateStyle.ISO);
        this.idAt = positionOf(table.id());
        for (Field field : catalogue.fields()) {
            Table.Column column = table.columnOf(field);
            fields.add(new FieldColumn(
                    column.column(),
                    positionOf(column.column()),
                    field.kind() == Field.Kind.NUMBER,
                    column.dates().orElse(null)));
        }
        this.targetAt = csv.columns().contains(table.target()) ? positionOf(table.target()) : -1;
        this.timeAt = table.time()
                .map(Table.Time::column)
                .filter(column -> table.needsTime() || csv.columns().contains(column))
                .map(this::positionOf)
                .orElse(-1);
    }

    private int positionOf(String column) {
        csv.require(column);
        if (!columns.contains(column)) {
            columns.add(column);
        }
        return columns.indexOf(column);
    }

    /// @param times of applications whose table does not tell
    /// @throws UnusableTable one sentence that names the file, and the column where one is missing
    public static ApplicationTable open(Path file, Catalogue catalogue, SubmissionTimes times) {
        var csv = CsvTable.open(file);
        try {
            return new ApplicationTable(csv, catalogue, times);
        } catch (UnusableTable e) {
            csv.close();
            throw e;
        }
    }

    /// Finds Kaggle's table of labelled applications.
    ///
    /// @return application_train.csv or application_train.csv.gz, the first of them where both are there
    /// @throws UnusableTable when the directory has neither
    public static Path labelledIn(Path directory) {
        for (String name : List.of("application_train.csv", "application_train.csv.gz")) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new UnusableTable(directory, "holds no application_train.csv and no application_train.csv.gz");
    }

    public Path file() {
        return csv.file();
    }

    /** How many rows the file has; the first call reads it. */
    public long rows() {
        return csv.rows();
    }

    /// A new pass over the file. Passing on throws [UnusableTable] where the file stops being a table.
    @Override
    public Iterator<ApplicationRow> iterator() {
        return new Pass(csv.pass(columns));
    }

    @Override
    public void close() {
        csv.close();
    }

    private final class Pass implements Iterator<ApplicationRow> {

        private final Iterator<String[]> cells;
        private final Map<String, String> shared = new HashMap<>();
        private long index;

        Pass(Iterator<String[]> cells) {
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            return cells.hasNext();
        }

        @Override
        public ApplicationRow next() {
            return new Reading(cells.next(), index++).row();
        }

        /** One row, and the first thing wrong with it. */
        private final class Reading {

            private final String[] cells;
            private final long index;
            private @Nullable Problem problem;

            Reading(String[] cells, long index) {
                this.cells = cells;
                this.index = index;
            }

            ApplicationRow row() {
                String id = text(idAt);
                if (id == null) {
                    found(Problem.Code.MISSING_FIELD, table.id());
                }
                Instant submittedAt = submittedAt();
                OptionalInt target = target();
                Row row = fields(submittedAt);
                return new ApplicationRow(index, id == null ? "" : id, submittedAt, target, row, problem);
            }

            private Row fields(Instant submittedAt) {
                var numbers = new double[fields.size()];
                var texts = new @Nullable String[numbers.length];
                Arrays.fill(numbers, Double.NaN);
                for (int i = 0; i < numbers.length; i++) {
                    FieldColumn field = fields.get(i);
                    if (!field.number()) {
                        texts[i] = share(text(field.at()));
                        continue;
                    }
                    try {
                        numbers[i] = field.dates() == null
                                ? Cell.number(text(field.at()))
                                : Dates.daysBefore(submittedAt, Dates.read(text(field.at()), field.dates()));
                    } catch (Cell.Unreadable e) {
                        found(e.code(), field.column());
                    }
                }
                return new Row(numbers, texts);
            }

            private Instant submittedAt() {
                String column = table.time().map(Table.Time::column).orElse("");
                try {
                    Instant written = timeAt < 0 ? null : Dates.read(text(timeAt), writtenTimes);
                    if (written != null) {
                        return written;
                    }
                    if (table.needsTime()) {
                        found(Problem.Code.MISSING_FIELD, column);
                    }
                } catch (Cell.Unreadable e) {
                    found(e.code(), column);
                }
                return times.of(index);
            }

            private OptionalInt target() {
                try {
                    int target = targetAt < 0 ? -1 : Cell.target(text(targetAt));
                    return target < 0 ? OptionalInt.empty() : OptionalInt.of(target);
                } catch (Cell.Unreadable e) {
                    found(e.code(), table.target());
                    return OptionalInt.empty();
                }
            }

            private void found(Problem.Code code, String column) {
                if (problem == null) {
                    problem = new Problem(code, column);
                }
            }

            /** Null where empty or blank, as the scorer has it. */
            private @Nullable String text(int at) {
                return cells[at].isBlank() ? null : cells[at];
            }
        }

        /** Categories repeat; one copy of each will do, up to a number that no table of categories reaches. */
        private @Nullable String share(@Nullable String text) {
            if (text == null || shared.size() >= 10_000) {
                return text;
            }
            String known = shared.putIfAbsent(text, text);
            return known == null ? text : known;
        }
    }
}
