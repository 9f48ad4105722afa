package scoreline.scoring.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one text model of LightGBM, versions 3 and 4: `name=value` lines, a header first, then each tree from its
/// `Tree=` on. Names not mentioned here do not bear on the margin and are skipped.
///
/// @see <a
/// href="https://github.com/microsoft/LightGBM/blob/v4.3.0/src/boosting/gbdt_model_text.cpp">GBDT::SaveModelToString</a>
/// @see <a href="https://github.com/microsoft/LightGBM/blob/v4.3.0/src/io/tree.cpp">Tree::Tree(const char*,
/// size_t*)</a>
final class LightgbmModel {
    private static final int MAX_BYTES = 256 << 20;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern OBJECTIVE = Pattern.compile("[a-zA-Z0-9:._ -]{1,64}");
    private static final String TREE = "Tree";
    private static final String END = "end of trees";

    // Bits of a decision type.
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final Missing[] MISSING = {Missing.NEVER, Missing.ZERO, Missing.NAN};

    private final String text;
    private int at;
    private final List<Tree> trees = new ArrayList<>();
    private final Gains gains = new Gains();
    private @Nullable Missing[] missing = {};

    LightgbmModel(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new UnusableModel("The model has " + bytes.length + " bytes, more than the 256 MB we read.");
        }
        text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    Ensemble read() {
        Map<String, String> header = section();
        refuseWhatWeDoNotScore(header);
        int features = wholeNumber("max_feature_idx", header) + 1;
        if (features > Ensemble.MAX_FEATURES) {
            throw new UnusableModel(
                    "The model has " + features + " features, more than " + Ensemble.MAX_FEATURES + ".");
        }
        missing = new Missing[features];
        while (!text.startsWith(END, at)) {
            if (at >= text.length()) {
                throw new UnusableModel("The model ends before its trees do.");
            }
            trees.add(tree(trees.size(), section()));
        }
        var known = new Missing[features];
        for (int f = 0; f < features; f++) {
            Missing each = missing[f];
            known[f] = each == null ? Missing.NAN : each;
        }
        return new Ensemble(features, 0, trees, gains, known);
    }

    /** The lines up to the next tree or the end of trees; of a name that comes twice, the last. */
    private Map<String, String> section() {
        Map<String, String> section = new HashMap<>();
        boolean first = true;
        while (at < text.length() && !text.startsWith(END, at)) {
            if (!first && text.startsWith(TREE + "=", at)) {
                break;
            }
            first = false;
            int end = text.indexOf('\n', at);
            int to = end < 0 ? text.length() : end;
            int equals = text.indexOf('=', at);
            if (equals >= 0 && equals < to) {
                section.put(
                        text.substring(at, equals).strip(),
                        text.substring(equals + 1, to).strip());
            } else if (to > at) {
                section.put(text.substring(at, to).strip(), "");
            }
            at = to + 1;
        }
        return section;
    }

    private static void refuseWhatWeDoNotScore(Map<String, String> header) {
        if (!header.containsKey("tree")) {
            throw new UnusableModel("The file is not a LightGBM model: it does not begin with 'tree'.");
        }
        String version = header.getOrDefault("version", "");
        if (!version.equals("v3") && !version.equals("v4")) {
            throw new UnusableModel("The model was not written by LightGBM 3 or 4, whose files are the ones we read.");
        }
        String objective = header.getOrDefault("objective", "");
        if (!objective.equals("binary sigmoid:1")) {
            throw new UnusableModel("The model's objective is "
                    + (OBJECTIVE.matcher(objective).matches() ? objective : "not a name")
                    + ", and we score 'binary sigmoid:1' only.");
        }
        if (wholeNumber("num_class", header) > 1 || wholeNumber("num_tree_per_iteration", header) > 1) {
            throw new UnusableModel("The model has several outputs, and we score one only.");
        }
        if (header.containsKey("average_output")) {
            throw new UnusableModel("The model averages its trees, and we score sums only.");
        }
    }

