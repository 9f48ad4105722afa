package scoreline.training.generated;

import java.util.SplittableRandom;

/// The chance of one applicant: a stream of draws that depends on the seed, the applicant's index
/// and the purpose, and on nothing else. `StrictMath` keeps the digits the same on every machine.
final class Draw {

    /** What is drawn; each purpose has draws of its own, so that a longer history moves no application. */
    enum Purpose {
        APPLICATION(0x2545f4914f6cdd1dL),
        BUREAU(0x5851f42d4c957f2dL),
        PREVIOUS(0x14057b7ef767814fL),
        DRIFT(0x369dea0f31a53f85L),
        OUTCOME(0x27bb2ee687b0b0fdL);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }

    private final SplittableRandom random;

    private Draw(SplittableRandom random) {
        this.random = random;
    }

    static Draw of(long seed, long index, Purpose purpose) {
        return new Draw(new SplittableRandom(mix(mix(seed + purpose.salt) + index)));
    }

    /** SplittableRandom walks in constant steps: unmixed, neighbouring seeds would share their draws. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }

    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A whole number from `low` to `high`, both included. */
    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double normal() {
        return random.nextGaussian();
    }

    double lognormal(double median, double spread) {
        return median * StrictMath.exp(spread * random.nextGaussian());
    }

    int poisson(double mean) {
        double floor = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > floor; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** One more than the failures before a success, at most `most`. */
    int atLeastOne(double mean, int most) {
        double more = 1 - 1 / mean;
        int count = 1;
        while (count < most && chance(more)) {
            count++;
        }
        return count;
    }

    static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
