package scoreline.scoring.tree;

/** A model that cannot be read, or that we would not score as XGBoost does; the message is one sentence saying why. */
public final class UnusableModel extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnusableModel(String sentence) {
        super(sentence);
    }
}
