package scoreline.training.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import scoreline.scoring.catalogue.Availability;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.PlainCatalogue;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.Text;

/** Sorts columns into fields and others, by what they hold. */
final class Draft {

    /** Rows that a category needs on average, to be learnt rather than remembered. */
    private static final int ROWS_A_CATEGORY = 10;

    /** The longest text that the scorer takes. */
    private static final int LONGEST_TEXT = 1_000;

    /** Share of dates after the application above which a column is taken for something that is learnt later. */
    private static final double LATE_SHARE = 0.01;

    private static final Availability ASSUMED = new Availability(
            true,
            new Text(
                    "In the lender's table; assumed to be known when the decision falls.",
                    "Dans la table du prêteur ; supposé connu au moment de la décision."));

    private final Optional<String> whyNoDates;
    private final List<Field> fields = new ArrayList<>();
    private final List<Table.Column> columns = new ArrayList<>();
    private final List<Table.Excluded> excluded = new ArrayList<>();

    /** Of a table that says when applications were submitted: dates are counted to that day. */
    Draft() {
        this.whyNoDates = Optional.empty();
    }

    /// Of any other table.
    ///
    /// @param whyNoDates why columns of dates are left out
    Draft(String whyNoDates) {
        this.whyNoDates = Optional.of(whyNoDates);
    }

    List<Field> fields() {
        return fields;
    }

    List<Table.Column> columns() {
        return columns;
    }

    List<Table.Excluded> excluded() {
        return excluded;
    }

    byte[] catalogue(String name, Table table) {
        return new PlainCatalogue(name, table, fields).json();
    }

    void sort(ColumnFacts found) {
        if (found.filled() == 0) {
            exclude(found, "it is empty in every row");
        } else if (found.isConstant()) {
            exclude(found, "it is the same in every row");
        } else if (found.isNumber() && found.isRunningNumber()) {
            exclude(found, "no two rows have the same whole number, as with an id");
        } else if (found.isNumber()) {
            take(found, Field.Kind.NUMBER, "number", Optional.empty());
        } else if (found.isDate()) {
            sortDate(found);
        } else {
            sortText(found);
        }
    }

    private void sortDate(ColumnFacts found) {
        if (whyNoDates.isPresent()) {
            exclude(found, whyNoDates.get());
        } else if (found.dates().isEmpty()) {
            exclude(found, "it holds dates in which the day cannot be told from the month");
        } else if (found.late() > LATE_SHARE * found.filled()) {
            exclude(
                    found,
                    String.format(
                            Locale.ROOT,
                            "its date lies after the application in %,d of %,d rows, so it may not be known in time",
                            found.late(),
                            found.filled()));
        } else {
            take(found, Field.Kind.NUMBER, "days", found.dates());
        }
    }

    private void sortText(ColumnFacts found) {
        long texts = found.texts();
        if (found.longest() > LONGEST_TEXT) {
            exclude(found, String.format(Locale.ROOT, "it holds texts of more than %,d characters", LONGEST_TEXT));
        } else if (texts * 2 > found.filled() || texts > ColumnFacts.MOST_TEXTS) {
            exclude(
                    found,
                    String.format(
                            Locale.ROOT,
                            "it holds %s%,d different texts in %,d rows, as ids and names do%s",
                            texts > ColumnFacts.MOST_TEXTS ? "more than " : "",
                            Math.min(texts, ColumnFacts.MOST_TEXTS),
                            found.filled(),
                            almostNumbers(found)));
        } else if (texts * ROWS_A_CATEGORY > found.filled()) {
            exclude(
                    found,
                    String.format(
                            Locale.ROOT,
                            "its %,d different texts have fewer than %d rows each on average%s",
                            texts,
                            ROWS_A_CATEGORY,
                            almostNumbers(found)));
        } else {
            take(found, Field.Kind.CATEGORY, "category", Optional.empty());
        }
    }

    private static String almostNumbers(ColumnFacts found) {
        long others = found.filled() - found.numbers();
        return others > 0 && others * 20 < found.filled()
                ? String.format(
                        Locale.ROOT, "; all but %,d of them are numbers, and only empty cells are missing", others)
                : "";
    }

    private void take(ColumnFacts found, Field.Kind kind, String unit, Optional<DateStyle> dates) {
        String column = found.column();
        if (!found.field().equals(column) || dates.isPresent()) {
            columns.add(new Table.Column(found.field(), column, dates));
        }
        fields.add(new Field(
                found.field(),
                kind,
                false,
                List.of(),
                Protected.isNamedBy(found.field()),
                ASSUMED,
                new Text(column, column),
                Collections.emptySortedMap(),
                unit));
    }

    private void exclude(ColumnFacts found, String why) {
        excluded.add(new Table.Excluded(found.column(), why));
    }
}
