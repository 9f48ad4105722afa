package scoreline.scorer.runtime;

import scoreline.service.CannotStart;
import scoreline.service.kafka.Brokers;
import scoreline.wire.Topics;

/** What must be there before a scorer starts; what is not is a sentence. */
final class StartChecks {
    private StartChecks() {}

    /**
     * Looks at the brokers' transactions and at each topic.
     *
     * @param largestDecision in bytes
     * @param history whether the history topic is read
     * @return how many partitions the applications topic has
     */
    static int partitions(Brokers brokers, Topics topics, int largestDecision, boolean history) {
        brokers.requireSoundTransactions();
        brokers.partitionsOf(topics.decisions());
        brokers.requireRoom(topics.decisions(), largestDecision, "scorer.limits.decision");
        brokers.partitionsOf(topics.rejections());
        int partitions = brokers.partitionsOf(topics.applications());
        if (history && brokers.partitionsOf(topics.history()) != partitions) {
            throw new CannotStart(
                    "Topics %s and %s must have as many partitions: an application meets its customer's past on one."
                            .formatted(
                                    topics.history().name(),
                                    topics.applications().name()));
        }
        return partitions;
    }
}
