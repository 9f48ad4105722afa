package scoreline.training.generated;

import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A column of a table: its name, and how it writes the cell of a row. A missing value is an empty cell. */
record Column<R>(String name, Cell<R> cell) {

    interface Cell<R> {
        void write(R row, StringBuilder out);
    }

    static <R> Column<R> whole(String name, ToLongFunction<R> value) {
        return new Column<>(name, (row, out) -> out.append(value.applyAsLong(row)));
    }

    static <R> Column<R> flag(String name, Predicate<R> value) {
        return new Column<>(name, (row, out) -> out.append(value.test(row) ? '1' : '0'));
    }

    static <R> Column<R> yesNo(String name, Predicate<R> value) {
        return new Column<>(name, (row, out) -> out.append(value.test(row) ? 'Y' : 'N'));
    }

    /** With a decimal point even when whole, NaN empty, as in Kaggle's files. */
    static <R> Column<R> number(String name, ToDoubleFunction<R> value) {
        return new Column<>(name, (row, out) -> write(value.applyAsDouble(row), out));
    }

    static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, (row, out) -> {
            String text = value.apply(row);
            if (text != null) {
                out.append(text);
            }
        });
    }

    /** The same column of a larger row, of which the present row is a part. */
    <W> Column<W> within(Function<W, R> part) {
        return new Column<>(name, (row, out) -> cell.write(part.apply(row), out));
    }

    private static void write(double value, StringBuilder out) {
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return;
        }
        if (value == Math.rint(value) && size < 1e15) {
            out.append((long) value).append(".0");
        } else if (size >= 1e-3 && size < 1e7) {
            out.append(value);
        } else {
            out.append(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }
    }
}
