package scoreline.scoring.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Which columns of a lender's table hold what.
///
/// @param id column of the id, which stands for the application and the applicant
/// @param target column of what became of it, 1 a default and 0 a repayment; a table to be scored may lack it
/// @param time when it was submitted, where the table says so
/// @param amount field of the loan's amount, where somebody said which it is: losses are then told in money, too
/// @param columns of those fields whose column has another name, or holds dates; other fields are named as their column
/// @param excluded columns that no field reads
public record Table(
        String id,
        String target,
        Optional<Time> time,
        Optional<String> amount,
        List<Column> columns,
        List<Excluded> excluded) {

    /** The public Home Credit application table: what a catalogue without a table means. */
    public static final Table HOME_CREDIT = new Table(
            "SK_ID_CURR",
            "TARGET",
            Optional.of(new Time("SUBMITTED_AT", DateStyle.ISO)),
            Optional.empty(),
            List.of(),
            List.of());

    /// The column of submission times.
    ///
    /// @param dates how it writes them
    public record Time(String column, DateStyle dates) {}

    /// The column of a field.
    ///
    /// @param dates where the column holds dates: the field is then a number, the whole days from the date to the
    ///     day of submission, both in UTC; negative for a later date
    public record Column(String field, String column, Optional<DateStyle> dates) {}

    /// A column that no field reads.
    ///
    /// @param why one clause
    public record Excluded(String column, String why) {}

    public Table {
        columns = List.copyOf(columns);
        excluded = List.copyOf(excluded);
        List<String> envelope = envelope(id, target, time);
        if (envelope.stream().distinct().count() < envelope.size()) {
            throw new UnusableCatalogue("the table must have different columns as its id, target and time.");
        }
    }

    /** The column that a field is read from. */
    public Column columnOf(Field field) {
        return columns.stream()
                .filter(column -> column.field().equals(field.name()))
                .findFirst()
                .orElse(new Column(field.name(), field.name(), Optional.empty()));
    }

    /** Whether a field is counted from the time of submission, so that a table must say it. */
    public boolean needsTime() {
        return columns.stream().anyMatch(column -> column.dates().isPresent());
    }

    /** Whether these are the columns of the public Home Credit table, whatever is said of the amount. */
    public boolean isHomeCredit() {
        return new Table(id, target, time, Optional.empty(), columns, excluded).equals(HOME_CREDIT);
    }

    /** Holds the columns against the fields. */
    void requireFits(List<Field> fields) {
        if (needsTime() && time.isEmpty()) {
            throw new UnusableCatalogue("the table has columns of dates and no time to count their days to.");
        }
        var seen = new HashSet<String>();
        for (Column column : columns) {
            Field field = fields.stream()
                    .filter(candidate -> candidate.name().equals(column.field()))
                    .findFirst()
                    .orElseThrow(() -> new UnusableCatalogue(
                            "the table has a column of the unknown field " + column.field() + "."));
            if (!seen.add(column.field())) {
                throw new UnusableCatalogue("the table has two columns of the field " + column.field() + ".");
            }
            if (column.dates().isPresent() && field.kind() != Field.Kind.NUMBER) {
                throw new UnusableCatalogue(
                        "the field " + column.field() + " counts the days from a date and must be a NUMBER.");
            }
        }
        amount.ifPresent(name -> requireNumber(name, fields));
        for (Field field : fields) {
            String column = columnOf(field).column();
            if (envelope(id, target, time).contains(column)) {
                throw new UnusableCatalogue("the field " + field.name() + " cannot be read from the column " + column
                        + ", which is the table's id, target or time.");
            }
        }
    }

    private static void requireNumber(String amount, List<Field> fields) {
        boolean number =
                fields.stream().anyMatch(field -> field.name().equals(amount) && field.kind() == Field.Kind.NUMBER);
        if (!number) {
            throw new UnusableCatalogue(
                    "the table's amount must be a NUMBER field of the catalogue, and " + amount + " is none.");
        }
    }

    private static List<String> envelope(String id, String target, Optional<Time> time) {
        return time.map(written -> List.of(id, target, written.column())).orElse(List.of(id, target));
    }
}
