package scoreline.training.generated;

import java.io.IOException;
import java.nio.file.Path;

/** The six tables of histories, being written. */
record HistoryFiles(
        TableFile<BureauCredit> credits,
        TableFile<BureauMonth> creditMonths,
        TableFile<PreviousApplication> previous,
        TableFile<LoanMonth> loanMonths,
        TableFile<CardMonth> cardMonths,
        TableFile<Instalment> instalments)
        implements AutoCloseable {

    static HistoryFiles create(Path directory) throws IOException {
        return new HistoryFiles(
                TableFile.create(directory, BureauCredit.TABLE),
                TableFile.create(directory, BureauMonth.TABLE),
                TableFile.create(directory, PreviousApplication.TABLE),
                TableFile.create(directory, LoanMonth.TABLE),
                TableFile.create(directory, CardMonth.TABLE),
                TableFile.create(directory, Instalment.TABLE));
    }

    void add(History history) throws IOException {
        credits.addAll(history.credits());
        creditMonths.addAll(history.creditMonths());
        previous.addAll(history.previous());
        loanMonths.addAll(history.loanMonths());
        cardMonths.addAll(history.cardMonths());
        instalments.addAll(history.instalments());
    }

    @Override
    public void close() throws IOException {
        try (credits;
                creditMonths;
                previous;
                loanMonths;
                cardMonths;
                instalments) {
            // Closing them in turn, whatever one of them says, is all there is to do.
        }
    }
}
