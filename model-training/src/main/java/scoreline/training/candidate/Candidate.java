package scoreline.training.candidate;

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

    /** Whether a bundle can hold it: trees of whole catalogues and of rows as they are, whose probabilities mean something. */
    public boolean isServable() {
        return learner.isOfTrees() && imbalance == Imbalance.NONE && columns == Columns.ALL;
    }
}
