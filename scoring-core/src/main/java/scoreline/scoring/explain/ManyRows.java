package scoreline.scoring.explain;

import static scoreline.scoring.explain.Forest.CELL;
import static scoreline.scoring.explain.Forest.FORK;
import static scoreline.scoring.explain.Forest.LANES;
import static scoreline.scoring.explain.Forest.SLOTS;

import java.util.Arrays;

/// Explains up to 64 rows: lanes are rows. The trees of one lane of a stand are taken together, without the splits that
/// only stand in for others, and their terms are added in the order that [Sums] gives.
final class ManyRows {
    /** Rows at once: the bits of a long. */
    static final int MOST = Long.SIZE;

    private static final int ABSENT = -1;

    private final Forest forest;
    private final Kernel kernel;
    private final float baseMargin;

    ManyRows(Forest forest, Kernel kernel, float baseMargin) {
        this.forest = forest;
        this.kernel = kernel;
        this.baseMargin = baseMargin;
    }

    /** Working memory for up to 64 rows at a time. One thread's alone while it is used. */
    static final class Scratch {
        /** By scale, and one more that is 0, and row. */
        private final byte[] codes;

        /** By scale: a bit for each row that misses the value. */
        private final long[] missing;

        private final int[] everyScale;
        private final byte[] one;

        /** By feature: its terms so far. */
        private final int[] taken;

        /** By 16 rows, run and row; and by 16 rows, tree and row. */
        private final float[] runs;

        private final float[] leaves;

        // The trees of one lane, in their own numbers.
        private final int[] number;
        private final int[] root;
        private final int[] tree;
        private final Pass pass;
        private final long[] went;
        private final long[][] wentFirst;
        private final long[] repeated;
        private final int[] repeatsBefore;

        // Their splits.
        private final int[] splitScale;
        private final byte[] splitLimit;
        private final long[] splitBelow;
        private final int[] splitTerm;
        private final int[] splitRun;
        private final int[] splitPosition;

        // Their repeats.
        private final int[] repeat;
        private final int[] repeatScale;
        private final byte[] repeatLimit;
        private final long[] repeatBelow;

        Scratch(Forest forest) {
            int scales = forest.codes.scales();
            int cells = forest.mostCells();
            int splits = cells * SLOTS;
            int rows = MOST / LANES;
            codes = new byte[(scales + 1) * MOST];
            missing = new long[scales + 1];
            everyScale = new int[scales];
            Arrays.setAll(everyScale, s -> s);
            one = new byte[scales];
            Arrays.fill(one, (byte) 1);
            taken = new int[forest.sums.firstRun().length - 1];
            runs = new float[rows * forest.sums.runs() * LANES];
            leaves = new float[rows * forest.trees * LANES];
            number = new int[2 * cells];
            int groves = forest.root.length;
            root = new int[groves];
            tree = new int[groves];
            went = new long[splits];
            wentFirst = new long[rows][cells];
            repeated = new long[cells];
            repeatsBefore = new int[cells];
            splitScale = new int[splits];
            splitLimit = new byte[splits];
            splitBelow = new long[splits];
            splitTerm = new int[splits];
            splitRun = new int[splits];
            splitPosition = new int[splits];
            repeat = new int[splits];
            repeatScale = new int[2 * splits];
            repeatLimit = new byte[2 * splits];
            repeatBelow = new long[2 * splits];
            pass = new Pass(forest);
            pass.root = root;
            pass.first = new char[cells];
            pass.second = new char[cells];
            pass.share = new float[splits];
            pass.leaf = new float[splits];
            pass.term = new float[cells * CELL];
            pass.repeated = repeated;
            pass.repeatsBefore = repeatsBefore;
            pass.repeatStride = (splits + SLOTS) * LANES;
            pass.repeatLessOne = new float[forest.points() * pass.repeatStride];
            pass.repeatSlope = new float[forest.points() * pass.repeatStride];
        }
    }

