package scoreline.training.survey;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import scoreline.scoring.catalogue.DateStyle;
import scoreline.training.tables.CsvTable;
import scoreline.training.tables.Dates;

/// What one column holds, counted cell by cell in memory that rows do not fill. Blank is empty.
final class ColumnFacts {

    /** Different texts that are told apart; more are too many for categories anyway. */
    static final int MOST_TEXTS = 5_000;

    /** A whole number beyond it is not told from its neighbours. */
    private static final double LARGEST_WHOLE = 1L << 53;

    private final String column;
    private final String field;
    private long rows;
    private long filled;
    private long numbers;
    private long whole;
    private boolean padded;
    private int longest;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean repeated;
    private final Set<String> texts = new HashSet<>();
    private final Set<Long> wholeNumbers = new HashSet<>();
    private final EnumSet<DateStyle> styles = EnumSet.allOf(DateStyle.class);
    private long firstWithoutDate = -1;
    private long late;

    /// @param column its name
    /// @param field the name of the field that it may become
    ColumnFacts(String column, String field) {
        this.column = column;
        this.field = field;
    }

    String column() {
        return column;
    }

    String field() {
        return field;
    }

    void add(String cell) {
        rows++;
        if (cell.isBlank()) {
            return;
        }
        filled++;
        longest = Math.max(longest, cell.length());
        if (texts.size() <= MOST_TEXTS) {
            texts.add(cell);
        }
        addNumber(cell);
        if (!styles.isEmpty()) {
            styles.removeIf(style -> !Dates.holds(cell, style));
            firstWithoutDate = styles.isEmpty() ? rows : -1;
        }
    }

    private void addNumber(String cell) {
        double number = CsvTable.number(cell).orElse(Double.NaN);
        if (Double.isNaN(number)) {
            return;
        }
        numbers++;
        padded |= cell.length() > 1 && cell.charAt(0) == '0' && Character.isDigit(cell.charAt(1));
        least = Math.min(least, number);
        most = Math.max(most, number);
        if (number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            whole++;
            if (!repeated && !wholeNumbers.add((long) number)) {
                repeated = true;
                wholeNumbers.clear();
            }
        }
    }

    /** Rows with a value. */
    long filled() {
        return filled;
    }

    boolean isFilled() {
        return filled == rows;
    }

    boolean isConstant() {
        return isFilled() && (texts.size() == 1 || (isNumber() && least == most));
    }

    /** Every value is a number; zeros in front, as postal codes have them, make it a text. */
    boolean isNumber() {
        return numbers == filled && !padded;
    }

    /** Values that are numbers. */
    long numbers() {
        return numbers;
    }

    /** Whole numbers that no two rows share, close together or in very many rows: somebody counted. */
    boolean isRunningNumber() {
        return filled >= 100 && whole == filled && !repeated && (most - least < 20.0 * filled || filled >= MOST_TEXTS);
    }

    /** Different texts, at most {@link #MOST_TEXTS} and one. */
    int texts() {
        return texts.size();
    }

    /** Of the longest value, in UTF-16 units. */
    int longest() {
        return longest;
    }

    boolean isDate() {
        return filled > 0 && !styles.isEmpty();
    }

    /** The first row, from 1, with something that is no date of the style of those before it; -1 where all are. */
    long firstWithoutDate() {
        return firstWithoutDate;
    }

    /** The one style of all values; empty where they are no dates, or the day cannot be told from the month. */
    Optional<DateStyle> dates() {
        return isDate() && styles.size() == 1 ? Optional.of(styles.iterator().next()) : Optional.empty();
    }

    /** Counts a row whose date lies after the application. */
    void addLate() {
        late++;
    }

    long late() {
        return late;
    }
}
