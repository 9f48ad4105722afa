package scoreline.monitor.performance;

import java.time.YearMonth;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import scoreline.drift.performance.RealisedCounts;

/** All months of one bundle. */
public final class Vintages {
    private final NavigableMap<YearMonth, Vintage> byMonth = new TreeMap<>();

    /// @param counts all there are of the account, which comes once
    public void add(Account account, RealisedCounts counts) {
        var vintage = byMonth.computeIfAbsent(account.month(), _ -> Vintage.empty());
        if (account.isPromised()) {
            vintage.promised().add(counts);
        } else {
            vintage.known().put(account.monthsOnBook(), counts);
        }
    }

    public NavigableMap<YearMonth, Vintage> byMonth() {
        return Collections.unmodifiableNavigableMap(byMonth);
    }

    public Vintage of(YearMonth month) {
        return byMonth.getOrDefault(month, Vintage.empty());
    }
}
