package scoreline.scoring.behaviour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.reference.ScoreCells;

/// What a model made of the rows it was trained on.
///
/// @param influence of each feature, under the model that serves
/// @param decided by out-of-fold probabilities, and what became of them
/// @param scores the same by cell of the score: expected and seen default rates, shape (score's cells)
/// @param associations of the features that move the score most
public record Behaviour(Influence influence, Decided decided, List<Tally> scores, Associations associations) {

    public Behaviour {
        scores = List.copyOf(scores);
    }

    /// Learns from the training rows, once they are explained.
    ///
    /// @param features encoded, shape (rows, features)
    /// @param probabilities out-of-fold probability of default, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    public static Behaviour learn(
            Catalogue catalogue,
            Reference reference,
            Policy policy,
            List<Row> rows,
            float[][] features,
            double[] probabilities,
            int[] targets,
            Influence influence) {
        return of(
                reference,
                policy,
                probabilities,
                targets,
                influence,
                Associations.learn(catalogue, reference, rows, features, influence));
    }

    /// @param probabilities out-of-fold probability of default, shape (rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    static Behaviour of(
            Reference reference,
            Policy policy,
            double[] probabilities,
            int[] targets,
            Influence influence,
            Associations associations) {
        int[] outcomes = Arrays.stream(probabilities)
                .mapToInt(probability ->
                        at(policy.outcome(probability, Velocity.NONE).outcome()))
                .toArray();
        List<Tally> decided = tallies(3, outcomes, probabilities, targets);
        var scores = new ScoreCells(reference.score());
        int[] cells = Arrays.stream(probabilities).mapToInt(scores::of).toArray();
        return new Behaviour(
                influence,
                new Decided(decided.get(0), decided.get(1), decided.get(2)),
                tallies(reference.score().cells().size(), cells, probabilities, targets),
                associations);
    }

    private static int at(Outcome outcome) {
        return switch (outcome) {
            case APPROVE -> 0;
            case REVIEW -> 1;
            case REFUSE -> 2;
        };
    }

    private static List<Tally> tallies(int kinds, int[] kind, double[] probabilities, int[] targets) {
        var rows = new long[kinds];
        var expected = new long[kinds];
        var defaults = new long[kinds];
        for (int row = 0; row < kind.length; row++) {
            rows[kind[row]]++;
            expected[kind[row]] += FixedPoint.units(probabilities[row]);
            defaults[kind[row]] += targets[row];
        }
        List<Tally> tallies = new ArrayList<>();
        for (int k = 0; k < kinds; k++) {
            tallies.add(new Tally(rows[k], FixedPoint.value(expected[k]), defaults[k]));
        }
        return tallies;
    }

    /// @throws IllegalArgumentException when it is of other features, cells or rows: one sentence
    public void requireFits(Catalogue catalogue, Reference reference) {
        requireFeatures(catalogue);
        requireRows(reference);
        requireAssociations(reference);
    }

    private void requireFeatures(Catalogue catalogue) {
        int features = catalogue.features().size();
        if (influence.features().size() != features) {
            throw new IllegalArgumentException(
                    "the influence is of " + influence.features().size() + " features, the catalogue has " + features);
        }
        for (int f = 0; f < features; f++) {
            String named = influence.features().get(f).feature();
            if (!named.equals(catalogue.features().get(f).name())) {
                throw new IllegalArgumentException("the influence names " + named + " where the catalogue has "
                        + catalogue.features().get(f).name());
            }
        }
    }

    private void requireRows(Reference reference) {
        List<Long> counts = reference.score().counts();
        if (!scores.stream().map(Tally::rows).toList().equals(counts)) {
            throw new IllegalArgumentException("the outcomes by score are of other rows than the reference's scores");
        }
        Tally byScore = scores.stream().reduce(new Tally(0, 0, 0), Tally::plus);
        if (!byScore.equals(decided.all())) {
            throw new IllegalArgumentException("the outcomes by score are not those by decision");
        }
    }

    private void requireAssociations(Reference reference) {
        for (Associations.Associate each : associations.features()) {
            int cells = reference.features().stream()
                    .filter(feature -> feature.feature().equals(each.feature()))
                    .map(feature -> feature.cells().size())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the associations name " + each.feature() + ", which the reference does not have"));
            if (each.codes().size() != cells) {
                throw new IllegalArgumentException(
                        each.feature() + " has " + each.codes().size() + " codes for " + cells + " cells");
            }
        }
    }
}