    private Tree tree(int index, Map<String, String> section) {
        if (!section.getOrDefault(TREE, "").equals(Integer.toString(index))) {
            throw new UnusableModel("Tree " + index + " of the model is not where it should be.");
        }
        if (!section.getOrDefault("num_cat", "0").equals("0")) {
            throw new UnusableModel("The model has categorical splits, and we score numeric ones only.");
        }
        if (!section.getOrDefault("is_linear", "0").equals("0")) {
            throw new UnusableModel("The model has linear leaves, and we score constant ones only.");
        }
        int leaves = wholeNumber("num_leaves", section);
        if (leaves < 1 || leaves > text.length()) {
            throw new UnusableModel("Tree " + index + " of the model has " + leaves + " leaves.");
        }
        int splits = leaves - 1;
        float[] leaf = floats(index, section, "leaf_value", leaves);
        if (splits == 0) {
            return Tree.of(index, new int[] {-1}, new int[] {-1}, new int[1], leaf, new int[1], new float[] {1}, 0);
        }
        int[] type = integers(index, section, "decision_type", splits);
        int[] feature = integers(index, section, "split_feature", splits);
        double[] threshold = doubles(index, section, "threshold", splits);
        int[] left = nodes(integers(index, section, "left_child", splits), leaves);
        int[] right = nodes(integers(index, section, "right_child", splits), leaves);
        float[] cover = floats(index, section, "internal_count", splits);
        if (section.containsKey("split_gain")) {
            gains.add(index, left, feature, floats(index, section, "split_gain", splits));
        }
        int[] defaultLeft = new int[splits];
        float[] condition = new float[splits];
        for (int i = 0; i < splits; i++) {
            take(index, feature[i], type[i]);
            defaultLeft[i] = type[i] & DEFAULT_LEFT;
            condition[i] = above(threshold[i]);
        }
        // Leaves follow the splits as nodes.
        return Tree.of(
                index,
                filled(left, leaves, -1),
                filled(right, leaves, -1),
                filled(feature, leaves, 0),
                joined(condition, leaf),
                filled(defaultLeft, leaves, 0),
                joined(cover, floats(index, section, "leaf_count", leaves)),
                0);
    }

    /** Notes how a split treats missing values: a feature's splits all do as its first. */
    private void take(int index, int feature, int type) {
        if (feature < 0 || feature >= missing.length) {
            throw new UnusableModel("Tree " + index + " of the model splits on a feature out of range.");
        }
        if ((type & CATEGORICAL) != 0) {
            throw new UnusableModel("The model has categorical splits, and we score numeric ones only.");
        }
        int kind = type >> MISSING_SHIFT;
        if (kind < 0 || kind >= MISSING.length) {
            throw new UnusableModel("Tree " + index + " of the model has an unknown type of decision.");
        }
        Missing before = missing[feature];
        if (before != null && before != MISSING[kind]) {
            throw new UnusableModel("The model's splits on one feature treat missing values in different ways.");
        }
        missing[feature] = MISSING[kind];
    }

    /// The least float above every float that is at most the threshold: LightGBM goes left at or below its threshold,
    /// we
    /// go left below ours. Infinite where every finite float goes left.
    private static float above(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? nearest : Math.nextUp(nearest);
    }

    /** Children as nodes: LightGBM writes leaf i as −i − 1. */
    private static int[] nodes(int[] children, int leaves) {
        return Arrays.stream(children)
                .map(child -> child >= 0 ? child : leaves - 1 + ~child)
                .toArray();
    }

    private static int[] filled(int[] values, int more, int with) {
        int[] filled = Arrays.copyOf(values, values.length + more);
        Arrays.fill(filled, values.length, filled.length, with);
        return filled;
    }

    private static float[] joined(float[] first, float[] second) {
        float[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static float[] floats(int index, Map<String, String> section, String name, int count) {
        double[] doubles = doubles(index, section, name, count);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }

    private static double[] doubles(int index, Map<String, String> section, String name, int count) {
        double[] values = new double[count];
        String[] words = words(index, section, name, count);
        for (int i = 0; i < count; i++) {
            try {
                // As C++ prints a threshold at or below which every number lies.
                values[i] = words[i].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw notNumbers(index, name);
            }
            if (Double.isNaN(values[i])) {
                throw notNumbers(index, name);
            }
        }
        return values;
    }

    private static int[] integers(int index, Map<String, String> section, String name, int count) {
        int[] values = new int[count];
        String[] words = words(index, section, name, count);
        for (int i = 0; i < count; i++) {
            try {
                values[i] = Integer.parseInt(words[i]);
            } catch (NumberFormatException e) {
                throw notNumbers(index, name);
            }
        }
        return values;
    }

    private static String[] words(int index, Map<String, String> section, String name, int count) {
        String line = section.get(name);
        // A number and the space after it take two characters at least, so that what is split is no more than the file.
        if (line == null || line.length() < 2L * count - 1) {
            throw notNumbers(index, name);
        }
        String[] words = line.split(" ", count + 1);
        if (words.length != count) {
            throw notNumbers(index, name);
        }
        return words;
    }

    private static UnusableModel notNumbers(int index, String name) {
        return new UnusableModel("Tree " + index + " of the model has a " + name + " that is not one number for each.");
    }

    private static int wholeNumber(String name, Map<String, String> section) {
        String value = section.getOrDefault(name, "");
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            throw new UnusableModel("The model's " + name + " is not a whole number.");
        }
        return Integer.parseInt(value);
    }
}
