package scoreline.drift.verdict;

import java.util.List;
import java.util.Optional;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.reference.Reference;

/// What windows are held against.
///
/// @param influence where a model's contributions are known; without them nobody can say what a change does to the
/// score
/// @param outcomes training rows that would be approved, sent to review, refused, shape (3), where decisions are known
public record Baseline(
        Catalogue catalogue, Reference reference, Optional<Influence> influence, Optional<List<Long>> outcomes) {
    public Baseline {
        outcomes = outcomes.map(List::copyOf);
        int features = catalogue.features().size();
        if (reference.features().size() != features) {
            throw new IllegalArgumentException(
                    "the reference has " + reference.features().size() + " features, the catalogue " + features);
        }
        for (int f = 0; f < features; f++) {
            String named = reference.features().get(f).feature();
            if (!named.equals(catalogue.features().get(f).name())) {
                throw new IllegalArgumentException("the reference names " + named + " where the catalogue has "
                        + catalogue.features().get(f).name());
            }
        }
        if (reference.rows() == 0) {
            throw new IllegalArgumentException("the reference has no rows");
        }
        influence.ifPresent(known -> {
            if (known.mean().size() != features) {
                throw new IllegalArgumentException(
                        "the influence is of " + known.mean().size() + " features, the catalogue has " + features);
            }
        });
        outcomes.ifPresent(known -> {
            if (known.size() != 3) {
                throw new IllegalArgumentException("outcomes are approved, reviewed and refused, had " + known.size());
            }
        });
    }

    /** A table's population alone: no model, no scores. */
    public static Baseline ofTable(Catalogue catalogue, Reference reference) {
        return new Baseline(catalogue, reference, Optional.empty(), Optional.empty());
    }
}
