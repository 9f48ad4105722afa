package scoreline.training.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How an earlier cash or consumer loan stood in a month.
///
/// @param month before the application, negative
/// @param planned instalments in all; NaN now and then, with those left
/// @param late days past due
/// @param lateMaterially days past due, small debts aside
record LoanMonth(
        long applicant,
        long previous,
        int month,
        double planned,
        double left,
        String status,
        int late,
        int lateMaterially) {

    static final Table<LoanMonth> TABLE = new Table<>(
            "POS_CASH_balance",
            List.of(
                    Column.whole("SK_ID_PREV", LoanMonth::previous),
                    Column.whole("SK_ID_CURR", LoanMonth::applicant),
                    Column.whole("MONTHS_BALANCE", LoanMonth::month),
                    Column.number("CNT_INSTALMENT", LoanMonth::planned),
                    Column.number("CNT_INSTALMENT_FUTURE", LoanMonth::left),
                    Column.text("NAME_CONTRACT_STATUS", LoanMonth::status),
                    Column.whole("SK_DPD", LoanMonth::late),
                    Column.whole("SK_DPD_DEF", LoanMonth::lateMaterially)));

    private static final int EARLIEST = -96;
    private static final int LATEST = -1;

    /** The months of a loan, the latest first; its late payments are the instalments'. */
    static List<LoanMonth> of(
            Draw draw, PreviousApplication loan, Terms terms, Repayment repayment, List<Instalment> payments) {
        Map<Integer, Integer> late = new HashMap<>();
        for (Instalment payment : payments) {
            late.merge(monthOf(payment.due()), payment.daysLate(), Math::max);
        }
        int first = Math.max(EARLIEST, monthOf(repayment.firstDue()));
        int last = Math.min(LATEST, repayment.over() ? monthOf(repayment.terminated()) : LATEST);
        List<LoanMonth> months = new ArrayList<>();
        for (int month = last; month >= first; month--) {
            boolean done = month == last && repayment.over();
            boolean unknown = draw.chance(0.0028);
            int days = draw.chance(0.4) ? late.getOrDefault(month, 0) : 0;
            double left = done ? 0 : Math.max(0, terms.payments() - (month - first) - 1);
            months.add(new LoanMonth(
                    loan.applicant(),
                    loan.id(),
                    month,
                    unknown ? Double.NaN : terms.payments(),
                    unknown ? Double.NaN : left,
                    done ? "Completed" : month == first && draw.chance(0.1) ? "Signed" : "Active",
                    days,
                    draw.chance(0.45) ? days : 0));
        }
        return months;
    }

    private static int monthOf(int day) {
        return Math.floorDiv(day, 30);
    }
}
