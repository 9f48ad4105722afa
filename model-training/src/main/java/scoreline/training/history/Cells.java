package scoreline.training.history;

import java.time.LocalDate;
import java.util.Map;
import scoreline.scoring.history.Records;

/// One row of a table as it was written, beside the application whose past it is.
final class Cells {
    /** "None", in columns of days. */
    private static final double NO_DAY = 365_243;

    private final Map<String, Integer> columns;
    private String[] cells;
    private LocalDate today;

    /// @param columns position by name
    Cells(Map<String, Integer> columns) {
        this.columns = columns;
        this.cells = new String[0];
        this.today = LocalDate.EPOCH;
    }

    /// @param day of the application, UTC, in days from 1970-01-01
    void enter(String[] row, int day) {
        cells = row;
        today = LocalDate.ofEpochDay(day);
    }

    /** The application's day. */
    int today() {
        return (int) today.toEpochDay();
    }

    boolean isMissing(String column) {
        return text(column).isEmpty();
    }

    /** Empty where missing. */
    String text(String column) {
        Integer at = columns.get(column);
        if (at == null) {
            throw new UnreadableCell(column);
        }
        return cells[at];
    }

    /** NaN where missing. */
    double number(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new UnreadableCell(column, e);
        }
        throw new UnreadableCell(column);
    }

    /** A number in as few characters as tell it, `-` where missing. */
    String plain(String column) {
        double value = number(column);
        if (Double.isNaN(value)) {
            return "-";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /// A column of days from the application, or of months.
    ///
    /// @return days from 1970-01-01; [Records#NEVER] for "none"
    int day(String column) {
        if (column.equals(KaggleTable.MONTH)) {
            return firstOfMonth(0);
        }
        double days = number(column);
        if (days == NO_DAY) {
            return Records.NEVER;
        }
        if (days != Math.rint(days) || Math.abs(days) > 1e6) {
            throw new UnreadableCell(column); // NaN, which is missing, among them
        }
        return today() + (int) days;
    }

    /// The first day of the month of [KaggleTable#MONTH].
    ///
    /// @param later by how many months
    int firstOfMonth(int later) {
        double months = number(KaggleTable.MONTH);
        if (months != Math.rint(months) || Math.abs(months) > 1e5) {
            throw new UnreadableCell(KaggleTable.MONTH);
        }
        return (int) today.withDayOfMonth(1).plusMonths((long) months + later).toEpochDay();
    }

    /** A cell that is no number, no day or not there: names the column, never the value. */
    static final class UnreadableCell extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableCell(String column) {
            super(column);
        }

        UnreadableCell(String column, Throwable cause) {
            super(column, cause);
        }
    }
}
