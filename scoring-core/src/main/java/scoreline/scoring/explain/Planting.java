package scoreline.scoring.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.tree.Ensemble;

/** Lays an ensemble out as a [Forest]. The layout follows from the ensemble alone, never from the machine. */
final class Planting {
    /** Groves share a stand up to so many cells: enough to keep loops long, few enough to stay in the first cache. */
    private static final int CELLS_OF_A_STAND = 32;

    /** How far down the next tree of a grove is looked for, among trees sorted by size. */
    private static final int CANDIDATES = 128;

    /** What a grove's next tree costs: a new split 1, a split of the grove that it lacks, a new place of repeats. */
    private static final double COST_OF_LACKING = 0.3;

    private static final double COST_OF_REPEATS = 0.5;

    /** Shapes are compared down to this height. */
    private static final int COMPARED_HEIGHT = 10;

    final Codes codes;
    final int trees;
    final float bias;
    final float[] weight;
    final float[] lessOne;
    final int[] firstCell;
    final int[] firstGrove;
    final int[] forks;
    final int[] plainCells;
    final int[] root;
    final int[] treeAt;
    final char[] first;
    final char[] second;
    final Scales scale;
    final byte[] limit;
    final float[] share;
    final float[] leaf;
    final long[] missingRight;
    final long[] mirrored;

    private final int features;
    private final Quadrature quadrature;
    private final @Nullable Sapling[] split;

