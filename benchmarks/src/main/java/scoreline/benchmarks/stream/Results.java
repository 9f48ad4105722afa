package scoreline.benchmarks.stream;

import java.util.List;
import java.util.SequencedMap;
import scoreline.benchmarks.load.Median;
import scoreline.benchmarks.load.Throughput;

/// What a load run found.
///
/// @param model in words
/// @param applicationBytes mean size of an application on its topic
/// @param rounds explained and constant decisions in turn, by the usual delivery
/// @param deliveries the scorer, delivered otherwise
/// @param latencies at half of what explained decisions reached
/// @param others share of the processors' time that other processes took meanwhile, in [0, 1]
record Results(
        String model,
        double applicationBytes,
        List<Round> rounds,
        SequencedMap<Delivery, Throughput> deliveries,
        SequencedMap<Delivery, Latency> latencies,
        double others) {

    Throughput explained() {
        return Throughput.median(rounds.stream().map(Round::explained).toList());
    }

    Throughput constant() {
        return Throughput.median(rounds.stream().map(Round::constant).toList());
    }

    /** Explained decisions for each constant one in the same time. */
    double ofCeiling() {
        return explained().perSecond() / constant().perSecond();
    }

    double added() {
        return Median.of(rounds, Round::added);
    }

    double addedToExplaining() {
        return Median.of(rounds, Round::addedToExplaining);
    }

    /** One row by itself, in µs. */
    double explain() {
        return Median.of(rounds, round -> round.alone().explain());
    }

    double decide() {
        return Median.of(rounds, round -> round.alone().decide());
    }
}
