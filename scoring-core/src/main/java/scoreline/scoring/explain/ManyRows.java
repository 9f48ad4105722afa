package scoreline.scoring.explain;

import static scoreline.scoring.explain.Forest.CELL;
import static scoreline.scoring.explain.Forest.FORK;
import static scoreline.scoring.explain.Forest.LANES;
import static scoreline.scoring.explain.Forest.SLOTS;

import java.util.Arrays;
import scoreline.scoring.tree.MarginSum;

/// Explains up to 64 rows: lanes are rows. The trees of one lane of a stand are taken together.
final class ManyRows {
    /** Rows at once: the bits of a long. */
    static final int MOST = Long.SIZE;

    /** One lane's bit in each slot. */
    private static final long LANE = 0x0001_0001_0001_0001L;

    /** One lane's bit in each slot that is not a fork's. */
    private static final long CELLS_SPLITS = LANE >>> LANES;

    private final Forest forest;
    private final Kernel kernel;
    private final MarginSum marginSum;

    ManyRows(Forest forest, Kernel kernel, MarginSum marginSum) {
        this.forest = forest;
        this.kernel = kernel;
        this.marginSum = marginSum;
    }

    /** Working memory for up to 64 rows at a time. One thread's alone while it is used. */
    static final class Scratch {
        /** By scale, and one more that is 0, and row. */
        private final byte[] codes;

        /** By scale, and one more: a bit for each row that misses the value. */
        private final long[] missing;

        /** Where a split's term is, and the sum of the run to which it belongs. */
        private final int[] termAt;

        private final int[] runAt;

        /** By fork and cell of a stand: whether one of the lane's trees has it. */
        private final boolean[] present;

        /** By 16 rows, run and row; and by 16 rows, tree and row. */
        private final float[][] runs;

        private final float[][] leaves;

        /** By 16 rows and cell of a stand. */
        private final long[][] wentFirst;

        /** Of a stand's repeats, their numbers in the forest, and a bit for each row that comes their way. */
        private final int[] repeat;

        private final long[] comes;

        private final Pass pass;

        Scratch(Forest forest) {
            int scales = forest.codes.scales();
            int cells = forest.mostCells();
            int parts = MOST / LANES;
            codes = new byte[(scales + 1) * MOST];
            missing = new long[scales + 1];
            present = new boolean[2 * cells];
            termAt = new int[cells * SLOTS + 1];
            runAt = new int[cells * SLOTS + 1];
            runs = new float[parts][forest.sums.runs() * LANES];
            leaves = new float[parts][forest.trees * LANES];
            wentFirst = new long[parts][cells];
            repeat = new int[cells * SLOTS];
            comes = new long[cells * SLOTS];
            pass = new Pass(forest);
            pass.repeated = new long[cells];
            pass.repeatsBefore = new int[cells];
            pass.repeatStride = (cells * SLOTS + 1) * LANES;
            pass.repeatLessOne = new float[forest.points() * pass.repeatStride];
            pass.repeatSlope = new float[forest.points() * pass.repeatStride];
            pass.term = new float[cells * CELL];
        }
    }

    void explain(float[] features, int firstRow, int rows, float[] margins, float[] contributions, Scratch scratch) {
        for (int row = 0; row < rows; row++) {
            forest.codes.encode(features, (firstRow + row) * forest.features(), scratch.codes, row, MOST);
        }
        kernel.missing(scratch.codes, scratch.missing);
        int parts = (rows + LANES - 1) / LANES;
        for (int part = 0; part < parts; part++) {
            Arrays.fill(scratch.runs[part], 0);
        }
        for (int stand = 0; stand < forest.stands(); stand++) {
            for (int lane = 0; lane < LANES; lane++) {
                explain(stand, lane, parts, scratch);
            }
        }
        for (int part = 0; part < parts; part++) {
            int first = firstRow + part * LANES;
            int count = Math.min(LANES, rows - part * LANES);
            sumLeaves(scratch.leaves[part], margins, first, count);
            sumRuns(scratch.runs[part], contributions, first, count);
        }
    }

    private void explain(int stand, int lane, int parts, Scratch scratch) {
        Pass pass = scratch.pass;
        pass.enter(forest, stand);
        pass.localAt = 0;
        pass.lane = lane;
        kernel.decideRows(forest, stand, lane, scratch.codes, scratch.missing, scratch.wentFirst);
        findForksAndCells(stand, lane, scratch);
        int repeats = findRepeats(stand, lane, scratch);
        int splits = findRuns(stand, lane, scratch);
        for (int part = 0; part < parts; part++) {
            pass.wentFirst = scratch.wentFirst[part];
            if (repeats > 0) {
                kernel.meetRows(forest.repeats, scratch.repeat, scratch.comes, part * LANES, repeats, pass);
            }
            kernel.explain(pass);
            kernel.add(pass.term, scratch.termAt, scratch.runs[part], scratch.runAt, splits);
            takeLeaves(stand, lane, pass.reached, scratch.leaves[part]);
        }
    }