    Planting(Ensemble ensemble) {
        codes = new Codes(ensemble);
        features = ensemble.featureCount();
        trees = ensemble.treeCount();
        if (codes.scales() >= Character.MAX_VALUE) {
            throw new IllegalArgumentException("The model splits on too many features to be explained.");
        }
        var saplings = new Sapling[trees];
        int depth = 0;
        double mean = ensemble.baseMargin();
        for (int t = 0; t < trees; t++) {
            saplings[t] = Sapling.of(ensemble.tree(t), codes);
            depth = Math.max(depth, saplings[t].height);
            mean += saplings[t].mean();
        }
        bias = (float) mean;
        quadrature = Quadrature.of(Math.max(1, (depth + 1) / 2));
        weight = new float[quadrature.points()];
        lessOne = new float[quadrature.points()];
        for (int q = 0; q < weight.length; q++) {
            weight[q] = (float) quadrature.weight(q);
            lessOne[q] = (float) (quadrature.node(q) - 1);
        }

        treeAt = intoGroves(saplings, depth);
        int groves = treeAt.length / Forest.LANES;
        List<Stand> stands = intoStands(groves, saplings);
        firstCell = new int[stands.size() + 1];
        firstGrove = new int[stands.size() + 1];
        forks = new int[stands.size()];
        plainCells = new int[stands.size()];
        root = new int[groves];
        for (int s = 0; s < stands.size(); s++) {
            Stand stand = stands.get(s);
            firstCell[s + 1] = firstCell[s] + stand.cells.size();
            firstGrove[s + 1] = firstGrove[s] + stand.roots.size();
            forks[s] = stand.forks.size();
            plainCells[s] =
                    (int) stand.cells.stream().filter(cell -> !cell.repeats).count();
        }
        int cells = firstCell[stands.size()];
        if ((long) cells * Forest.CELL >= Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The model's trees are too large to be explained.");
        }
        first = new char[cells];
        second = new char[cells];
        scale = Scales.of(cells * Forest.CELL, codes.scales(), codes.scales());
        limit = new byte[cells * Forest.CELL];
        share = new float[cells * Forest.CELL];
        leaf = new float[cells * Forest.CELL];
        missingRight = new long[cells];
        mirrored = new long[cells];
        split = new Sapling[cells * Forest.CELL];
        Arrays.fill(limit, (byte) 255);
        Arrays.fill(share, 1);
        for (int s = 0; s < stands.size(); s++) {
            stands.get(s).number();
            for (Place fork : stands.get(s).forks) {
                first[firstCell[s] + fork.number] = fork.childNumber(fork.first);
                second[firstCell[s] + fork.number] = fork.childNumber(fork.second);
            }
            for (int g = firstGrove[s]; g < firstGrove[s + 1]; g++) {
                Place place = stands.get(s).roots.get(g - firstGrove[s]);
                root[g] = place.number;
                for (int lane = 0; lane < Forest.LANES; lane++) {
                    int tree = treeAt[g * Forest.LANES + lane];
                    if (tree < trees) {
                        plant(saplings[tree], place, firstCell[s], forks[s], lane);
                    }
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------------------ groves

    /** Trees by grove and lane: each grove starts with the largest tree left and takes those most like it. */
    private static int[] intoGroves(Sapling[] saplings, int depth) {
        int n = saplings.length;
        int words = Math.max(1, (1 << Math.min(depth, COMPARED_HEIGHT)) >> 6);
        Integer[] left = new Integer[n];
        long[][] shape = new long[n][words];
        long[][] repeats = new long[n][words];
        for (int t = 0; t < n; t++) {
            left[t] = t;
            draw(saplings[t], 1, shape[t], repeats[t]);
        }
        Arrays.sort(left, Comparator.comparing((Integer t) -> -saplings[t].splits));
        int[] treeAt = new int[(n + Forest.LANES - 1) / Forest.LANES * Forest.LANES];
        Arrays.fill(treeAt, n);
        int remaining = n;
        long[] groveShape = new long[words];
        long[] groveRepeats = new long[words];
        for (int i = 0; i < n; i++) {
            if (i % Forest.LANES == 0) {
                Arrays.fill(groveShape, 0);
                Arrays.fill(groveRepeats, 0);
            }
            int best = 0;
            double least = Double.MAX_VALUE;
            for (int c = 0; c < Math.min(i % Forest.LANES == 0 ? 1 : CANDIDATES, remaining); c++) {
                double cost = cost(groveShape, groveRepeats, shape[left[c]], repeats[left[c]]);
                if (cost < least) {
                    least = cost;
                    best = c;
                }
            }
            int tree = left[best];
            System.arraycopy(left, best + 1, left, best, remaining - best - 1);
            remaining--;
            treeAt[i] = tree;
            for (int w = 0; w < words; w++) {
                groveShape[w] |= shape[tree][w];
                groveRepeats[w] |= repeats[tree][w];
            }
        }
        return treeAt;
    }

    private static double cost(long[] groveShape, long[] groveRepeats, long[] shape, long[] repeats) {
        int grown = 0;
        int lacking = 0;
        int repeated = 0;
        for (int w = 0; w < shape.length; w++) {
            grown += Long.bitCount(shape[w] & ~groveShape[w]);
            lacking += Long.bitCount(groveShape[w] & ~shape[w]);
            repeated += Long.bitCount(repeats[w] & ~groveRepeats[w]);
        }
        return grown + COST_OF_LACKING * lacking + COST_OF_REPEATS * repeated;
    }

    /** Sets the bit of each split, the root's being 1, and children following at twice their parent's. */
    private static void draw(Sapling tree, int at, long[] shape, long[] repeats) {
        if (tree.first == null || tree.second == null || at >> 6 >= shape.length) {
            return;
        }
        shape[at >> 6] |= 1L << at;
        if (tree.repeats) {
            repeats[at >> 6] |= 1L << at;
        }
        draw(tree.first, 2 * at, shape, repeats);
        draw(tree.second, 2 * at + 1, shape, repeats);
    }

    // ------------------------------------------------------------------------------------------------ stands

    /** The union of some trees' splits at one place. */
    private static final class Union {
        private @Nullable Union first;
        private @Nullable Union second;
        private boolean repeats;
        private int height;

        static @Nullable Union with(@Nullable Union union, Sapling tree) {
            if (tree.first == null || tree.second == null) {
                return union;
            }
            var grown = union == null ? new Union() : union;
            grown.first = with(grown.first, tree.first);
            grown.second = with(grown.second, tree.second);
            grown.repeats |= tree.repeats;
            grown.height = Math.max(grown.height, tree.height);
            return grown;
        }

        static boolean repeats(@Nullable Union union) {
            return union != null && (union.repeats || repeats(union.first) || repeats(union.second));
        }
    }

    /** A fork or a cell of a stand. */
    private static final class Place {
        private final @Nullable Place first;
        private final @Nullable Place second;
        private final int level;
        private final boolean repeats;
        private int number;

        Place(@Nullable Union union, int level) {
            this.level = level;
            if (union != null && union.height > 2) {
                first = new Place(union.first, level + 1);
                second = new Place(union.second, level + 1);
                repeats = false;
            } else {
                first = null;
                second = null;
                repeats = Union.repeats(union);
            }
        }

        void list(List<Place> forks, List<Place> cells) {
            if (first == null || second == null) {
                cells.add(this);
            } else {
                forks.add(this);
                first.list(forks, cells);
                second.list(forks, cells);
            }
        }

        char childNumber(@Nullable Place child) {
            if (child == null || child.number > Character.MAX_VALUE) {
                throw new IllegalArgumentException("The model's trees are too large to be explained.");
            }
            return (char) child.number;
        }
    }

    private static final class Stand {
        private final List<Place> roots = new ArrayList<>();
        private final List<Place> forks = new ArrayList<>();
        private final List<Place> cells = new ArrayList<>();

        void add(Place grove) {
            roots.add(grove);
            grove.list(forks, cells);
        }

        void number() {
            forks.sort(Comparator.comparing((Place fork) -> fork.level));
            cells.sort(Comparator.comparing((Place cell) -> cell.repeats));
            for (int f = 0; f < forks.size(); f++) {
                forks.get(f).number = f;
            }
            for (int c = 0; c < cells.size(); c++) {
                cells.get(c).number = forks.size() + c;
            }
        }
    }

    private List<Stand> intoStands(int groves, Sapling[] saplings) {
        List<Stand> stands = new ArrayList<>();
        for (int g = 0; g < groves; g++) {
            Union union = null;
            for (int lane = 0; lane < Forest.LANES; lane++) {
                int tree = treeAt[g * Forest.LANES + lane];
                union = tree < trees ? Union.with(union, saplings[tree]) : union;
            }
            var grove = new Stand();
            grove.add(new Place(union, 0));
            if (stands.isEmpty() || stands.getLast().cells.size() + grove.cells.size() > CELLS_OF_A_STAND) {
                stands.add(grove);
            } else {
                stands.getLast().add(grove.roots.getFirst());
            }
        }
        return stands;
    }

    // ------------------------------------------------------------------------------------------------ positions

    private void plant(Sapling tree, Place place, int standsFirstCell, int standsForks, int lane) {
        if (place.first != null && place.second != null) {
            if (tree.first == null || tree.second == null) {
                plant(tree, place.first, standsFirstCell, standsForks, lane);
                return;
            }
            plantSplit(tree, (standsFirstCell + place.number) * Forest.CELL + Forest.FORK * Forest.LANES + lane);
            plant(tree.first, place.first, standsFirstCell, standsForks, lane);
            plant(tree.second, place.second, standsFirstCell, standsForks, lane);
            return;
        }
        int at = (standsFirstCell + place.number - standsForks) * Forest.CELL + lane;
        if (tree.first == null || tree.second == null) {
            leaf[at] = tree.leaf;
            return;
        }
        plantSplit(tree, at);
        plantSide(tree.first, at, 0);
        plantSide(tree.second, at, 1);
    }

    private void plantSide(Sapling tree, int cellAt, int side) {
        int leavesAt = cellAt + 2 * side * Forest.LANES;
        if (tree.first == null || tree.second == null) {
            leaf[leavesAt] = tree.leaf;
            return;
        }
        plantSplit(tree, cellAt + (1 + side) * Forest.LANES);
        leaf[leavesAt] = tree.first.leaf;
        leaf[leavesAt + Forest.LANES] = tree.second.leaf;
    }

    private void plantSplit(Sapling tree, int at) {
        split[at] = tree;
        scale.set(at, codes.scale(tree.feature, tree.rank));
        limit[at] = (byte) Codes.codeFrom(tree.rank);
        share[at] = tree.share;
        long bit = 1L << at;
        if (!tree.defaultLeft) {
            missingRight[at / Forest.CELL] |= bit;
        }
        if (tree.mirrored) {
            mirrored[at / Forest.CELL] |= bit;
        }
    }

    Repeats repeats() {
        long[] positions = new long[missingRight.length];
        int[] before = new int[missingRight.length];
        List<Sapling> repeated = new ArrayList<>();
        for (int at = 0; at < split.length; at++) {
            if (at % Forest.CELL == 0) {
                before[at / Forest.CELL] = repeated.size();
            }
            if (split[at] != null && split[at].repeats) {
                positions[at / Forest.CELL] |= 1L << at;
                repeated.add(split[at]);
            }
        }
        int count = repeated.size();
        int stride = (count / Forest.CELL + 2) * Forest.CELL;
        var fromScale = Scales.of(stride, 0, codes.scales());
        byte[] fromCode = new byte[stride];
        var toScale = Scales.of(stride, 0, codes.scales());
        byte[] toCode = new byte[stride];
        long[] missingComes = new long[stride / Long.SIZE];
        float[] repeatLessOne = new float[weight.length * stride];
        float[] slope = new float[weight.length * stride];
        for (int i = 0; i < count; i++) {
            Sapling each = repeated.get(i);
            fromScale.set(i, codes.scale(each.feature, each.isLimitedFrom() ? each.fromRank : 0));
            fromCode[i] = (byte) (each.isLimitedFrom() ? Codes.codeFrom(each.fromRank) : 1);
            toScale.set(i, codes.scale(each.feature, each.isLimitedBelow() ? each.belowRank : 0));
            toCode[i] = (byte) (each.isLimitedBelow() ? Codes.codeFrom(each.belowRank) - 1 : 255);
            if (each.missingComesHere) {
                missingComes[i / Long.SIZE] |= 1L << i;
            }
            for (int q = 0; q < weight.length; q++) {
                double t = quadrature.node(q);
                double scale = each.metShare * (1 - t) + t;
                repeatLessOne[q * stride + i] = (float) (t / scale - 1);
                slope[q * stride + i] = (float) (each.metShare / (scale * scale));
            }
        }
        return new Repeats(
                positions,
                before,
                count,
                stride,
                fromScale,
                fromCode,
                toScale,
                toCode,
                missingComes,
                repeatLessOne,
                slope);
    }

    Sums sums() {
        int[] counts = new int[features];
        for (Sapling each : split) {
            if (each != null) {
                counts[each.feature]++;
            }
        }
        int[][] positionsOfFeature = new int[features][];
        for (int f = 0; f < features; f++) {
            positionsOfFeature[f] = new int[counts[f]];
            counts[f] = 0;
        }
        for (int s = 0; s < forks.length; s++) {
            for (int lane = 0; lane < Forest.LANES; lane++) {
                for (int at = firstCell[s] * Forest.CELL + lane;
                        at < firstCell[s + 1] * Forest.CELL;
                        at += Forest.LANES) {
                    if (split[at] != null) {
                        int f = split[at].feature;
                        positionsOfFeature[f][counts[f]++] = at;
                    }
                }
            }
        }
        return Sums.of(positionsOfFeature, split.length);
    }
}
