package scoreline.scoring.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one model file of XGBoost 3. Names not mentioned here do not bear on the margin and are skipped.
///
/// @see <a href="https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html">Introduction to Model IO</a>
final class XgboostModel {
    private static final int MAX_BYTES = 256 << 20;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9:_-]{1,64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");

    private final UbjReader in;
    private final List<Tree> trees = new ArrayList<>();
    private Gains gains = new Gains();
    private int[] version = {};
    private int[] treeInfo = {};
    private @Nullable String booster;
    private @Nullable String objective;
    private @Nullable String baseScore;
    private @Nullable String featureCount;
    private String classCount = "0";
    private String targetCount = "1";
    private @Nullable String treeCount;

    XgboostModel(byte[] ubj) {
        if (ubj.length > MAX_BYTES) {
            throw new UnusableModel("The model has " + ubj.length + " bytes, more than the 256 MB we read.");
        }
        in = new UbjReader(ubj);
    }

    Ensemble read() {
        in.object(name -> {
            switch (name) {
                case "learner" -> learner();
                case "version" -> version = in.integers();
                default -> in.skip();
            }
        });
        in.end();
        refuseWhatWeDoNotScore();
        return new Ensemble(features(), baseMargin(), trees, gains);
    }

    private void learner() {
        in.object(name -> {
            switch (name) {
                case "gradient_booster" -> gradientBooster();
                case "learner_model_param" -> learnerModelParam();
                case "objective" -> objective();
                default -> in.skip();
            }
        });
    }

    private void gradientBooster() {
        in.object(name -> {
            switch (name) {
                case "name" -> booster = in.text();
                case "model" -> model();
                default -> in.skip();
            }
        });
    }

    private void model() {
        trees.clear();
        gains = new Gains();
        in.object(name -> {
            switch (name) {
                case "gbtree_model_param" -> gbtreeModelParam();
                case "tree_info" -> treeInfo = in.integers();
                case "trees" -> in.array(() -> trees.add(tree(trees.size())));
                default -> in.skip();
            }
        });
    }

    private void gbtreeModelParam() {
        in.object(name -> {
            switch (name) {
                case "num_trees" -> treeCount = in.text();
                default -> in.skip();
            }
        });
    }

    private void learnerModelParam() {
        in.object(name -> {
            switch (name) {
                case "base_score" -> baseScore = in.text();
                case "num_class" -> classCount = in.text();
                case "num_feature" -> featureCount = in.text();
                case "num_target" -> targetCount = in.text();
                default -> in.skip();
            }
        });
    }

    private void objective() {
        in.object(name -> {
            switch (name) {
                case "name" -> objective = in.text();
                default -> in.skip();
            }
        });
    }

    /** A tree's arrays while they are being read. */
    private static final class Nodes {
        private int[] left = {};
        private int[] right = {};
        private int[] feature = {};
        private float[] condition = {};
        private int[] defaultLeft = {};
        private float[] cover = {};
        private float[] gain = {};
        private int[] splitType = {};
        private int[] categoricalNodes = {};
        private String leafSize = "1";
        private String deleted = "0";
    }

    private Tree tree(int index) {
        var nodes = new Nodes();
        in.object(name -> {
            switch (name) {
                case "left_children" -> nodes.left = in.integers();
                case "right_children" -> nodes.right = in.integers();
                case "split_indices" -> nodes.feature = in.integers();
                case "split_conditions" -> nodes.condition = in.floats();
                case "default_left" -> nodes.defaultLeft = in.integers();
                case "sum_hessian" -> nodes.cover = in.floats();
                case "loss_changes" -> nodes.gain = in.floats();
                case "split_type" -> nodes.splitType = in.integers();
                case "categories_nodes" -> nodes.categoricalNodes = in.integers();
                case "tree_param" -> treeParam(nodes);
                default -> in.skip();
            }
        });
        if (wholeNumber("size_leaf_vector", nodes.leafSize) > 1) {
            throw new UnusableModel("The model has vector leaves, and we score single values only.");
        }
        if (nodes.categoricalNodes.length > 0 || anyButZero(nodes.splitType)) {
            throw new UnusableModel("The model has categorical splits, and we score numeric ones only.");
        }
        gains.add(index, nodes.left, nodes.feature, nodes.gain);
        return Tree.of(
                index,
                nodes.left,
                nodes.right,
                nodes.feature,
                nodes.condition,
                nodes.defaultLeft,
                nodes.cover,
                wholeNumber("num_deleted", nodes.deleted));
    }

    private void treeParam(Nodes nodes) {
        in.object(name -> {
            switch (name) {
                case "size_leaf_vector" -> nodes.leafSize = in.text();
                case "num_deleted" -> nodes.deleted = in.text();
                default -> in.skip();
            }
        });
    }

    private void refuseWhatWeDoNotScore() {
        if (booster == null || objective == null) {
            throw new UnusableModel("The file is not an XGBoost model: it names no booster or no objective.");
        }
        if (!booster.equals("gbtree")) {
            throw new UnusableModel("The model's booster is " + shown(booster) + ", and we score gbtree only.");
        }
        if (!objective.equals("binary:logistic")) {
            throw new UnusableModel(
                    "The model's objective is " + shown(objective) + ", and we score binary:logistic only.");
        }
        if (version.length == 0 || version[0] != 3) {
            throw new UnusableModel("The model was not written by XGBoost 3, whose files are the ones we read.");
        }
        if (wholeNumber("num_class", classCount) > 1 || wholeNumber("num_target", targetCount) > 1) {
            throw new UnusableModel("The model has several outputs, and we score one only.");
        }
        if (treeInfo.length != trees.size() || anyButZero(treeInfo)) {
            throw new UnusableModel("The model's tree_info does not give every tree to the one output.");
        }
        if (treeCount == null || wholeNumber("num_trees", treeCount) != trees.size()) {
            throw new UnusableModel(
                    "The model holds " + trees.size() + " trees, not the " + treeCount + " it announces.");
        }
    }

    private int features() {
        int features = featureCount == null ? 0 : wholeNumber("num_feature", featureCount);
        if (features < 1 || features > Ensemble.MAX_FEATURES) {
            throw new UnusableModel(
                    "The model has " + features + " features, outside 1 to " + Ensemble.MAX_FEATURES + ".");
        }
        return features;
    }

    /** From a probability, written plainly until XGBoost 3.0 and as an array of one from 3.1 on. */
    private float baseMargin() {
        var text = baseScore == null ? "" : baseScore;
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        }
        if (DECIMAL.matcher(text).matches()) {
            float probability = Float.parseFloat(text);
            float margin = (float) -StrictMath.log(1f / probability - 1f);
            if (Float.isFinite(margin)) {
                return margin;
            }
        }
        throw new UnusableModel("The model's base_score is not a probability between 0 and 1.");
    }

    private static int wholeNumber(String name, String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new UnusableModel("The model's " + name + " is not a whole number.");
        }
        return Integer.parseInt(text);
    }

    /** A name from the file, fit for a sentence. */
    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "not a name";
    }

    private static boolean anyButZero(int[] values) {
        for (int value : values) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }
}
