package scoreline.scoring.explain;

/// What a kernel works on in one go: a stand whose 16 lanes are trees that one row meets, or a tree whose 16 lanes are
/// rows. Numbers and layout are those of [Forest]; `…At` says where in an array the pass begins. One thread's alone.
final class Pass {
    int points;

    /** The quadrature, as in the forest. */
    float[] weight;

    float[] lessOne;

    /** Forks and cells to pass, the cells without repeats first. */
    int forks;

    int plainCells;
    int cells;

    /** The number of a stand's first cell. */
    int firstNumber;

    /** Where lanes are rows: which forks, and which cells from the first on, the trees have. */
    final int[] forkOrder;

    final int[] cellOrder;

    int[] root;
    int rootAt;
    int roots;

    char[] first;
    char[] second;
    int cellAt;

    float[] share;
    float[] leaf;

    /** Where lanes are rows: the lane in which their trees are. */
    int lane;

    /** Where the stand's cells begin in what follows. */
    int localAt;

    /** A bit for each position: whether the lane goes to the split's first child. */
    long[] wentFirst;

    // As in Repeats, the factors already being those of the rows at hand; where lanes are rows, a split that repeats a
    // feature does so in all of them.
    long[] repeated;
    int[] repeatsBefore;
    int repeatStride;
    float[] repeatLessOne;
    float[] repeatSlope;

    /** By fork or cell, point and lane: the flow into it, weights of the ways times the quadrature's; then its value. */
    final float[] flow;

    /** Room for values on the way: by cell with repeats, one of `BETWEEN`, point and lane. */
    static final int BETWEEN = 2;

    final float[] between;

    /** By fork or cell and lane: the leaf that the lane reaches. Written. */
    final float[] reached;

    /** By position, from the stand's first cell on: the split's term in its feature's contribution. Written. */
    float[] term;

    int termAt;

    Pass(Forest forest) {
        points = forest.points();
        weight = forest.weight;
        lessOne = forest.lessOne;
        int numbers = 2 * forest.mostCells();
        flow = new float[numbers * forest.points() * Forest.LANES];
        between = new float[forest.mostCells() * BETWEEN * forest.points() * Forest.LANES];
        reached = new float[numbers * Forest.LANES];
        forkOrder = new int[forest.mostCells()];
        cellOrder = new int[forest.mostCells()];
        root = forest.root;
        first = forest.first;
        second = forest.second;
        share = forest.share;
        leaf = forest.leaf;
        wentFirst = new long[0];
        repeated = forest.repeats.positions();
        repeatsBefore = forest.repeats.before();
        repeatStride = forest.repeats.stride();
        repeatLessOne = new float[0];
        repeatSlope = new float[0];
        term = new float[0];
    }

    void enter(Forest forest, int stand) {
        forks = forest.forks[stand];
        firstNumber = forks;
        plainCells = forest.plainCells[stand];
        cells = forest.cells(stand);
        cellAt = forest.firstCell[stand];
        rootAt = forest.firstGrove[stand];
        roots = forest.firstGrove[stand + 1] - rootAt;
    }
}
