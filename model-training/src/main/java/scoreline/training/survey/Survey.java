package scoreline.training.survey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongConsumer;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.training.tables.CsvTable;
import scoreline.training.tables.Dates;
import scoreline.training.tables.UnusableTable;

/// Finds out what a table's columns hold. docs/method/own-tables.md has the rules in words.
///
/// @param file `.csv` or `.csv.gz`
/// @param id column of the application's id
/// @param target column of what became of it
/// @param time column of when it was submitted
public record Survey(Path file, String id, String target, Optional<String> time) {

    private static final String UNTIMED = "it holds dates; with --time they become days before the application";

    /// A catalogue of every column that can be a feature; the others are in its table, with the reason.
    ///
    /// @return the catalogue's file
    /// @throws UnusableTable when the file is no table, lacks a column, has no rows, or times that cannot be read
    public byte[] catalogue() {
        try (CsvTable csv = CsvTable.open(file)) {
            csv.require(id);
            csv.require(target);
            time.ifPresent(csv::require);
            List<ColumnFacts> facts = facts(csv, Set.copyOf(List.of(id, target)), _ -> {});
            Optional<Table.Time> submission = time.map(column -> submission(column, facts));
            facts.removeIf(found -> found.column().equals(time.orElse(null)));
            submission.ifPresent(written -> countLate(csv, written, facts));
            var draft = submission.isPresent() ? new Draft() : new Draft(UNTIMED);
            facts.forEach(draft::sort);
            if (draft.fields().stream().allMatch(Field::protectedAttribute)) {
                throw nothingToLearn(file);
            }
            var table = new Table(id, target, submission, Optional.empty(), draft.columns(), draft.excluded());
            return draft.catalogue(name(), table);
        }
    }

    private static UnusableTable nothingToLearn(Path file) {
        return new UnusableTable(file, "has no column that could be a feature");
    }

    private String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.csv(\\.gz)?$", "");
    }

    /// Of every column but those left out.
    ///
    /// @param progress takes how many rows have been read
    static List<ColumnFacts> facts(CsvTable csv, Set<String> leftOut, LongConsumer progress) {
        SequencedMap<String, String> names = FieldNames.of(List.copyOf(csv.columns()));
        List<ColumnFacts> facts = new ArrayList<>();
        names.forEach((column, field) -> {
            if (!leftOut.contains(column)) {
                facts.add(new ColumnFacts(column, field));
            }
        });
        if (facts.isEmpty()) {
            throw nothingToLearn(csv.file());
        }
        Iterator<String[]> rows =
                csv.pass(facts.stream().map(ColumnFacts::column).toList());
        if (!rows.hasNext()) {
            throw new UnusableTable(csv.file(), "has no rows");
        }
        for (long read = 1; rows.hasNext(); read++) {
            String[] cells = rows.next();
            for (int i = 0; i < cells.length; i++) {
                facts.get(i).add(cells[i]);
            }
            progress.accept(read);
        }
        return facts;
    }

    private Table.Time submission(String column, List<ColumnFacts> facts) {
        ColumnFacts found = facts.stream()
                .filter(candidate -> candidate.column().equals(column))
                .findFirst()
                .orElseThrow();
        if (!found.isFilled()) {
            throw new UnusableTable(
                    file, "has rows with an empty " + column + ", which is to say when each was submitted");
        }
        if (!found.isDate()) {
            throw new UnusableTable(
                    file,
                    String.format(
                            Locale.ROOT,
                            "has a %s that is no date, or none like those before it, in row %,d",
                            column,
                            found.firstWithoutDate()));
        }
        DateStyle dates = found.dates()
                .orElseThrow(() -> new UnusableTable(
                        file,
                        "has a " + column
                                + " in which the day cannot be told from the month: write dates as 2024-12-31"));
        return new Table.Time(column, dates);
    }

    /** Counts, for each column of dates, the rows where it lies after the application. */
    private static void countLate(CsvTable csv, Table.Time submission, List<ColumnFacts> facts) {
        List<ColumnFacts> dates =
                facts.stream().filter(found -> found.dates().isPresent()).toList();
        if (dates.isEmpty()) {
            return;
        }
        List<String> columns = new ArrayList<>(List.of(submission.column()));
        dates.forEach(found -> columns.add(found.column()));
        for (Iterator<String[]> rows = csv.pass(columns); rows.hasNext(); ) {
            String[] cells = rows.next();
            for (int i = 0; i < dates.size(); i++) {
                ColumnFacts found = dates.get(i);
                if (Dates.isLater(cells[i + 1], found.dates().orElseThrow(), cells[0], submission.dates())) {
                    found.addLate();
                }
            }
        }
    }
}
