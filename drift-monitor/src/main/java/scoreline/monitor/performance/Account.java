package scoreline.monitor.performance;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Bytes;
import scoreline.drift.performance.RealisedCohort;

/// What is added up together of a bundle's decisions of one month: the loans approved, each counted as repaid; or the
/// outcomes known after so many months.
///
/// @param sha256 of the bundle, lower-case hex
/// @param month of the decisions, UTC
/// @param monthsOnBook of the outcomes; −1 for the loans approved
public record Account(String sha256, YearMonth month, int monthsOnBook) {
    private static final int HASH = 32;
    private static final int MONTHS_OF_A_YEAR = 12;
    private static final int PROMISED = -1;

    static Account promised(String sha256, Instant decided) {
        return new Account(sha256, YearMonth.from(decided.atOffset(ZoneOffset.UTC)), PROMISED);
    }

    static Account known(String sha256, RealisedCohort cohort) {
        return new Account(sha256, cohort.decided(), cohort.monthsOnBook());
    }

    public boolean isPromised() {
        return monthsOnBook == PROMISED;
    }

    /** No key of the bundle is before it. */
    public static Bytes first(String sha256) {
        return key(sha256, Integer.MIN_VALUE, Integer.MIN_VALUE);
    }

    /** No key of the bundle is after it. */
    public static Bytes last(String sha256) {
        return key(sha256, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** In order: bundle, month, the loans approved, months since. */
    public Bytes toBytes() {
        return key(sha256, month.getYear() * MONTHS_OF_A_YEAR + month.getMonthValue() - 1, monthsOnBook);
    }

    /** Whole numbers are made to sort as bytes do. */
    private static Bytes key(String sha256, int month, int monthsOnBook) {
        return Bytes.wrap(ByteBuffer.allocate(HASH + 2 * Integer.BYTES)
                .put(HexFormat.of().parseHex(sha256))
                .putInt(month ^ Integer.MIN_VALUE)
                .putInt(monthsOnBook ^ Integer.MIN_VALUE)
                .array());
    }

    /// @param key as [#toBytes] gave it
    public static Account read(Bytes key) {
        var bytes = ByteBuffer.wrap(key.get());
        var hash = new byte[HASH];
        bytes.get(hash);
        int month = bytes.getInt() ^ Integer.MIN_VALUE;
        return new Account(
                HexFormat.of().formatHex(hash),
                YearMonth.of(Math.floorDiv(month, MONTHS_OF_A_YEAR), Math.floorMod(month, MONTHS_OF_A_YEAR) + 1),
                bytes.getInt() ^ Integer.MIN_VALUE);
    }
}