    void explain(
            float[] features, int firstRow, int rows, float[] margins, float[] contributions, Scratch scratch) {
        int featureCount = scratch.taken.length;
        for (int row = 0; row < rows; row++) {
            forest.codes.encode(features, (firstRow + row) * featureCount, scratch.codes, row, MOST);
        }
        int scales = forest.codes.scales();
        kernel.below(scratch.codes, scratch.everyScale, scratch.one, scales, scratch.missing);
        Arrays.fill(scratch.runs, 0);
        Arrays.fill(scratch.taken, 0);
        int parts = (rows + LANES - 1) / LANES;
        for (int stand = 0; stand < forest.stands(); stand++) {
            for (int lane = 0; lane < LANES; lane++) {
                explain(stand, lane, parts, scratch);
            }
        }
        for (int part = 0; part < parts; part++) {
            int first = firstRow + part * LANES;
            int count = Math.min(LANES, rows - part * LANES);
            sumLeaves(scratch.leaves, part, margins, first, count);
            sumRuns(scratch.runs, part, contributions, first, count);
        }
    }

    private void explain(int stand, int lane, int parts, Scratch scratch) {
        int roots = findRoots(stand, lane, scratch);
        if (roots == 0) {
            return;
        }
        number(stand, lane, roots, scratch);
        int splits = listSplits(stand, lane, scratch);
        decide(splits, scratch);
        int repeats = findRepeats(splits, scratch);
        Pass pass = scratch.pass;
        for (int part = 0; part < parts; part++) {
            pass.wentFirst = scratch.wentFirst[part];
            kernel.meetRows(
                    forest.repeats,
                    scratch.repeat,
                    scratch.repeatBelow,
                    part * LANES,
                    repeats,
                    pass.repeatLessOne,
                    pass.repeatSlope,
                    pass.repeatStride);
            kernel.explain(pass);
            int sumsAt = part * forest.sums.runs() * LANES;
            kernel.add(pass.term, scratch.splitTerm, scratch.runs, sumsAt, scratch.splitRun, splits);
            for (int r = 0; r < roots; r++) {
                System.arraycopy(
                        pass.reached,
                        scratch.root[r] * LANES,
                        scratch.leaves,
                        (part * forest.trees + scratch.tree[r]) * LANES,
                        LANES);
            }
        }
    }

    /** The trees of the lane, and the numbers, in the stand, of their roots. */
    private int findRoots(int stand, int lane, Scratch scratch) {
        int roots = 0;
        for (int grove = forest.firstGrove[stand]; grove < forest.firstGrove[stand + 1]; grove++) {
            int tree = forest.treeAt[grove * LANES + lane];
            if (tree < forest.trees) {
                scratch.tree[roots] = tree;
                scratch.root[roots] = present(stand, lane, forest.root[grove]);
                roots++;
            }
        }
        return roots;
    }

    /** What stands at a number once forks are left out that send everything to their first child. */
    private int present(int stand, int lane, int number) {
        int cellAt = forest.firstCell[stand];
        int present = number;
        while (present < forest.forks[stand]
                && !forest.isSplit((cellAt + present) * CELL + FORK * LANES + lane)) {
            present = forest.first[cellAt + present];
        }
        return present;
    }

    /** Numbers of their own for the lane's forks and cells; shares and leaves at those numbers. */
    private void number(int stand, int lane, int roots, Scratch scratch) {
        int cellAt = forest.firstCell[stand];
        int forks = forest.forks[stand];
        int cells = forest.cells(stand);
        int[] number = scratch.number;
        Arrays.fill(number, 0, forks + cells, ABSENT);
        for (int r = 0; r < roots; r++) {
            number[scratch.root[r]] = 0;
        }
        Pass pass = scratch.pass;
        pass.forks = 0;
        for (int fork = 0; fork < forks; fork++) {
            if (number[fork] != ABSENT) {
                int first = present(stand, lane, forest.first[cellAt + fork]);
                int second = present(stand, lane, forest.second[cellAt + fork]);
                number[first] = 0;
                number[second] = 0;
                number[fork] = pass.forks;
                // The numbers of the stand, until those of the lane are known.
                pass.first[pass.forks] = (char) first;
                pass.second[pass.forks] = (char) second;
                pass.share[pass.forks * SLOTS + FORK] = forest.share[(cellAt + fork) * CELL + FORK * LANES + lane];
                pass.forks++;
            }
        }
        pass.cells = 0;
        numberCells(stand, lane, false, scratch);
        pass.plainCells = pass.cells;
        numberCells(stand, lane, true, scratch);
        pass.cellAt = 0;
        pass.rootAt = 0;
        pass.roots = roots;
        for (int r = 0; r < roots; r++) {
            scratch.root[r] = number[scratch.root[r]];
        }
        for (int fork = 0; fork < pass.forks; fork++) {
            pass.first[fork] = (char) number[pass.first[fork]];
            pass.second[fork] = (char) number[pass.second[fork]];
        }
    }

