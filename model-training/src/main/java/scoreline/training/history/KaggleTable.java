package scoreline.training.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.HistoryField;

/// The tables beside Kaggle's applications, each a source of history: what a row's id is, when it happened and when it
/// became known. `docs/method/history.md` says why.
public enum KaggleTable {
    BUREAU("bureau", new Credits()),
    BUREAU_BALANCE("bureau_balance", new Months("SK_ID_BUREAU")),
    PREVIOUS_APPLICATION("previous_application", new Applications()),
    INSTALLMENTS_PAYMENTS("installments_payments", new Payments()),
    POS_CASH_BALANCE("POS_CASH_balance", new Months("SK_ID_PREV")),
    CREDIT_CARD_BALANCE("credit_card_balance", new Months("SK_ID_PREV"));

    /** The column that tells a month, by how many it lies before the application's. */
    static final String MONTH = "MONTHS_BALANCE";

    private static final Pattern TEXTS = Pattern.compile(
            "(NAME|CODE|WEEKDAY)_.*|CREDIT_(ACTIVE|CURRENCY|TYPE)|STATUS|CHANNEL_TYPE|PRODUCT_COMBINATION|FLAG_LAST_APPL_.*");

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a rule is a record of texts
    private final Rule rule;

    KaggleTable(String source, Rule rule) {
        this.source = source;
        this.rule = rule;
    }

    /** What its rows mean. */
    private sealed interface Rule {
        String id(Cells cells);

        int happenedOn(Cells cells);

        int knownOn(Cells cells);
    }

    private record Credits() implements Rule {
        @Override
        public String id(Cells cells) {
            return cells.text("SK_ID_BUREAU");
        }

        @Override
        public int happenedOn(Cells cells) {
            return cells.day("DAYS_CREDIT");
        }

        @Override
        public int knownOn(Cells cells) {
            return cells.day("DAYS_CREDIT_UPDATE");
        }
    }

    private record Applications() implements Rule {
        @Override
        public String id(Cells cells) {
            return cells.text("SK_ID_PREV");
        }

        @Override
        public int happenedOn(Cells cells) {
            return cells.day("DAYS_DECISION");
        }

        @Override
        public int knownOn(Cells cells) {
            int latest = happenedOn(cells);
            for (String milestone : List.of("DAYS_FIRST_DUE", "DAYS_LAST_DUE", "DAYS_TERMINATION")) {
                if (!cells.isMissing(milestone) && cells.day(milestone) <= cells.today()) {
                    latest = Math.max(latest, cells.day(milestone));
                }
            }
            return latest;
        }
    }

    private record Payments() implements Rule {
        @Override
        public String id(Cells cells) {
            String paid = cells.isMissing("DAYS_ENTRY_PAYMENT")
                    ? "-"
                    : LocalDate.ofEpochDay(cells.day("DAYS_ENTRY_PAYMENT")).toString();
            return String.join(
                    ":",
                    cells.text("SK_ID_PREV"),
                    cells.plain("NUM_INSTALMENT_VERSION"),
                    cells.plain("NUM_INSTALMENT_NUMBER"),
                    paid,
                    cells.plain("AMT_PAYMENT"));
        }

        @Override
        public int happenedOn(Cells cells) {
            return cells.day("DAYS_INSTALMENT");
        }

        @Override
        public int knownOn(Cells cells) {
            return cells.day(cells.isMissing("DAYS_ENTRY_PAYMENT") ? "DAYS_INSTALMENT" : "DAYS_ENTRY_PAYMENT");
        }
    }

    /// @param of the column that says what the month is one of
    private record Months(String of) implements Rule {
        @Override
        public String id(Cells cells) {
            return cells.text(of) + ":" + YearMonth.from(LocalDate.ofEpochDay(happenedOn(cells)));
        }

        @Override
        public int happenedOn(Cells cells) {
            return cells.firstOfMonth(0);
        }

        /** A month is known when it is over, but what the table told of the application's own was known on its day. */
        @Override
        public int knownOn(Cells cells) {
            int next = cells.firstOfMonth(1);
            return happenedOn(cells) <= cells.today() ? Math.min(next, cells.today()) : next;
        }
    }

    /** The source's name in the catalogue, and the file's without its ending. */
    public String source() {
        return source;
    }

    /// @return the table of a source, empty where Kaggle has none of that name
    public static Optional<KaggleTable> of(String source) {
        return Stream.of(values()).filter(table -> table.source.equals(source)).findFirst();
    }

    /// @return the table's file in a directory, .csv before .csv.gz; empty where there is neither
    public Optional<Path> in(Path directory) {
        return Stream.of(".csv", ".csv.gz")
                .map(ending -> directory.resolve(source + ending))
                .filter(Files::exists)
                .findFirst();
    }

    /** What the cells of a column are. */
    static HistoryField.Kind kindOf(String column) {
        if (column.startsWith("DAYS_") || column.equals(MONTH)) {
            return HistoryField.Kind.DAY;
        }
        return TEXTS.matcher(column).matches() ? HistoryField.Kind.CATEGORY : HistoryField.Kind.NUMBER;
    }

    /** Without the ordinal that tells rows apart which share it. */
    String id(Cells cells) {
        return rule.id(cells);
    }

    int happenedOn(Cells cells) {
        return rule.happenedOn(cells);
    }

    int knownOn(Cells cells) {
        return rule.knownOn(cells);
    }

    /** Whether the first of several rows with one id has an ordinal too. */
    boolean numbersFirst() {
        return rule instanceof Payments;
    }
}
