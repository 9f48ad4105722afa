package scoreline.scoring.explain;

/// An ensemble laid out for the kernels, immutable.
///
/// Sixteen trees of much the same shape are a grove, one tree a lane. A grove is laid out by the union of its trees'
/// shapes: a *cell* is a split with the two splits below it and their four leaves, a *fork* is a split above cells.
/// Where a tree has no split, one that sends everything to its first child stands in; it changes no bit of the result.
/// Some groves together are a stand, which a kernel takes in one go.
///
/// A stand's forks are numbered from 0, each before those below it, its cells after them, first those in which no
/// feature is met again. Each cell has four slots of 16 lanes: slots 0 to 2 are its splits (the upper one, its first
/// and
/// its second child), slot 3 of the stand's cell `i` is the stand's fork `i`. A position is
/// `cell · 64 + slot · 16 + lane`.
final class Forest {
    static final int LANES = 16;
    static final int SLOTS = 4;

    /** Positions of a cell. */
    static final int CELL = SLOTS * LANES;

    static final int FORK = SLOTS - 1;

    final Codes codes;
    final int trees;

    /** The margin where nothing is known, in log-odds. */
    final float bias;

    /** Weights of the quadrature, and its points t as t − 1; shape (points). */
    final float[] weight;

    final float[] lessOne;

    /** By stand, and one more: the first of its cells, and of its groves. */
    final int[] firstCell;

    final int[] firstGrove;

    /** By stand: how many forks it has, and how many cells in which no feature is met again. */
    final int[] forks;

    final int[] plainCells;

    /** By grove: the number, within its stand, of the fork or cell at its root. */
    final int[] root;

    /** By grove and lane: the tree, or the number of trees where there is none. */
    final int[] treeAt;

    /** By stand and fork, at the cell of the same number: the numbers of the fork's or cell's children. */
    final char[] first;

    final char[] second;

    /** By position: the split's scale, or the number of scales where no split is. */
    final Scales scale;

    /** By position: a row goes left where its code is below this. */
    final byte[] limit;

    /** By position: the first child's share of the cover. */
    final float[] share;

    /** By cell: four leaves of 16 lanes. */
    final float[] leaf;

    /** By cell, a bit for each position: where a missing value goes right, and where the first child is the right one. */
    final long[] missingRight;

    final long[] mirrored;

    final Repeats repeats;
    final Sums sums;

    Forest(Planting planting) {
        codes = planting.codes;
        trees = planting.trees;
        bias = planting.bias;
        weight = planting.weight;
        lessOne = planting.lessOne;
        firstCell = planting.firstCell;
        firstGrove = planting.firstGrove;
        forks = planting.forks;
        plainCells = planting.plainCells;
        root = planting.root;
        treeAt = planting.treeAt;
        first = planting.first;
        second = planting.second;
        scale = planting.scale;
        limit = planting.limit;
        share = planting.share;
        leaf = planting.leaf;
        missingRight = planting.missingRight;
        mirrored = planting.mirrored;
        repeats = planting.repeats();
        sums = planting.sums();
    }

    int features() {
        return sums.firstRun().length - 1;
    }

    int points() {
        return weight.length;
    }

    int stands() {
        return forks.length;
    }

    int cells() {
        return missingRight.length;
    }

    int cells(int stand) {
        return firstCell[stand + 1] - firstCell[stand];
    }

    int mostCells() {
        int most = 0;
        for (int s = 0; s < stands(); s++) {
            most = Math.max(most, cells(s));
        }
        return most;
    }

    boolean isSplit(int position) {
        return scale.at(position) < codes.scales();
    }

    /// Which of 64 rows go to the first child of the split at a position.
    ///
    /// @param below those with a code below the split's limit, among them those that miss the value
    /// @param missing those that miss the value
    long went(int position, long below, long missing) {
        long missingRight = -(this.missingRight[position / CELL] >>> position & 1);
        long mirrored = -(this.mirrored[position / CELL] >>> position & 1);
        return (below & ~(missing & missingRight)) ^ mirrored;
    }

    long bytes() {
        return codes.bytes()
                + 8L * weight.length
                + 4L * (firstCell.length + firstGrove.length + forks.length + plainCells.length + root.length)
                + 4L * treeAt.length
                + 4L * first.length
                + scale.bytes()
                + limit.length
                + 4L * (share.length + leaf.length)
                + 16L * missingRight.length
                + repeats.bytes()
                + sums.bytes();
    }
}
