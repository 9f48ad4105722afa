package scoreline.training.generated;

import java.util.ArrayList;
import java.util.List;
import scoreline.training.generated.PreviousApplication.Product;

/** Everything before an application: credits elsewhere, earlier applications here, and how they were paid. */
record History(
        List<BureauCredit> credits,
        List<BureauMonth> creditMonths,
        List<PreviousApplication> previous,
        List<LoanMonth> loanMonths,
        List<CardMonth> cardMonths,
        List<Instalment> instalments) {

    /** Room for the keys of one applicant's credits, and of its earlier applications. */
    private static final int KEYS = 64;

    static final int MOST = 60;

    static History of(long seed, Application application) {
        Conduct conduct = application.conduct();
        History history = new History(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        history.addBureau(Draw.of(seed, application.index(), Draw.Purpose.BUREAU), application, conduct);
        history.addPrevious(Draw.of(seed, application.index(), Draw.Purpose.PREVIOUS), application, conduct);
        return history;
    }

    /** The key of an applicant's credit or earlier application, counted from 0. */
    static long id(Application application, int number) {
        return Application.FIRST_ID + application.index() * KEYS + number;
    }

    private void addBureau(Draw draw, Application application, Conduct conduct) {
        for (BureauCredit credit : BureauCredit.of(draw, application, conduct)) {
            credits.add(credit);
            if (draw.chance(0.6)) {
                creditMonths.addAll(BureauMonth.of(draw, credit, conduct));
            }
        }
    }

    private void addPrevious(Draw draw, Application application, Conduct conduct) {
        for (PreviousApplication earlier : PreviousApplication.of(draw, application, conduct)) {
            previous.add(earlier);
            Terms terms = earlier.terms();
            Repayment repayment = earlier.repayment();
            if (terms == null || repayment == null) {
                continue;
            }
            if (earlier.product() == Product.REVOLVING) {
                List<CardMonth> months = CardMonth.of(draw, earlier, terms, conduct);
                cardMonths.addAll(months);
                instalments.addAll(CardMonth.payments(draw, months, conduct));
            } else {
                List<Instalment> paid = Instalment.ofLoan(draw, earlier, terms, repayment, conduct);
                loanMonths.addAll(LoanMonth.of(draw, earlier, terms, repayment, paid));
                instalments.addAll(paid);
            }
        }
    }
}
