package scoreline.training.generated;

import java.util.ArrayList;
import java.util.List;

/// A credit elsewhere, as reported to the bureau. Days count from the application; amounts that
/// were not reported are NaN, and so is the end of a credit that goes on.
record BureauCredit(
        long applicant,
        long id,
        String status,
        String currency,
        int opened,
        int daysOverdue,
        double plannedEnd,
        double ended,
        double maxOverdue,
        int prolonged,
        double sum,
        double debt,
        double limit,
        double overdue,
        Kind kind,
        int updated,
        double annuity) {

    /// @param days how long one usually runs
    /// @param amount how much one usually is
    private record Kind(String name, double share, double days, double amount) {}

    private static final String CARD = "Credit card";

    private static final Choice<Kind> KINDS = Choice.of(
            List.of(
                    new Kind("Consumer credit", 7_281, 420, 110_000),
                    new Kind(CARD, 2_339, 1_300, 90_000),
                    new Kind("Car loan", 157, 1_600, 700_000),
                    new Kind("Mortgage", 103, 5_500, 1_900_000),
                    new Kind("Microloan", 94, 60, 12_000),
                    new Kind("Loan for business development", 12, 800, 600_000),
                    new Kind("Another type of loan", 6, 500, 100_000),
                    new Kind("Loan for working capital replenishment", 3, 500, 500_000),
                    new Kind("Unknown type of loan", 2, 500, 100_000),
                    new Kind("Cash loan (non-earmarked)", 1, 700, 200_000),
                    new Kind("Loan for the purchase of equipment", 0.5, 900, 900_000)),
            Kind::share);
    private static final Choice<String> CURRENCY =
            Choice.of("currency 1=9990 | currency 2=8 | currency 3=1 | currency 4=0.1");
    private static final Choice<String> PROLONGED = Choice.of("0=9963 | 1=31 | 2=5 | 3=1");
    private static final Shape OPENED = Shape.of(1, 37, 128, 223, 476, 984, 1_650, 2_421, 2_659, 2_868, 2_922);

    static final Table<BureauCredit> TABLE = new Table<>(
            "bureau",
            List.of(
                    Column.whole("SK_ID_CURR", BureauCredit::applicant),
                    Column.whole("SK_ID_BUREAU", BureauCredit::id),
                    Column.text("CREDIT_ACTIVE", BureauCredit::status),
                    Column.text("CREDIT_CURRENCY", BureauCredit::currency),
                    Column.whole("DAYS_CREDIT", BureauCredit::opened),
                    Column.whole("CREDIT_DAY_OVERDUE", BureauCredit::daysOverdue),
                    Column.number("DAYS_CREDIT_ENDDATE", BureauCredit::plannedEnd),
                    Column.number("DAYS_ENDDATE_FACT", BureauCredit::ended),
                    Column.number("AMT_CREDIT_MAX_OVERDUE", BureauCredit::maxOverdue),
                    Column.whole("CNT_CREDIT_PROLONG", BureauCredit::prolonged),
                    Column.number("AMT_CREDIT_SUM", BureauCredit::sum),
                    Column.number("AMT_CREDIT_SUM_DEBT", BureauCredit::debt),
                    Column.number("AMT_CREDIT_SUM_LIMIT", BureauCredit::limit),
                    Column.number("AMT_CREDIT_SUM_OVERDUE", BureauCredit::overdue),
                    Column.text("CREDIT_TYPE", credit -> credit.kind.name()),
                    Column.whole("DAYS_CREDIT_UPDATE", BureauCredit::updated),
                    Column.number("AMT_ANNUITY", BureauCredit::annuity)));

    /** All credits of an applicant; none if no lender has reported one. */
    static List<BureauCredit> of(Draw draw, Application application, Conduct conduct) {
        List<BureauCredit> credits = new ArrayList<>();
        int count = application.knownToBureau() ? draw.atLeastOne(5.6, History.MOST) : 0;
        for (int i = 0; i < count; i++) {
            credits.add(from(draw, application.id(), History.id(application, i), conduct));
        }
        return credits;
    }

    private static BureauCredit from(Draw draw, long applicant, long id, Conduct conduct) {
        Kind kind = KINDS.from(draw);
        boolean card = kind.name().equals(CARD);
        int opened = (int) -OPENED.wholeAt(draw.normal() + 0.1);
        int end = opened + (int) draw.lognormal(kind.days(), 0.6);
        boolean closed = draw.chance(end < 0 ? 0.93 : 0.22);
        int latest = Math.min(-1, end < 0 && draw.chance(0.5) ? end : -1);
        int ended = closed ? draw.whole(Math.min(opened, latest), latest) : 0;
        double sum = draw.chance(card ? 0.12 : 0.01) ? 0 : amount(draw, kind.amount());
        boolean late = !closed && draw.chance(conduct.chance(0.004));
        double left = closed ? 0 : Math.clamp(1 - opened / (double) Math.min(-1, opened - end), 0, 1);
        double debt = cents(sum * Math.clamp((card ? 0.5 : left) * (1 + 0.3 * draw.normal()), 0, 1.1));
        boolean everLate = draw.chance(conduct.chance(0.15));
        return new BureauCredit(
                applicant,
                id,
                closed ? "Closed" : draw.chance(conduct.chance(0.008)) ? "Sold" : "Active",
                CURRENCY.from(draw),
                opened,
                late ? (int) draw.lognormal(25, 1.3) + 1 : 0,
                plannedEnd(draw, card, end),
                closed ? ended : Double.NaN,
                draw.chance(0.67) ? Double.NaN : everLate ? cents(draw.lognormal(5_000, 1.2)) : 0,
                Integer.parseInt(PROLONGED.from(draw)),
                sum,
                draw.chance(closed ? 0.18 : 0.08) ? Double.NaN : closed || draw.chance(0.1) ? 0 : debt,
                draw.chance(0.37) ? Double.NaN : card && !closed ? cents(Math.max(0, sum - debt)) : 0,
                late ? cents(draw.lognormal(900, 1.8)) : 0,
                kind,
                updated(draw, closed, ended),
                annuity(draw, sum, end - opened));
    }

    private static double amount(Draw draw, double usual) {
        double exact = draw.lognormal(usual, 1.05);
        return draw.chance(0.5) ? Math.max(4_500, Money.round(exact, exact > 60_000 ? 22_500 : 4_500)) : cents(exact);
    }

    private static double cents(double amount) {
        return Math.rint(amount * 100) / 100;
    }

    private static double plannedEnd(Draw draw, boolean card, int end) {
        if (draw.chance(card ? 0.16 : 0.035)) {
            return Double.NaN;
        }
        return card && draw.chance(0.08) ? draw.whole(29_000, 31_198) : end;
    }

    /** A few credits were reported after the application: nobody knew of that report when it was decided. */
    private static int updated(Draw draw, boolean closed, int ended) {
        if (draw.chance(0.002)) {
            return draw.whole(1, 30);
        }
        return closed ? Math.min(-1, ended + (int) draw.lognormal(20, 1.4)) : -draw.whole(3, 31);
    }

    private static double annuity(Draw draw, double sum, int days) {
        if (draw.chance(0.57)) {
            return Double.NaN;
        }
        return draw.chance(0.56) ? 0 : Money.round(1.15 * sum / Math.max(2, days / 30.4), Money.COIN);
    }

    boolean closed() {
        return !Double.isNaN(ended);
    }
}
