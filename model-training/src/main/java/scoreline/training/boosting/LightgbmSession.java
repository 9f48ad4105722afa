package scoreline.training.boosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.ml.lightgbm.PredictionType;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** LightGBM's. Its trees grow leaf by leaf, the best split first, to as many leaves as a full tree of that depth has. */
final class LightgbmSession implements Session {

    private static final int UNSEEN = 1;

    private final LGBMDataset seen;
    private final @Nullable LGBMDataset unseenSet;
    private final @Nullable LabelledRows unseen;
    private final LGBMBooster booster;

    LightgbmSession(Boosting boosting, LabelledRows seen, @Nullable LabelledRows unseen, int threads) {
        LightgbmNative.load();
        String parameters = parameters(boosting, threads);
        try {
            this.seen = dataset(seen, parameters, null);
            this.unseen = unseen;
            this.unseenSet = unseen == null ? null : dataset(unseen, parameters, this.seen);
            this.booster = LGBMBooster.create(this.seen, parameters);
            if (unseenSet != null) {
                booster.addValidData(unseenSet);
            }
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    private static LGBMDataset dataset(LabelledRows rows, String parameters, @Nullable LGBMDataset like)
            throws LGBMException {
        var dataset = LGBMDataset.createFromMat(rows.features(), rows.size(), rows.width(), true, parameters, like);
        dataset.setField("label", rows.targets());
        if (rows.isWeighted()) {
            dataset.setField("weight", rows.weights());
        }
        return dataset;
    }

    private static String parameters(Boosting boosting, int threads) {
        Growth growth = boosting.growth();
        List<String> parameters = new ArrayList<>(List.of(
                "objective=binary",
                "metric=binary_logloss",
                "learning_rate=" + growth.learningRate(),
                "max_depth=" + growth.depth(),
                "num_leaves=" + (1 << growth.depth()),
                "min_sum_hessian_in_leaf=" + growth.leastHessian(),
                "min_data_in_leaf=1",
                "bagging_fraction=" + growth.rowShare(),
                "bagging_freq=" + (growth.rowShare() < 1 ? 1 : 0),
                "feature_fraction=" + growth.columnShare(),
                "lambda_l2=" + growth.lambda(),
                "max_bin=" + growth.bins(),
                "seed=" + boosting.nativeSeed(),
                // Of which rows bins are made; a team's models must agree on them.
                "data_random_seed=1",
                "num_threads=" + threads,
                "deterministic=true",
                "force_row_wise=true",
                "verbosity=-1"));
        if (!boosting.directions().isEmpty()) {
            parameters.add("monotone_constraints="
                    + boosting.directions().stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return String.join(" ", parameters);
    }

    @Override
    public void grow(int round) {
        try {
            booster.updateOneIter();
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    @Override
    public double logLoss(int round) {
        try {
            return booster.getEval(UNSEEN)[0];
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    @Override
    public double[] margins(int rounds) {
        LabelledRows rows = Objects.requireNonNull(unseen, "no unseen rows");
        try {
            return booster.predictForMat(
                    rows.features(),
                    rows.size(),
                    rows.width(),
                    true,
                    PredictionType.C_API_PREDICT_RAW_SCORE,
                    "num_iteration=" + rounds + " num_threads=1 verbosity=-1");
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    @Override
    public byte[] bytes() {
        try {
            return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN)
                    .getBytes(UTF_8);
        } catch (LGBMException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(LGBMException e) {
        return new IllegalStateException("LightGBM could not train", e);
    }

    @Override
    public void close() {
        try (seen;
                unseenSet;
                booster) {
            // Closed in the order booster, unseen, seen.
        } catch (LGBMException e) {
            throw failed(e);
        }
    }
}