    /// What the lane's trees have of a stand. To the rest no flow comes but 0, and the value 0 of it stays.
    private void findForksAndCells(int stand, int lane, Scratch scratch) {
        Pass pass = scratch.pass;
        int forks = forest.forks[stand];
        int cellAt = forest.firstCell[stand];
        boolean[] present = scratch.present;
        Arrays.fill(present, 0, forks + forest.cells(stand), false);
        for (int grove = pass.rootAt; grove < pass.rootAt + pass.roots; grove++) {
            present[forest.root[grove]] = forest.treeAt[grove * LANES + lane] < forest.trees;
        }
        pass.forks = 0;
        for (int fork = 0; fork < forks; fork++) {
            if (present[fork]) {
                pass.forkOrder[pass.forks++] = fork;
                present[forest.first[cellAt + fork]] = true;
                present[forest.second[cellAt + fork]] = forest.isSplit((cellAt + fork) * CELL + FORK * LANES + lane);
            }
        }
        pass.cells = 0;
        takeCells(stand, lane, false, scratch);
        pass.plainCells = pass.cells;
        takeCells(stand, lane, true, scratch);
    }

    private void takeCells(int stand, int lane, boolean withRepeats, Scratch scratch) {
        Pass pass = scratch.pass;
        for (int number = 0; number < forest.cells(stand); number++) {
            long repeats = forest.repeats.positions()[forest.firstCell[stand] + number] >>> lane & CELLS_SPLITS;
            if (scratch.present[pass.firstNumber + number] && (repeats != 0) == withRepeats) {
                pass.cellOrder[pass.cells++] = number;
            }
        }
    }

    /** The lane's repeats, and which rows come their way. */
    private int findRepeats(int stand, int lane, Scratch scratch) {
        int repeats = 0;
        for (int number = 0; number < forest.cells(stand); number++) {
            int cell = forest.firstCell[stand] + number;
            long here = forest.repeats.positions()[cell] >>> lane & LANE;
            scratch.pass.repeatsBefore[number] = repeats * LANES;
            scratch.pass.repeated[number] = here * 0xffff;
            for (long left = here; left != 0; left &= left - 1) {
                int repeat = forest.repeats.from(cell, Long.numberOfTrailingZeros(left) + lane);
                scratch.repeat[repeats] = repeat;
                scratch.comes[repeats] = comes(repeat, scratch);
                repeats++;
            }
        }
        return repeats;
    }

    private long comes(int repeat, Scratch scratch) {
        Repeats repeats = forest.repeats;
        int fromScale = repeats.fromScale().at(repeat);
        int toScale = repeats.toScale().at(repeat);
        long high = ~kernel.below(scratch.codes, fromScale, repeats.fromCode()[repeat]);
        int afterTo = Byte.toUnsignedInt(repeats.toCode()[repeat]) + 1;
        long low = afterTo > 255 ? -1L : kernel.below(scratch.codes, toScale, (byte) afterTo);
        long missing = scratch.missing[toScale];
        long missingComes = -(repeats.missingComes()[repeat / Long.SIZE] >>> repeat & 1);
        return (high & low & ~missing) | (missing & missingComes);
    }

    /** The lane's splits in the order that [Sums] gives. */
    private int findRuns(int stand, int lane, Scratch scratch) {
        char[] runAt = forest.sums.runAt();
        int splits = 0;
        int position = forest.firstCell[stand] * CELL + lane;
        for (int i = 0; i < forest.cells(stand) * SLOTS; i++, position += LANES) {
            // Written in any case, so that there is nothing to guess; only counted where there is a split.
            int run = runAt[position];
            scratch.termAt[splits] = i * LANES;
            scratch.runAt[splits] = run * LANES;
            splits += run == Sums.NONE ? 0 : 1;
        }
        return splits;
    }

    private void takeLeaves(int stand, int lane, float[] reached, float[] leaves) {
        for (int grove = forest.firstGrove[stand]; grove < forest.firstGrove[stand + 1]; grove++) {
            int tree = forest.treeAt[grove * LANES + lane];
            if (tree < forest.trees) {
                System.arraycopy(reached, forest.root[grove] * LANES, leaves, tree * LANES, LANES);
            }
        }
    }

    private void sumLeaves(float[] leaves, float[] margins, int first, int count) {
        for (int row = 0; row < count; row++) {
            margins[first + row] = marginSum.of(leaves, row, LANES);
        }
    }

    private void sumRuns(float[] runs, float[] contributions, int first, int count) {
        int[] firstRun = forest.sums.firstRun();
        int[] run = forest.sums.run();
        for (int row = 0; row < count; row++) {
            for (int f = 0; f < forest.features(); f++) {
                double sum = 0;
                for (int r = firstRun[f]; r < firstRun[f + 1]; r++) {
                    sum += runs[run[r] * LANES + row];
                }
                contributions[(first + row) * forest.features() + f] = (float) sum;
            }
        }
    }
}
