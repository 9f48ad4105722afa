package scoreline.training.candidate;

import java.util.ArrayList;
import java.util.List;
import scoreline.training.imbalance.Imbalance;

/// A model that is compared with others.
///
/// @param learner the family and its settings
/// @param imbalance what is done about defaults being few
/// @param columns what it learns from
/// @param note what is special about its settings, for a table; empty where nothing is
public record Candidate(Learner learner, Imbalance imbalance, Columns columns, String note) {
    public Candidate {
        if (columns == Columns.COMPONENTS && learner.isOfTrees()) {
            throw new IllegalArgumentException("trees do not learn from principal components");
        }
    }

    public static Candidate of(Learner learner) {
        return new Candidate(learner, Imbalance.NONE, Columns.ALL, "");
    }

    public Candidate with(Imbalance other) {
        return new Candidate(learner, other, columns, note);
    }

    public Candidate with(Columns other) {
        return new Candidate(learner, imbalance, other, note);
    }

    public Candidate with(String otherNote) {
        return new Candidate(learner, imbalance, columns, otherNote);
    }

    /** The family, and in what it is special. */
    public String title() {
        var words = new ArrayList<>(List.of(learner.family()));
        if (imbalance != Imbalance.NONE) {
            words.add(imbalance.title());
        }
        if (columns != Columns.ALL) {
            words.add(columns.title());
        }
        if (!note.isEmpty()) {
            words.add(note);
        }
        return String.join(", ", words);
    }

    /// Whether it may serve: boosted trees of all the catalogue's features and of rows as they are, whose probabilities
    /// mean
    /// something. Others are there to compare with.
    public boolean isServable() {
        return learner instanceof Learner.Trees trees
                && trees.growth().treesOfRound() == 1
                && trees.directions().isEmpty()
                && imbalance == Imbalance.NONE
                && columns == Columns.ALL;
    }
}
