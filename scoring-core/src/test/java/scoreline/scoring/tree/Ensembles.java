package scoreline.scoring.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Ensembles that nobody trained: random shapes, repeated features, default ways and covers, some of them zero. */
public final class Ensembles {
    private Ensembles() {}

    public static Ensemble random(SplittableRandom random, int features, int trees, int depth) {
        return new Ensemble(
                features,
                (float) random.nextDouble(-3, 3),
                IntStream.range(0, trees)
                        .mapToObj(
                                i -> new Growing(random, features).bushy(depth).tree(i))
                        .toList(),
                new Gains());
    }

    /** The mean of four random ones. */
    public static Ensemble team(SplittableRandom random, int features, int trees, int depth) {
        return Ensemble.mean(IntStream.range(0, 4)
                .mapToObj(_ -> random(random, features, trees, depth))
                .toList());
    }

    /** Trees that ask one feature each for one of very many values, and trees of no split at all. */
    public static Ensemble manyCuts(SplittableRandom random, int features, int trees) {
        return new Ensemble(
                features,
                0,
                IntStream.range(0, trees)
                        .mapToObj(i -> i % 50 == 0
                                ? new Growing(random, features).leaf().tree(i)
                                : new Growing(random, features, 100_000)
                                        .bushy(3)
                                        .tree(i))
                        .toList(),
                new Gains());
    }

    /** One tree that is a single path of so many splits, with a leaf beside each. */
    public static Ensemble path(SplittableRandom random, int features, int depth) {
        return new Ensemble(
                features, 0, List.of(new Growing(random, features).path(depth).tree(0)), new Gains());
    }

    /** A row on the grid of the random thresholds, so that many values equal one; a fifth is missing. */
    public static float[] row(SplittableRandom random, int features) {
        float[] row = new float[features];
        for (int f = 0; f < features; f++) {
            row[f] = random.nextInt(5) == 0 ? Float.NaN : random.nextInt(-2, 3);
        }
        return row;
    }

    /** A row of values anywhere among those that [#manyCuts] asks for; a fifth is missing. */
    public static float[] wideRow(SplittableRandom random, int features) {
        float[] row = new float[features];
        for (int f = 0; f < features; f++) {
            row[f] = random.nextInt(5) == 0 ? Float.NaN : random.nextInt(-110_000, 110_000);
        }
        return row;
    }

    private static final class Growing {
        private final SplittableRandom random;
        private final int features;
        private final int values;
        private final List<int[]> nodes = new ArrayList<>(); // left, right, feature, default left
        private final List<float[]> numbers = new ArrayList<>(); // threshold or leaf, cover

        Growing(SplittableRandom random, int features) {
            this(random, features, 2);
        }

        /** Thresholds are whole numbers from -values to values. */
        Growing(SplittableRandom random, int features, int values) {
            this.random = random;
            this.features = features;
            this.values = values;
        }

        Growing leaf() {
            leaf(1);
            return this;
        }

        Growing bushy(int depth) {
            bushy(depth, random.nextInt(20) == 0 ? 0 : 100f, true);
            return this;
        }

        private int bushy(int depth, float cover, boolean mustSplit) {
            if (depth == 0 || (!mustSplit && random.nextInt(5) == 0)) {
                return leaf(cover);
            }
            int node = split(cover);
            float[] covers = covers(cover);
            boolean deeperLeft = random.nextBoolean(); // one side at least reaches the full depth
            nodes.get(node)[0] = bushy(depth - 1, covers[0], mustSplit && deeperLeft);
            nodes.get(node)[1] = bushy(depth - 1, covers[1], mustSplit && !deeperLeft);
            return node;
        }

        Growing path(int depth) {
            float cover = 1000;
            int node = split(cover);
            for (int d = 1; d <= depth; d++) {
                float beside = cover / 20;
                cover -= beside;
                int side = random.nextInt(2);
                nodes.get(node)[1 - side] = leaf(beside);
                int next = d == depth ? leaf(cover) : split(cover);
                nodes.get(node)[side] = next;
                node = next;
            }
            return this;
        }

        private float[] covers(float cover) {
            if (random.nextInt(8) == 0) {
                return random.nextBoolean() ? new float[] {0, cover} : new float[] {cover, 0};
            }
            float left = (float) (cover * random.nextDouble());
            return new float[] {left, cover - left};
        }

        private int split(float cover) {
            nodes.add(new int[] {-1, -1, random.nextInt(features), random.nextInt(2)});
            numbers.add(new float[] {random.nextInt(-values, values + 1), cover});
            return nodes.size() - 1;
        }

        private int leaf(float cover) {
            nodes.add(new int[] {-1, -1, 0, 0});
            numbers.add(new float[] {(float) random.nextDouble(-1, 1), cover});
            return nodes.size() - 1;
        }

        Tree tree(int index) {
            return Tree.of(index, ints(0), ints(1), ints(2), floats(0), ints(3), floats(1), 0);
        }

        private int[] ints(int column) {
            return nodes.stream().mapToInt(node -> node[column]).toArray();
        }

        private float[] floats(int column) {
            float[] all = new float[numbers.size()];
            for (int i = 0; i < all.length; i++) {
                all[i] = numbers.get(i)[column];
            }
            return all;
        }
    }
}
