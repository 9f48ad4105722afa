package scoreline.service.operations;

import java.time.InstantSource;
import java.util.Arrays;

/**
 * Notices that most of what arrives is bad, which says that something is wrong with a sender or with us rather than with the
 * records, and that going on would drain the topic for nothing. Once open it stays open until it is closed by hand. Thread-safe.
 */
public final class Breaker {
    private final BreakerRule rule;
    private final InstantSource clock;

    /** Counts by second, over the rule's time: second s stands at s modulo the length. */
    private final long[] second;

    private final int[] records;
    private final int[] bad;
    private boolean open;

    public Breaker(BreakerRule rule, InstantSource clock) {
        this.rule = rule;
        this.clock = clock;
        int length = Math.toIntExact(rule.over().toSeconds());
        this.second = new long[length];
        this.records = new int[length];
        this.bad = new int[length];
    }

    /** Counts one record; true if it opens the breaker. */
    public synchronized boolean opensOn(boolean wasBad) {
        long now = clock.instant().getEpochSecond();
        int place = (int) Math.floorMod(now, (long) second.length);
        if (second[place] != now) {
            second[place] = now;
            records[place] = 0;
            bad[place] = 0;
        }
        records[place]++;
        if (!wasBad) {
            return false;
        }
        bad[place]++;
        if (open || !tooMany(now)) {
            return false;
        }
        open = true;
        return true;
    }

    private boolean tooMany(long now) {
        long all = 0;
        long allBad = 0;
        for (int i = 0; i < second.length; i++) {
            if (second[i] > now - second.length && second[i] <= now) {
                all += records[i];
                allBad += bad[i];
            }
        }
        return all >= rule.records() && allBad > rule.share() * all;
    }

    public synchronized boolean isOpen() {
        return open;
    }

    /** Closes the breaker and forgets what it has counted. */
    public synchronized void close() {
        open = false;
        Arrays.fill(second, Long.MIN_VALUE);
    }
}
