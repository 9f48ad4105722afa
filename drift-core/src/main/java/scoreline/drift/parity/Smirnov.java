package scoreline.drift.parity;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/// The chance of as large a distance between two samples of one continuous population, with scipy's choice of method.
final class Smirnov {

    private static final int EXACT_UP_TO = 10_000;

    /** Up to so many rows scipy's distribution of one sample is exact; beyond, an expansion where n·d² is small. */
    private static final int FEW = 140;

    private static final double FAR_OF_FEW = 4;
    private static final double FAR_OF_MANY = 2.2;

    /** Kept, because each one draws the seed of a generator that nothing here asks. */
    private static final KolmogorovSmirnovTest ONE_SAMPLE = new KolmogorovSmirnovTest();

    private Smirnov() {}

    /// scipy's `auto`: exact where neither sample has more than 10,000 rows, else [#limit].
    static double p(Pair pair) {
        int m = Math.toIntExact(pair.referenceRows());
        int n = Math.toIntExact(pair.liveRows());
        return Math.max(m, n) <= EXACT_UP_TO ? exact(gap(pair), m, n) : limit(gap(pair) / ((double) m * n), m, n);
    }

    /// The largest difference of cumulative shares in units of 1/(mn), and thus a whole number.
    static long gap(Pair pair) {
        long m = pair.referenceRows();
        long n = pair.liveRows();
        long before = 0;
        long now = 0;
        long gap = 0;
        for (int i = 0; i < pair.distinct(); i++) {
            before += pair.reference()[i];
            now += pair.live()[i];
            gap = Math.max(gap, Math.abs(before * n - now * m));
        }
        return gap;
    }

    /// The share of the orders in which m and n rows can come that open a gap so wide: of those that end in (i, j),
    /// i/(i+j) came from (i−1, j) and j/(i+j) from (i, j−1). Commons Math counts the orders themselves, which
    /// overflow a double from some hundred rows on.
    ///
    /// @see <a href="https://arxiv.org/abs/2102.08037">Viehmann (2021)</a>
    static double exact(long gap, int m, int n) {
        var share = new double[n + 1];
        for (int i = 0; i <= m; i++) {
            for (int j = 0; j <= n; j++) {
                if (Math.abs((long) i * n - (long) j * m) >= gap) {
                    share[j] = 1;
                } else if (i + j > 0) {
                    double beneath = j == 0 ? 0 : j * share[j - 1];
                    share[j] = (i * share[j] + beneath) / (i + j);
                }
            }
        }
        return share[n];
    }

    /// The two-sided distribution of one sample of `mn/(m+n)` rows, rounded.
    ///
    /// @see <a href="https://doi.org/10.18637/jss.v039.i11">Simard and L'Ecuyer (2011)</a>
    static double limit(double distance, int m, int n) {
        int rows = Math.toIntExact((long) Math.rint((double) m * n / ((double) m + n)));
        if (distance >= 1) {
            return 0;
        }
        double far = rows * distance * distance;
        boolean inTheTail = distance >= 0.5 || far >= (rows <= FEW ? FAR_OF_FEW : FAR_OF_MANY);
        return inTheTail
                ? Math.min(1, 2 * oneSided(rows, distance))
                : Math.clamp(1 - ONE_SAMPLE.cdf(distance, rows), 0, 1);
    }

    /// `d Σⱼ C(n, j) (d + j/n)^(j−1) (1 − d − j/n)^(n−j)`: exact for one side; twice it is both where both at once are
    /// rare.
    ///
    /// @see <a href="https://doi.org/10.1214/aoms/1177729550">Birnbaum and Tingey (1951)</a>
    private static double oneSided(int n, double d) {
        double sum = 0;
        for (int j = 0; j < n * (1 - d); j++) {
            double up = d + (double) j / n;
            sum += Math.exp(logBinomial(n, j) + (j - 1) * Math.log(up) + (n - j) * Math.log1p(-up));
        }
        return d * sum;
    }

    private static double logBinomial(int n, int k) {
        return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
    }
}
