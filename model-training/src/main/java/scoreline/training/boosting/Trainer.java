package scoreline.training.boosting;

import org.jspecify.annotations.Nullable;

/** What grows the trees. The scorer reads the models of either. */
public enum Trainer {
    XGBOOST("XGBoost") {
        @Override
        Session open(Boosting boosting, LabelledRows seen, @Nullable LabelledRows unseen, int threads) {
            return new XgboostSession(boosting, seen, unseen, threads);
        }
    },
    LIGHTGBM("LightGBM") {
        @Override
        Session open(Boosting boosting, LabelledRows seen, @Nullable LabelledRows unseen, int threads) {
            return new LightgbmSession(boosting, seen, unseen, threads);
        }
    };

    private final String title;

    Trainer(String title) {
        this.title = title;
    }

    /** As it writes itself. */
    public String title() {
        return title;
    }

    abstract Session open(Boosting boosting, LabelledRows seen, @Nullable LabelledRows unseen, int threads);
}
