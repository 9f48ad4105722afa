package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import scoreline.drift.performance.RealisedCounts;
import scoreline.drift.performance.Wager;
import scoreline.drift.verdict.Severity;

/// What a bundle's probabilities promise, watched month by month of the decisions. The promise is broken once a
/// [Wager] on the loans approved from a month on, up to any later month, is won; it is kept again after three months
/// in a row, all later, of which nearly all is known and whose default rate may be the one promised. The next wager
/// begins after these.
///
/// @param from first month on which is wagered; empty for the first there is
/// @param breach that lasts
public record Promise(Optional<YearMonth> from, Optional<Breach> breach) {
    private static final int CALM_MONTHS = 3;
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int NONE = Integer.MIN_VALUE;
    private static final byte WATCH = 1;
    private static final byte ALERT = 2;

    /// @param since the last month of the loans that won the wager
    /// @param until the last month that was told of
    /// @param worst so far
    public record Breach(YearMonth since, YearMonth until, Severity worst) {}

    /** What becomes of a breach. */
    public enum Turn {
        STARTED,
        ONGOING,
        RECOVERED
    }

    /// A breach to tell of.
    ///
    /// @param from as in the promise, so that it names the breach
    /// @param first month of the loans that `wager` is on
    /// @param wager the one that is won by most; of a recovery, on the calm months
    public record Told(Turn turn, Optional<YearMonth> from, YearMonth first, Breach breach, Wager wager) {}

    /// @param told at most one
    public record Step(Promise promise, Optional<Told> told) {}

    /** Before anything is known. */
    public static Promise start() {
        return new Promise(Optional.empty(), Optional.empty());
    }

    /// @param vintages all months of the bundle
    public Step step(NavigableMap<YearMonth, Vintage> vintages) {
        var watched = from.map(month -> vintages.tailMap(month, true)).orElse(vintages);
        return breach.map(running -> goOn(watched, running)).orElseGet(() -> look(watched));
    }

    private Step look(NavigableMap<YearMonth, Vintage> watched) {
        return best(watched)
                .filter(bet -> bet.getValue().isWon())
                .map(bet -> tell(
                        Turn.STARTED,
                        watched,
                        new Breach(bet.getKey(), bet.getKey(), severity(bet.getValue())),
                        bet.getValue()))
                .orElse(new Step(this, Optional.empty()));
    }

    private Step goOn(NavigableMap<YearMonth, Vintage> watched, Breach running) {
        var calm = calm(watched.tailMap(running.since(), false));
        if (calm.isPresent()) {
            var months = watched.subMap(calm.get().minusMonths(CALM_MONTHS - 1L), true, calm.get(), true);
            var recovered = new Breach(running.since(), calm.get(), running.worst());
            return new Step(
                    new Promise(Optional.of(calm.get().plusMonths(1)), Optional.empty()),
                    Optional.of(new Told(Turn.RECOVERED, from, months.firstKey(), recovered, all(months))));
        }
        // What was won may be lost again by corrections; the episode goes on until months are calm.
        return best(watched)
                .filter(bet -> bet.getValue().isWon())
                .map(bet -> new Breach(
                        running.since(), later(running.until(), bet.getKey()), graver(running, bet.getValue())))
                .filter(now -> !now.equals(running))
                .map(now -> tell(Turn.ONGOING, watched, now, all(watched.headMap(now.until(), true))))
                .orElse(new Step(this, Optional.empty()));
    }

    private Step tell(Turn turn, NavigableMap<YearMonth, Vintage> watched, Breach breach, Wager wager) {
        return new Step(
                new Promise(from, Optional.of(breach)),
                Optional.of(new Told(turn, from, watched.firstKey(), breach, wager)));
    }

    /** Up to which month most is won: to look at each is to look at one bet at several times, which is free. */
    private static Optional<Map.Entry<YearMonth, Wager>> best(NavigableMap<YearMonth, Vintage> watched) {
        var promised = new RealisedCounts();
        var known = new RealisedCounts();
        Optional<Map.Entry<YearMonth, Wager>> best = Optional.empty();
        for (var month : watched.entrySet()) {
            promised.add(month.getValue().promised());
            known.add(month.getValue().allKnown());
            var wager = Wager.on(promised, known);
            if (best.isEmpty() || wager.logWealth() > best.get().getValue().logWealth()) {
                best = Optional.of(Map.entry(month.getKey(), wager));
            }
        }
        return best;
    }

    private static Wager all(NavigableMap<YearMonth, Vintage> months) {
        var promised = new RealisedCounts();
        var known = new RealisedCounts();
        months.values().forEach(month -> {
            promised.add(month.promised());
            known.add(month.allKnown());
        });
        return Wager.on(promised, known);
    }

    /** The last of the first calm months in a row. */
    private static Optional<YearMonth> calm(NavigableMap<YearMonth, Vintage> later) {
        int calm = 0;
        for (var month : later.entrySet()) {
            boolean follows = calm == 0 || later.containsKey(month.getKey().minusMonths(1));
            calm = month.getValue().isCalm() ? follows ? calm + 1 : 1 : 0;
            if (calm == CALM_MONTHS) {
                return Optional.of(month.getKey());
            }
        }
        return Optional.empty();
    }

    private static Severity graver(Breach running, Wager wager) {
        var now = severity(wager);
        return now.compareTo(running.worst()) > 0 ? now : running.worst();
    }

    /** By effect alone: from a fifth of the odds on, and for more defaults than promised only, it is an alert. */
    private static Severity severity(Wager wager) {
        return wager.logOdds() >= Wager.GRAVE ? Severity.ALERT : Severity.WATCH;
    }

    private static YearMonth later(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(3 * Integer.BYTES + 1)
                .putInt(from.map(Promise::number).orElse(NONE))
                .putInt(breach.map(running -> number(running.since())).orElse(NONE))
                .putInt(breach.map(running -> number(running.until())).orElse(NONE))
                .put(breach.map(running -> running.worst() == Severity.ALERT ? ALERT : WATCH)
                        .orElse((byte) 0))
                .array();
    }

    /// @param value as [#toBytes] gave it
    public static Promise read(byte[] value) {
        var bytes = ByteBuffer.wrap(value);
        var from = month(bytes.getInt());
        var since = month(bytes.getInt());
        var until = month(bytes.getInt());
        var worst = bytes.get() == ALERT ? Severity.ALERT : Severity.WATCH;
        return new Promise(from, since.map(first -> new Breach(first, until.orElseThrow(), worst)));
    }

    private static int number(YearMonth month) {
        return month.getYear() * MONTHS_OF_A_YEAR + month.getMonthValue() - 1;
    }

    private static Optional<YearMonth> month(int number) {
        return number == NONE
                ? Optional.empty()
                : Optional.of(YearMonth.of(
                        Math.floorDiv(number, MONTHS_OF_A_YEAR), Math.floorMod(number, MONTHS_OF_A_YEAR) + 1));
    }
}