    private void numberCells(int stand, int lane, boolean withRepeats, Scratch scratch) {
        int cellAt = forest.firstCell[stand];
        int forks = forest.forks[stand];
        long lanesSplits = (1L | 1L << LANES | 1L << (2 * LANES)) << lane;
        Pass pass = scratch.pass;
        for (int cell = 0; cell < forest.cells(stand); cell++) {
            boolean repeats = (forest.repeats.positions()[cellAt + cell] & lanesSplits) != 0;
            if (scratch.number[forks + cell] != ABSENT && repeats == withRepeats) {
                int from = (cellAt + cell) * CELL + lane;
                int to = pass.cells * SLOTS;
                for (int slot = 0; slot < FORK; slot++) {
                    pass.share[to + slot] = forest.share[from + slot * LANES];
                }
                for (int leaf = 0; leaf < SLOTS; leaf++) {
                    pass.leaf[to + leaf] = forest.leaf[from + leaf * LANES];
                }
                scratch.number[forks + cell] = pass.forks + pass.cells;
                pass.cells++;
            }
        }
    }

    /** The lane's splits in the order of their positions, and where their terms come from and go to. */
    private int listSplits(int stand, int lane, Scratch scratch) {
        int cellAt = forest.firstCell[stand];
        int forks = forest.forks[stand];
        int scales = forest.codes.scales();
        int splits = 0;
        for (int cell = 0; cell < forest.cells(stand); cell++) {
            for (int slot = 0; slot < SLOTS; slot++) {
                int position = (cellAt + cell) * CELL + slot * LANES + lane;
                int scale = forest.scale.at(position);
                if (scale < scales) {
                    int own = slot == FORK ? scratch.number[cell] : scratch.number[forks + cell] - scratch.pass.forks;
                    int feature = forest.codes.feature(scale);
                    int run = forest.sums.firstRun()[feature] + scratch.taken[feature] / Sums.RUN;
                    scratch.taken[feature]++;
                    scratch.splitPosition[splits] = position;
                    scratch.splitScale[splits] = scale;
                    scratch.splitLimit[splits] = forest.limit[position];
                    scratch.splitTerm[splits] = own * CELL + slot * LANES;
                    scratch.splitRun[splits] = forest.sums.run()[run] * LANES;
                    splits++;
                }
            }
        }
        return splits;
    }

    private void decide(int splits, Scratch scratch) {
        kernel.below(scratch.codes, scratch.splitScale, scratch.splitLimit, splits, scratch.splitBelow);
        int words = Math.max(scratch.pass.cells, scratch.pass.forks);
        Arrays.fill(scratch.went, 0, words * SLOTS, -1L);
        for (int i = 0; i < splits; i++) {
            int position = scratch.splitPosition[i];
            long missesRight = -(forest.missingRight[position / CELL] >>> position & 1);
            long mirrored = -(forest.mirrored[position / CELL] >>> position & 1);
            scratch.went[scratch.splitTerm[i] / LANES] =
                    (scratch.splitBelow[i] & ~(scratch.missing[scratch.splitScale[i]] & missesRight)) ^ mirrored;
        }
        for (int word = 0; word < words; word++) {
            transpose(scratch.went, word, scratch.wentFirst);
        }
    }

