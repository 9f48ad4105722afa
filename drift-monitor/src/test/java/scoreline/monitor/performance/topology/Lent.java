package scoreline.monitor.performance.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import scoreline.monitor.Made;
import scoreline.monitor.performance.Lender;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.LoanOutcome;

/// An application that nobody made, and all that is told of what became of it, the last word last.
record Lent(CreditDecision decision, List<LoanOutcome> outcomes) {
    static final Lender LENDER = new Lender("made-up", "1", Made.SHA256, 10);

    private static final double THRESHOLD = 1 / 11.0;

    /// Calibrated probabilities around `centre`, decided at the threshold; a default is known after 4 to 11 months, a
    /// repayment after 12. One in ten outcomes is corrected, some of these twice.
    ///
    /// @param shift log-odds by which defaults are more frequent than promised
    static List<Lent> drawn(long seed, int loans, Instant from, Duration over, double centre, double shift) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, loans)
                .mapToObj(i -> one(random, i, from.plus(over.multipliedBy(i).dividedBy(loans)), centre, shift))
                .toList();
    }

    private static Lent one(SplittableRandom random, int number, Instant submitted, double centre, double shift) {
        double logOdds = centre + 0.7 * random.nextGaussian();
        double probability = logistic(logOdds);
        var decision = CreditDecision.newBuilder(Made.decision(random, submitted))
                .setApplicationId("a-" + submitted + number)
                .setApplicantId("p-" + number % 97)
                .setProbabilityOfDefault(probability)
                .setOutcome(probability >= THRESHOLD ? DecisionOutcome.REFUSE : DecisionOutcome.APPROVE)
                .build();
        boolean defaulted = random.nextDouble() < logistic(logOdds + shift);
        var outcomes = new ArrayList<LoanOutcome>();
        int corrections = random.nextInt(10) > 0 ? 0 : 1 + random.nextInt(2);
        for (int version = 0; version <= corrections; version++) {
            boolean said = defaulted ^ ((corrections - version) % 2 == 1);
            var known = submitted.plus(Duration.ofDays(said ? 120 + random.nextInt(220) : 366 + random.nextInt(9)));
            outcomes.add(new LoanOutcome(decision.getApplicationId(), decision.getApplicantId(), known, said, version));
        }
        return new Lent(decision, List.copyOf(outcomes));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    LoanOutcome lastWord() {
        return outcomes.getLast();
    }

    boolean isApproved() {
        return decision.getOutcome() == DecisionOutcome.APPROVE;
    }

    /** All that is told, in the order in which it happens. */
    static List<LoanOutcome> asKnown(List<Lent> loans) {
        return loans.stream()
                .flatMap(loan -> loan.outcomes().stream())
                .sorted(Comparator.comparing(LoanOutcome::getObservedAt))
                .toList();
    }
}
