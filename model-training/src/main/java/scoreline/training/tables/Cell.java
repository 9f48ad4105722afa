package scoreline.training.tables;

import org.jspecify.annotations.Nullable;

/** Reads the text of one cell. Only the empty cell is missing; a blank one comes here as empty. */
final class Cell {

    private Cell() {}

    /// Decimal notation as Kaggle's tables have it; stricter than Java, which also takes `1d`, `0x1p3` and blanks.
    ///
    /// @return exactly the double that Java reads from the text; NaN for the empty cell
    /// @throws Unreadable when the text is no finite number
    static double number(@Nullable String text) throws Unreadable {
        if (text == null || text.isEmpty()) {
            return Double.NaN;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean numeric = (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
            if (!numeric) {
                throw namesNoFiniteNumber(text) ? new Unreadable(Problem.Code.NOT_FINITE) : invalid();
            }
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw invalid();
        }
        if (!Double.isFinite(value)) {
            throw new Unreadable(Problem.Code.NOT_FINITE);
        }
        return value;
    }

    /// @return 0 or 1, or -1 for the empty cell
    static int target(@Nullable String text) throws Unreadable {
        double value = number(text);
        if (Double.isNaN(value)) {
            return -1;
        }
        if (value != 0 && value != 1) {
            throw invalid();
        }
        return (int) value;
    }

    private static boolean namesNoFiniteNumber(String text) {
        String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return unsigned.equalsIgnoreCase("nan")
                || unsigned.equalsIgnoreCase("inf")
                || unsigned.equalsIgnoreCase("infinity");
    }

    private static Unreadable invalid() {
        return new Unreadable(Problem.Code.INVALID_VALUE);
    }

    /** Carries no text: what a person wrote stays out of messages and logs. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final Problem.Code code;

        Unreadable(Problem.Code code) {
            super(code.name(), null, false, false);
            this.code = code;
        }

        Problem.Code code() {
            return code;
        }
    }
}