    /** Four slots of 64 rows become four times 16 rows of all slots. */
    private static void transpose(long[] went, int word, long[][] wentFirst) {
        long even = 0x0000ffff0000ffffL;
        long a = went[word * SLOTS];
        long b = went[word * SLOTS + 1];
        long c = went[word * SLOTS + 2];
        long d = went[word * SLOTS + 3];
        long ab02 = (a & even) | (b & even) << LANES;
        long ab13 = (a >>> LANES & even) | (b & ~even);
        long cd02 = (c & even) | (d & even) << LANES;
        long cd13 = (c >>> LANES & even) | (d & ~even);
        wentFirst[0][word] = (ab02 & 0xffffffffL) | cd02 << 32;
        wentFirst[1][word] = (ab13 & 0xffffffffL) | cd13 << 32;
        wentFirst[2][word] = ab02 >>> 32 | (cd02 & ~0xffffffffL);
        wentFirst[3][word] = ab13 >>> 32 | (cd13 & ~0xffffffffL);
    }

    /** The lane's repeats in the order of their own numbers, and which rows come their way. */
    private int findRepeats(int splits, Scratch scratch) {
        int words = Math.max(scratch.pass.cells, scratch.pass.forks);
        Arrays.fill(scratch.repeated, 0, words, 0);
        int repeats = 0;
        for (int i = 0; i < splits; i++) {
            int position = scratch.splitPosition[i];
            if ((forest.repeats.positions()[position / CELL] >>> position & 1) == 1) {
                scratch.repeated[scratch.splitTerm[i] / CELL] |= 0xffffL << scratch.splitTerm[i] % CELL;
                repeats++;
            }
        }
        int before = 0;
        for (int word = 0; word < words; word++) {
            scratch.repeatsBefore[word] = before;
            before += Long.bitCount(scratch.repeated[word]);
        }
        if (repeats == 0) {
            return 0;
        }
        for (int i = 0; i < splits; i++) {
            int position = scratch.splitPosition[i];
            if ((forest.repeats.positions()[position / CELL] >>> position & 1) == 1) {
                int word = scratch.splitTerm[i] / CELL;
                int shift = scratch.splitTerm[i] % CELL;
                int own = (scratch.repeatsBefore[word]
                                + Long.bitCount(scratch.repeated[word] & ((1L << shift) - 1)))
                        / LANES;
                int repeat = forest.repeats.from(position / CELL, position % CELL);
                scratch.repeat[own] = repeat;
                scratch.repeatScale[2 * own] = forest.repeats.fromScale().at(repeat);
                scratch.repeatLimit[2 * own] = forest.repeats.fromCode()[repeat];
                scratch.repeatScale[2 * own + 1] = forest.repeats.toScale().at(repeat);
                scratch.repeatLimit[2 * own + 1] = (byte) (forest.repeats.toCode()[repeat] + 1);
            }
        }
        kernel.below(scratch.codes, scratch.repeatScale, scratch.repeatLimit, 2 * repeats, scratch.repeatBelow);
        for (int own = 0; own < repeats; own++) {
            int repeat = scratch.repeat[own];
            // A limit of 256 has become 0, below which nothing is, though everything should be.
            long low = scratch.repeatLimit[2 * own + 1] == 0 ? -1L : scratch.repeatBelow[2 * own + 1];
            long misses = scratch.missing[scratch.repeatScale[2 * own + 1]];
            long missesCome = -(forest.repeats.missingComes()[repeat / Long.SIZE] >>> repeat & 1);
            scratch.repeatBelow[own] = (low & ~scratch.repeatBelow[2 * own] & ~misses) | (misses & missesCome);
        }
        return repeats;
    }

    private void sumLeaves(float[] leaves, int part, float[] margins, int first, int count) {
        for (int row = 0; row < count; row++) {
            float margin = baseMargin;
            for (int tree = 0; tree < forest.trees; tree++) {
                margin += leaves[(part * forest.trees + tree) * LANES + row];
            }
            margins[first + row] = margin;
        }
    }

    private void sumRuns(float[] runs, int part, float[] contributions, int first, int count) {
        int[] firstRun = forest.sums.firstRun();
        int[] run = forest.sums.run();
        int featureCount = firstRun.length - 1;
        for (int row = 0; row < count; row++) {
            int from = part * forest.sums.runs() * LANES + row;
            int to = (first + row) * featureCount;
            for (int f = 0; f < featureCount; f++) {
                double sum = 0;
                for (int r = firstRun[f]; r < firstRun[f + 1]; r++) {
                    sum += runs[from + run[r] * LANES];
                }
                contributions[to + f] = (float) sum;
            }
        }
    }
}
