package scoreline.training.generated;

import java.util.ArrayList;
import java.util.List;

/// A payment towards an instalment. One paid in parts has several rows of the same number and
/// version. Late is a day of payment after the day due.
///
/// @param version 0 for cards; above 1 after the calendar of a loan has changed
/// @param paid day of payment; NaN, as the payment, where it is not known
record Instalment(
        long applicant, long previous, int version, int number, int due, double paid, double amount, double payment) {

    static final Table<Instalment> TABLE = new Table<>(
            "installments_payments",
            List.of(
                    Column.whole("SK_ID_PREV", Instalment::previous),
                    Column.whole("SK_ID_CURR", Instalment::applicant),
                    Column.number("NUM_INSTALMENT_VERSION", Instalment::version),
                    Column.whole("NUM_INSTALMENT_NUMBER", Instalment::number),
                    Column.number("DAYS_INSTALMENT", Instalment::due),
                    Column.number("DAYS_ENTRY_PAYMENT", Instalment::paid),
                    Column.number("AMT_INSTALMENT", Instalment::amount),
                    Column.number("AMT_PAYMENT", Instalment::payment)));

    /** What has been paid of a loan before the application. */
    static List<Instalment> ofLoan(
            Draw draw, PreviousApplication loan, Terms terms, Repayment repayment, Conduct conduct) {
        int last = repayment.over() ? repayment.lastDue() : -1;
        int changes = draw.chance(0.12) ? draw.whole(2, 12) : Integer.MAX_VALUE;
        List<Instalment> paid = new ArrayList<>();
        int number = 1;
        for (int due = repayment.firstDue(); due <= last && number <= terms.payments(); due += 30) {
            boolean rest = repayment.over() && due + 30 > last;
            double open = rest ? terms.annuity() * (terms.payments() - number + 1) : terms.annuity();
            int version = number < changes ? 1 : 2;
            pay(
                    draw,
                    new Instalment(loan.applicant(), loan.id(), version, number, due, due, cents(open), 0),
                    conduct,
                    paid);
            number++;
        }
        return paid;
    }

    /** Pays what is due, sometimes in two parts; what would be paid after the application is not known yet. */
    static void pay(Draw draw, Instalment due, Conduct conduct, List<Instalment> paid) {
        boolean late = draw.chance(conduct.chance(0.06));
        int day = due.due + (late ? 1 + (int) draw.lognormal(5, 1.1) : -(int) draw.lognormal(7, 0.9));
        if (draw.chance(0.0002)) {
            paid.add(due.paid(Double.NaN, Double.NaN));
        } else if (draw.chance(conduct.chance(0.025))) {
            double part = cents(due.amount * draw.between(0.05, 0.95));
            paid.add(due.paid(Math.min(day, -1), part));
            int rest = day + draw.whole(1, 25);
            if (rest < 0) {
                paid.add(due.paid(rest, cents(due.amount - part)));
            }
        } else if (day < 0) {
            paid.add(due.paid(day, due.amount));
        }
    }

    private Instalment paid(double day, double payment) {
        return new Instalment(applicant, previous, version, number, due, day, amount, payment);
    }

    int daysLate() {
        return Double.isNaN(paid) ? 0 : Math.max(0, (int) paid - due);
    }

    private static double cents(double amount) {
        return Math.rint(amount * 1_000) / 1_000;
    }
}
