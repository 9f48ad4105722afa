package scoreline.training.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// How a credit elsewhere stood in a month: `C` closed, `X` unknown, `0` paid, `1` … `5` ever later.
///
/// @param month before the application, 0 or negative
record BureauMonth(long credit, int month, char status) {

    static final Table<BureauMonth> TABLE = new Table<>(
            "bureau_balance",
            List.of(
                    Column.whole("SK_ID_BUREAU", BureauMonth::credit),
                    Column.whole("MONTHS_BALANCE", BureauMonth::month),
                    Column.text("STATUS", month -> String.valueOf(month.status))));

    private static final int LONGEST = 96;

    /** The months of a credit, the latest first. */
    static List<BureauMonth> of(Draw draw, BureauCredit credit, Conduct conduct) {
        int last = draw.chance(0.75) ? 0 : -draw.whole(1, 30);
        int first = Math.max(credit.opened() / 30, last - LONGEST);
        double fallsLate = conduct.chance(0.008);
        boolean unknown = draw.chance(0.3);
        int late = 0;
        List<BureauMonth> months = new ArrayList<>();
        for (int month = first; month <= last; month++) {
            unknown ^= draw.chance(0.04);
            late = late == 0 ? (draw.chance(fallsLate) ? 1 : 0) : draw.chance(0.6) ? 0 : Math.min(5, late + 1);
            boolean closed = credit.closed() && month * 30 > credit.ended();
            char status = closed ? 'C' : unknown ? 'X' : (char) ('0' + late);
            months.add(new BureauMonth(credit.id(), month, status));
        }
        Collections.reverse(months);
        return months;
    }
}
