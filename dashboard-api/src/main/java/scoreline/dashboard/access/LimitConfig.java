package scoreline.dashboard.access;

import scoreline.service.setting.Settings;

/**
 * How often somebody may ask.
 *
 * @param requests of one caller in a second
 * @param burst how many of them may come at once
 * @param failures of one address to sign in, in a minute, which may come at once
 */
public record LimitConfig(int requests, int burst, int failures) {
    private static final int REQUESTS = 500;
    private static final int FAILURES = 60;
    private static final int MOST = 1_000_000;

    /** For who says nothing of it. */
    public static LimitConfig usual() {
        return new LimitConfig(REQUESTS, 2 * REQUESTS, FAILURES);
    }

    /**
     * Settings under {@code limit.}.
     *
     * @throws scoreline.service.UnusableConfig if a value cannot be used
     */
    public static LimitConfig read(Settings settings) {
        int requests = settings.integer("limit.requests", REQUESTS, 1, MOST);
        return new LimitConfig(
                requests,
                settings.integer("limit.burst", Math.min(2 * requests, MOST), 1, MOST),
                settings.integer("limit.failures", FAILURES, 1, MOST));
    }
}
