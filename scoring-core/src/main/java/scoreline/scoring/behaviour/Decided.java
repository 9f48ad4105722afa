package scoreline.scoring.behaviour;

import java.util.List;

/** The training rows as the policy decides them by their out-of-fold probabilities, whoever applied how often. */
public record Decided(Tally approved, Tally reviewed, Tally refused) {

    public Tally all() {
        return approved.plus(reviewed).plus(refused);
    }

    /** How many were approved, sent to review, refused, shape (3). */
    public List<Long> outcomes() {
        return List.of(approved.rows(), reviewed.rows(), refused.rows());
    }
}
