package scoreline.training.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The tables beside Kaggle's applications, each a source of history: what a row's id is, when it happened and when it
/// became known. `docs/method/history.md` says why.
public enum KaggleTable {
    BUREAU("bureau") {
        @Override
        String id(Cells cells) {
            return cells.text("SK_ID_BUREAU");
        }

        @Override
        int happenedOn(Cells cells) {
            return cells.day("DAYS_CREDIT");
        }

        @Override
        int knownOn(Cells cells) {
            return cells.day("DAYS_CREDIT_UPDATE");
        }
    },
    BUREAU_BALANCE("bureau_balance") {
        @Override
        String id(Cells cells) {
            return cells.text("SK_ID_BUREAU") + ":" + month(cells);
        }

        @Override
        int happenedOn(Cells cells) {
            return cells.firstOfMonth(0);
        }

        @Override
        int knownOn(Cells cells) {
            return knownMonth(cells);
        }
    },
    PREVIOUS_APPLICATION("previous_application") {
        @Override
        String id(Cells cells) {
            return cells.text("SK_ID_PREV");
        }

        @Override
        int happenedOn(Cells cells) {
            return cells.day("DAYS_DECISION");
        }

        @Override
        int knownOn(Cells cells) {
            int latest = cells.day("DAYS_DECISION");
            for (String milestone : List.of("DAYS_FIRST_DUE", "DAYS_LAST_DUE", "DAYS_TERMINATION")) {
                if (!cells.isMissing(milestone) && cells.day(milestone) <= cells.today()) {
                    latest = Math.max(latest, cells.day(milestone));
                }
            }
            return latest;
        }
    },
    INSTALLMENTS_PAYMENTS("installments_payments") {
        @Override
        String id(Cells cells) {
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
        int happenedOn(Cells cells) {
            return cells.day("DAYS_INSTALMENT");
        }

        @Override
        int knownOn(Cells cells) {
            return cells.day(cells.isMissing("DAYS_ENTRY_PAYMENT") ? "DAYS_INSTALMENT" : "DAYS_ENTRY_PAYMENT");
        }

        @Override
        boolean numbersFirst() {
            return true;
        }
    },
    POS_CASH_BALANCE("POS_CASH_balance") {
        @Override
        String id(Cells cells) {
            return cells.text("SK_ID_PREV") + ":" + month(cells);
        }

        @Override
        int happenedOn(Cells cells) {
            return cells.firstOfMonth(0);
        }

        @Override
        int knownOn(Cells cells) {
            return knownMonth(cells);
        }
    },
    CREDIT_CARD_BALANCE("credit_card_balance") {
        @Override
        String id(Cells cells) {
            return cells.text("SK_ID_PREV") + ":" + month(cells);
        }

        @Override
        int happenedOn(Cells cells) {
            return cells.firstOfMonth(0);
        }

        @Override
        int knownOn(Cells cells) {
            return knownMonth(cells);
        }
    };

    private final String source;

    KaggleTable(String source) {
        this.source = source;
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

    /** Without the ordinal that tells rows apart which share it. */
    abstract String id(Cells cells);

    abstract int happenedOn(Cells cells);

    abstract int knownOn(Cells cells);

    /** Whether the first of several rows with one id has an ordinal too. */
    boolean numbersFirst() {
        return false;
    }

    private static String month(Cells cells) {
        LocalDate month = LocalDate.ofEpochDay(cells.firstOfMonth(0));
        return String.format(Locale.ROOT, "%04d-%02d", month.getYear(), month.getMonthValue());
    }

    /** A month is known when it is over, but what the table told of the application's own was known on its day. */
    private static int knownMonth(Cells cells) {
        int next = cells.firstOfMonth(1);
        return cells.firstOfMonth(0) <= cells.today() ? Math.min(next, cells.today()) : next;
    }
}
