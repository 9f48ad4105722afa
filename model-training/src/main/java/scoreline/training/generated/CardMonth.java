package scoreline.training.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a credit card stood in a month.
///
/// @param month before the application, negative
/// @param drawn what was drawn in the month; its parts are not reported for cards never used
/// @param instalments minimum payments made since the card was issued
record CardMonth(
        long applicant,
        long previous,
        int month,
        double balance,
        double limit,
        Drawn drawn,
        double minimum,
        double payment,
        int instalments,
        String status,
        int late) {

    record Drawn(double machines, double shops, double other, int machineCount, int shopCount, int otherCount) {

        static final Drawn NOTHING = new Drawn(0, 0, 0, 0, 0, 0);
        static final Drawn NEVER = new Drawn(Double.NaN, Double.NaN, Double.NaN, 0, 0, 0);

        boolean reported() {
            return !Double.isNaN(machines);
        }

        double amount() {
            return reported() ? machines + shops + other : 0;
        }

        int count() {
            return machineCount + shopCount + otherCount;
        }

        private double reported(int count) {
            return reported() ? count : Double.NaN;
        }
    }

    static final Table<CardMonth> TABLE = new Table<>(
            "credit_card_balance",
            List.of(
                    Column.whole("SK_ID_PREV", CardMonth::previous),
                    Column.whole("SK_ID_CURR", CardMonth::applicant),
                    Column.whole("MONTHS_BALANCE", CardMonth::month),
                    Column.number("AMT_BALANCE", CardMonth::balance),
                    Column.whole("AMT_CREDIT_LIMIT_ACTUAL", c -> (long) c.limit),
                    Column.number("AMT_DRAWINGS_ATM_CURRENT", c -> c.drawn.machines),
                    Column.number("AMT_DRAWINGS_CURRENT", c -> c.drawn.amount()),
                    Column.number("AMT_DRAWINGS_OTHER_CURRENT", c -> c.drawn.other),
                    Column.number("AMT_DRAWINGS_POS_CURRENT", c -> c.drawn.shops),
                    Column.number("AMT_INST_MIN_REGULARITY", CardMonth::minimum),
                    Column.number("AMT_PAYMENT_CURRENT", c -> c.drawn.reported() ? c.payment : Double.NaN),
                    Column.number("AMT_PAYMENT_TOTAL_CURRENT", CardMonth::payment),
                    Column.number("AMT_RECEIVABLE_PRINCIPAL", c -> cents(0.96 * c.balance)),
                    Column.number("AMT_RECIVABLE", CardMonth::balance),
                    Column.number("AMT_TOTAL_RECEIVABLE", CardMonth::balance),
                    Column.number("CNT_DRAWINGS_ATM_CURRENT", c -> c.drawn.reported(c.drawn.machineCount)),
                    Column.whole("CNT_DRAWINGS_CURRENT", c -> c.drawn.count()),
                    Column.number("CNT_DRAWINGS_OTHER_CURRENT", c -> c.drawn.reported(c.drawn.otherCount)),
                    Column.number("CNT_DRAWINGS_POS_CURRENT", c -> c.drawn.reported(c.drawn.shopCount)),
                    Column.number("CNT_INSTALMENT_MATURE_CUM", CardMonth::instalments),
                    Column.text("NAME_CONTRACT_STATUS", CardMonth::status),
                    Column.whole("SK_DPD", CardMonth::late),
                    Column.whole("SK_DPD_DEF", c -> c.late > 7 ? 0 : c.late)));

    private static final int LONGEST = 96;
    private static final double MONTHLY_INTEREST = 0.02;

    /** The months of a card, the latest first. */
    static List<CardMonth> of(Draw draw, PreviousApplication card, Terms terms, Conduct conduct) {
        boolean used = draw.chance(0.72);
        double appetite = conduct.chance(0.25);
        double limit = terms.credit();
        int first = Math.max(-LONGEST, Math.floorDiv(card.decided(), 30));
        double balance = 0;
        int instalments = 0;
        List<CardMonth> months = new ArrayList<>();
        for (int month = first; month < 0; month++) {
            double minimum = balance <= 0 ? 0 : Money.round(0.05 * balance, 45);
            boolean missed = minimum > 0 && draw.chance(conduct.chance(0.03));
            double payment = missed ? 0 : cents(Math.min(balance, minimum * draw.between(1, 3)));
            instalments += payment > 0 ? 1 : 0;
            double room = limit - balance + payment;
            Drawn drawn = !used ? Drawn.NEVER : draw.chance(appetite) ? drawn(draw, room) : Drawn.NOTHING;
            balance = cents((balance - payment) * (1 + MONTHLY_INTEREST) + drawn.amount());
            months.add(new CardMonth(
                    card.applicant(),
                    card.id(),
                    month,
                    balance,
                    limit,
                    drawn,
                    minimum,
                    payment,
                    instalments,
                    draw.chance(0.01) ? "Completed" : "Active",
                    missed ? 1 + (int) draw.lognormal(2, 1.3) : 0));
        }
        Collections.reverse(months);
        return months;
    }

    private static Drawn drawn(Draw draw, double room) {
        if (room < 2_250) {
            return Drawn.NOTHING;
        }
        int machineCount = draw.chance(0.7) ? draw.atLeastOne(2, 20) : 0;
        int shopCount = draw.chance(0.45) ? draw.atLeastOne(4, 60) : 0;
        int otherCount = draw.chance(0.015) ? 1 : 0;
        double machines = Math.min(0.6 * room, machineCount * draw.lognormal(9_000, 0.9));
        double shops = Math.min(0.3 * room, shopCount * draw.lognormal(2_200, 0.9));
        double other = Math.min(0.1 * room, otherCount * draw.lognormal(9_000, 0.9));
        return new Drawn(
                Math.floor(machines / 450) * 450, cents(shops), cents(other), machineCount, shopCount, otherCount);
    }

    private static double cents(double amount) {
        return Math.rint(amount * 100) / 100;
    }

    /** The minimum payments of a card, as instalments. */
    static List<Instalment> payments(Draw draw, List<CardMonth> months, Conduct conduct) {
        List<Instalment> paid = new ArrayList<>();
        for (CardMonth month : months.reversed()) {
            if (month.payment > 0) {
                int due = 30 * month.month + draw.whole(12, 16);
                Instalment.pay(
                        draw,
                        new Instalment(
                                month.applicant, month.previous, 0, month.instalments, due, due, month.payment, 0),
                        conduct,
                        paid);
            }
        }
        return paid;
    }
}
