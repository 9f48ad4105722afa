package scoreline.scoring.explain;

import static scoreline.scoring.explain.Forest.CELL;
import static scoreline.scoring.explain.Forest.FORK;
import static scoreline.scoring.explain.Forest.LANES;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Several lanes at a time. Made by [VectorKernels] only.
///
/// The methods are small on purpose: past some 90 vector operations the compiler stops inlining them, and each one then
/// allocates. [DetachedKernel] keeps them from being compiled together with their callers, for the same reason. A sum
/// that a
/// loop carries is an argument and never the receiver: of a vector that a loop carries the compiler does not always
/// find out
/// the class, and what it calls on it then allocates.
final class VectorKernel implements Kernel {
    private static final VectorKernels.Constants CONSTANTS = constants();
    private static final VectorSpecies<Float> FLOATS = CONSTANTS.species();
    private static final VectorSpecies<Byte> BYTES = FLOATS.withLanes(byte.class);
    private static final int WIDTH = FLOATS.length();
    private static final int BYTE_WIDTH = BYTES.length();
    private static final int POINTS = CONSTANTS.points();
    private static final boolean ROWS = CONSTANTS.rows();

    /** Floats of a fork or cell. */
    private static final int EACH = POINTS * LANES;

    /** Whether a register holds a table of 64 codes, and two are looked up at once. */
    private static final boolean TABLES = BYTE_WIDTH == CELL;

    private static VectorKernels.Constants constants() {
        try {
            return MethodHandles.classData(
                    MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, VectorKernels.Constants.class);
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public void decide(Forest forest, byte[] codes, long[] wentFirst) {
        if (!TABLES || !forest.scale.fitInBytes()) {
            decideOneByOne(forest, codes, wentFirst);
        } else if (forest.codes.scales() >= 2 * CELL) {
            decideByTwoTables(forest, codes, wentFirst);
        } else {
            decideByTable(forest, codes, wentFirst);
        }
    }

    private static void decideByTable(Forest forest, byte[] codes, long[] wentFirst) {
        var low = ByteVector.fromArray(BYTES, codes, 0);
        var high = ByteVector.fromArray(BYTES, codes, CELL);
        byte[] scale = forest.scale.low();
        for (int cell = 0; cell < wentFirst.length; cell++) {
            var code = ByteVector.fromArray(BYTES, scale, cell * CELL).selectFrom(low, high);
            wentFirst[cell] = wentFirst(forest, cell, code);
        }
    }

    private static void decideByTwoTables(Forest forest, byte[] codes, long[] wentFirst) {
        byte[] scale = forest.scale.low();
        for (int cell = 0; cell < wentFirst.length; cell++) {
            wentFirst[cell] = wentFirst(forest, cell, lookUp(ByteVector.fromArray(BYTES, scale, cell * CELL), codes));
        }
    }

    /** Codes of up to 256 scales. */
    private static ByteVector lookUp(ByteVector scale, byte[] codes) {
        var below128 =
                scale.selectFrom(ByteVector.fromArray(BYTES, codes, 0), ByteVector.fromArray(BYTES, codes, CELL));
        var from128 = scale.selectFrom(
                ByteVector.fromArray(BYTES, codes, 2 * CELL), ByteVector.fromArray(BYTES, codes, 3 * CELL));
        return below128.blend(from128, scale.lt((byte) 0));
    }

    private static long wentFirst(Forest forest, int cell, ByteVector code) {
        long left = code.compare(VectorOperators.ULT, ByteVector.fromArray(BYTES, forest.limit, cell * CELL))
                .toLong();
        long missing = code.eq((byte) 0).toLong();
        return (left & ~(missing & forest.missingRight[cell])) ^ forest.mirrored[cell];
    }

    private static void decideOneByOne(Forest forest, byte[] codes, long[] wentFirst) {
        int work = codes.length - CELL;
        for (int cell = 0; cell < wentFirst.length; cell++) {
            for (int i = 0; i < CELL; i++) {
                codes[work + i] = codes[forest.scale.at(cell * CELL + i)];
            }
            long left = 0;
            long missing = 0;
            for (int i = 0; i < CELL; i += BYTE_WIDTH) {
                var code = ByteVector.fromArray(BYTES, codes, work + i);
                left |= bits(code.compare(
                                VectorOperators.ULT, ByteVector.fromArray(BYTES, forest.limit, cell * CELL + i)))
                        << i;
                missing |= bits(code.eq((byte) 0)) << i;
            }
            wentFirst[cell] = (left & ~(missing & forest.missingRight[cell])) ^ forest.mirrored[cell];
        }
    }

    private static long bits(VectorMask<Byte> mask) {
        return mask.toLong();
    }

    @Override
    public void meet(Forest forest, byte[] codes, float[] lessOne, float[] slope) {
        Repeats repeats = forest.repeats;
        for (int from = 0; from < repeats.count(); from += CELL) {
            long comes = TABLES && forest.scale.fitInBytes()
                    ? comesByTables(repeats, from, codes)
                    : comesOneByOne(repeats, from, codes);
            takeFactors(repeats, from, comes, lessOne, slope);
        }
    }

    /** Which rows of 64 repeats come their way. */
    private static long comesByTables(Repeats repeats, int from, byte[] codes) {
        var least = lookUp(ByteVector.fromArray(BYTES, repeats.fromScale().low(), from), codes);
        var most = lookUp(ByteVector.fromArray(BYTES, repeats.toScale().low(), from), codes);
        long comes = least.compare(VectorOperators.UGE, ByteVector.fromArray(BYTES, repeats.fromCode(), from))
                        .toLong()
                & most.compare(VectorOperators.ULE, ByteVector.fromArray(BYTES, repeats.toCode(), from))
                        .toLong();
        long misses = most.eq((byte) 0).toLong();
        return (comes & ~misses) | (repeats.missingComes()[from / CELL] & misses);
    }

    private static long comesOneByOne(Repeats repeats, int from, byte[] codes) {
        long comes = 0;
        long misses = 0;
        for (int i = from; i < from + CELL; i++) {
            int least = Byte.toUnsignedInt(codes[repeats.fromScale().at(i)]);
            int most = Byte.toUnsignedInt(codes[repeats.toScale().at(i)]);
            int tooLow = (least - Byte.toUnsignedInt(repeats.fromCode()[i])) >>> 31;
            int tooHigh = (Byte.toUnsignedInt(repeats.toCode()[i]) - most) >>> 31;
            comes |= (long) (1 - (tooLow | tooHigh)) << i;
            misses |= (long) ((most - 1) >>> 31) << i;
        }
        return (comes & ~misses) | (repeats.missingComes()[from / CELL] & misses);
    }

    private static void takeFactors(Repeats repeats, int from, long comes, float[] lessOne, float[] slope) {
        for (int q = 0; q < POINTS; q++) {
            for (int i = from; i < from + CELL; i += WIDTH) {
                int at = q * repeats.stride() + i;
                var mask = mask(comes >>> i);
                FloatVector.broadcast(FLOATS, -1f)
                        .blend(load(repeats.lessOne(), at), mask)
                        .intoArray(lessOne, at);
                FloatVector.zero(FLOATS).blend(load(repeats.slope(), at), mask).intoArray(slope, at);
            }
        }
    }

    @Override
    public void explain(Pass pass) {
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            flowDown(pass, lane);
            passPlainCells(pass, lane);
            passSidesWithRepeats(pass, lane);
            passCellsWithRepeats(pass, lane);
            valuesUp(pass, lane);
        }
    }

    private static void flowDown(Pass pass, int lane) {
        float[] flow = pass.flow;
        float[] lessOne = pass.lessOne;
        for (int i = pass.rootAt; i < pass.rootAt + pass.roots; i++) {
            int at = pass.root[i] * EACH + lane;
            for (int q = 0; q < POINTS; q++) {
                FloatVector.broadcast(FLOATS, pass.weight[q]).intoArray(flow, at + q * LANES);
            }
        }
        float[] share = pass.share;
        long[] wentFirst = pass.wentFirst;
        long[] repeated = pass.repeated;
        char[] firsts = pass.first;
        char[] seconds = pass.second;
        int cellAt = pass.cellAt;
        int localAt = pass.localAt;
        int forks = pass.forks;
        int[] order = pass.forkOrder;
        int slot = FORK * LANES + lane;
        for (int i = 0; i < forks; i++) {
            int fork = ROWS ? order[i] : i;
            int cell = cellAt + fork;
            int at = cell * CELL + FORK * LANES + pass.lane;
            long repeat = repeated[localAt + fork];
            var one = one(mask(wentFirst[localAt + fork] >>> slot));
            var gain = one.sub(given(share, at, lane));
            int from = fork * EACH + lane;
            int first = firsts[cell] * EACH + lane;
            int second = seconds[cell] * EACH + lane;
            if (repeat >>> (FORK * LANES) == 0) {
                for (int q = 0; q < POINTS; q++) {
                    var reaching = load(flow, from + q * LANES);
                    var toFirst = reaching.mul(gain.fma(FloatVector.broadcast(FLOATS, lessOne[q]), one));
                    toFirst.intoArray(flow, first + q * LANES);
                    reaching.sub(toFirst).intoArray(flow, second + q * LANES);
                }
            } else {
                var repeats = mask(repeat >>> slot);
                int factor = repeatsFrom(pass, fork, slot);
                for (int q = 0; q < POINTS; q++, factor += pass.repeatStride) {
                    var reaching = load(flow, from + q * LANES);
                    var time = spread(pass.repeatLessOne, factor, repeats, FloatVector.broadcast(FLOATS, lessOne[q]));
                    var toFirst = reaching.mul(gain.fma(time, one));
                    toFirst.intoArray(flow, first + q * LANES);
                    reaching.sub(toFirst).intoArray(flow, second + q * LANES);
                }
            }
        }
    }

    private static void passPlainCells(Pass pass, int lane) {
        float[] flow = pass.flow;
        float[] lessOne = pass.lessOne;
        float[] share = pass.share;
        float[] leaf = pass.leaf;
        float[] term = pass.term;
        float[] reached = pass.reached;
        long[] wentFirst = pass.wentFirst;
        int from = pass.cellAt * CELL + pass.lane;
        int termAt = pass.termAt;
        int localAt = pass.localAt;
        int firstNumber = pass.firstNumber;
        int[] order = pass.cellOrder;
        int cells = pass.plainCells;
        for (int i = 0; i < cells; i++) {
            int number = ROWS ? order[i] : i;
            int at = from + number * CELL;
            int to = termAt + number * CELL + lane;
            int flowAt = (firstNumber + number) * EACH + lane;
            long went = wentFirst[localAt + number] >>> lane;
            var upper = mask(went);
            var one = one(upper);
            var gain = one.sub(given(share, at, lane));

            var a = given(leaf, at, lane);
            var b = given(leaf, at + LANES, lane);
            var first = mask(went >>> LANES);
            var firstReached = b.blend(a, first);
            var firstGain = one(first).sub(given(share, at + LANES, lane)).mul(a.sub(b));
            var c = given(leaf, at + 2 * LANES, lane);
            var d = given(leaf, at + 3 * LANES, lane);
            var second = mask(went >>> (2 * LANES));
            var secondReached = d.blend(c, second);
            var secondGain = one(second).sub(given(share, at + 2 * LANES, lane)).mul(c.sub(d));
            secondReached.blend(firstReached, upper).intoArray(reached, (firstNumber + number) * LANES + lane);

            var upperSum = FloatVector.zero(FLOATS);
            var firstSum = FloatVector.zero(FLOATS);
            var secondSum = FloatVector.zero(FLOATS);
            for (int q = 0; q < POINTS; q++) {
                var time = FloatVector.broadcast(FLOATS, lessOne[q]);
                var reaching = load(flow, flowAt + q * LANES);
                var way = gain.fma(time, one);
                var toFirst = reaching.mul(way);
                var secondValue = secondGain.fma(time, secondReached);
                var difference = firstGain.fma(time, firstReached).sub(secondValue);
                way.fma(difference, secondValue).intoArray(flow, flowAt + q * LANES);
                firstSum = toFirst.add(firstSum);
                secondSum = reaching.sub(toFirst).add(secondSum);
                upperSum = reaching.fma(difference, upperSum);
            }
            gain.mul(upperSum).intoArray(term, to);
            firstGain.mul(firstSum).intoArray(term, to + LANES);
            secondGain.mul(secondSum).intoArray(term, to + 2 * LANES);
        }
    }

    /** Of cells with repeats, what does not depend on the flow: the two values below the upper split, and gains. */
    private static void passSidesWithRepeats(Pass pass, int lane) {
        float[] share = pass.share;
        float[] leaf = pass.leaf;
        float[] lessOnes = pass.repeatLessOne;
        float[] between = pass.between;
        int[] order = pass.cellOrder;
        int cells = pass.cells;
        for (int i = pass.plainCells; i < cells; i++) {
            int number = ROWS ? order[i] : i;
            int at = (pass.cellAt + number) * CELL + pass.lane;
            int to = pass.termAt + number * CELL + lane;
            int betweenAt = (i - pass.plainCells) * Pass.BETWEEN * EACH + lane;
            long went = pass.wentFirst[pass.localAt + number] >>> lane;

            var a = given(leaf, at, lane);
            var b = given(leaf, at + LANES, lane);
            var first = mask(went >>> LANES);
            var firstReached = b.blend(a, first);
            var firstGain = one(first).sub(given(share, at + LANES, lane)).mul(a.sub(b));
            var c = given(leaf, at + 2 * LANES, lane);
            var d = given(leaf, at + 3 * LANES, lane);
            var second = mask(went >>> (2 * LANES));
            var secondReached = d.blend(c, second);
            var secondGain = one(second).sub(given(share, at + 2 * LANES, lane)).mul(c.sub(d));
            secondReached
                    .blend(firstReached, mask(went))
                    .intoArray(pass.reached, (pass.firstNumber + number) * LANES + lane);
            firstGain.intoArray(pass.term, to + LANES);
            secondGain.intoArray(pass.term, to + 2 * LANES);

            long repeated = pass.repeated[pass.localAt + number] >>> lane;
            var firstRepeats = mask(repeated >>> LANES);
            var secondRepeats = mask(repeated >>> (2 * LANES));
            int firstAt = repeatsFrom(pass, number, LANES + lane);
            int secondAt = repeatsFrom(pass, number, 2 * LANES + lane);
            for (int q = 0; q < POINTS; q++) {
                int row = q * pass.repeatStride;
                var time = FloatVector.broadcast(FLOATS, pass.lessOne[q]);
                var secondValue = secondGain.fma(spread(lessOnes, row + secondAt, secondRepeats, time), secondReached);
                firstGain
                        .fma(spread(lessOnes, row + firstAt, firstRepeats, time), firstReached)
                        .sub(secondValue)
                        .intoArray(between, betweenAt + q * LANES);
                secondValue.intoArray(between, betweenAt + EACH + q * LANES);
            }
        }
    }

    private static void passCellsWithRepeats(Pass pass, int lane) {
        float[] flow = pass.flow;
        float[] term = pass.term;
        float[] slopes = pass.repeatSlope;
        float[] between = pass.between;
        int[] order = pass.cellOrder;
        int cells = pass.cells;
        var full = FloatVector.broadcast(FLOATS, 1f);
        for (int i = pass.plainCells; i < cells; i++) {
            int number = ROWS ? order[i] : i;
            int at = (pass.cellAt + number) * CELL + pass.lane;
            int to = pass.termAt + number * CELL + lane;
            int flowAt = (pass.firstNumber + number) * EACH + lane;
            int betweenAt = (i - pass.plainCells) * Pass.BETWEEN * EACH + lane;
            var one = one(mask(pass.wentFirst[pass.localAt + number] >>> lane));
            var gain = one.sub(given(pass.share, at, lane));
            long repeated = pass.repeated[pass.localAt + number] >>> lane;
            var upperRepeats = mask(repeated);
            var firstRepeats = mask(repeated >>> LANES);
            var secondRepeats = mask(repeated >>> (2 * LANES));
            int upperAt = repeatsFrom(pass, number, lane);
            int firstAt = repeatsFrom(pass, number, LANES + lane);
            int secondAt = repeatsFrom(pass, number, 2 * LANES + lane);
            var upperSum = FloatVector.zero(FLOATS);
            var firstSum = FloatVector.zero(FLOATS);
            var secondSum = FloatVector.zero(FLOATS);
            for (int q = 0; q < POINTS; q++) {
                int row = q * pass.repeatStride;
                var time = FloatVector.broadcast(FLOATS, pass.lessOne[q]);
                var reaching = load(flow, flowAt + q * LANES);
                var way = gain.fma(spread(pass.repeatLessOne, row + upperAt, upperRepeats, time), one);
                var toFirst = reaching.mul(way);
                var difference = load(between, betweenAt + q * LANES);
                way.fma(difference, load(between, betweenAt + EACH + q * LANES)).intoArray(flow, flowAt + q * LANES);
                firstSum = toFirst.fma(spread(slopes, row + firstAt, firstRepeats, full), firstSum);
                secondSum = reaching.sub(toFirst).fma(spread(slopes, row + secondAt, secondRepeats, full), secondSum);
                upperSum = reaching.mul(spread(slopes, row + upperAt, upperRepeats, full))
                        .fma(difference, upperSum);
            }
            gain.mul(upperSum).intoArray(term, to);
            load(term, to + LANES).mul(firstSum).intoArray(term, to + LANES);
            load(term, to + 2 * LANES).mul(secondSum).intoArray(term, to + 2 * LANES);
        }
    }

    private static void valuesUp(Pass pass, int lane) {
        float[] flow = pass.flow;
        float[] lessOne = pass.lessOne;
        float[] share = pass.share;
        float[] term = pass.term;
        float[] reached = pass.reached;
        long[] wentFirst = pass.wentFirst;
        long[] repeated = pass.repeated;
        char[] firsts = pass.first;
        char[] seconds = pass.second;
        int cellAt = pass.cellAt;
        int localAt = pass.localAt;
        int[] order = pass.forkOrder;
        int slot = FORK * LANES + lane;
        for (int i = pass.forks - 1; i >= 0; i--) {
            int fork = ROWS ? order[i] : i;
            int cell = cellAt + fork;
            int at = cell * CELL + FORK * LANES + pass.lane;
            long repeat = repeated[localAt + fork];
            var went = mask(wentFirst[localAt + fork] >>> slot);
            var one = one(went);
            var gain = one.sub(given(share, at, lane));
            int first = firsts[cell];
            int second = seconds[cell];
            load(reached, second * LANES + lane)
                    .blend(load(reached, first * LANES + lane), went)
                    .intoArray(reached, fork * LANES + lane);
            int from = fork * EACH + lane;
            int firstAt = first * EACH + lane;
            int secondAt = second * EACH + lane;
            var sum = FloatVector.zero(FLOATS);
            if (repeat >>> (FORK * LANES) == 0) {
                for (int q = 0; q < POINTS; q++) {
                    var reaching = load(flow, from + q * LANES);
                    var secondValue = load(flow, secondAt + q * LANES);
                    var difference = load(flow, firstAt + q * LANES).sub(secondValue);
                    gain.fma(FloatVector.broadcast(FLOATS, lessOne[q]), one)
                            .fma(difference, secondValue)
                            .intoArray(flow, from + q * LANES);
                    sum = reaching.fma(difference, sum);
                }
            } else {
                var repeats = mask(repeat >>> slot);
                var level = FloatVector.broadcast(FLOATS, 1f);
                int factor = repeatsFrom(pass, fork, slot);
                for (int q = 0; q < POINTS; q++, factor += pass.repeatStride) {
                    var reaching = load(flow, from + q * LANES).mul(spread(pass.repeatSlope, factor, repeats, level));
                    var secondValue = load(flow, secondAt + q * LANES);
                    var difference = load(flow, firstAt + q * LANES).sub(secondValue);
                    var time = spread(pass.repeatLessOne, factor, repeats, FloatVector.broadcast(FLOATS, lessOne[q]));
                    gain.fma(time, one).fma(difference, secondValue).intoArray(flow, from + q * LANES);
                    sum = reaching.fma(difference, sum);
                }
            }
            gain.mul(sum).intoArray(term, pass.termAt + fork * CELL + slot);
        }
    }

    private static int repeatsFrom(Pass pass, int number, int slotAndLane) {
        long before = pass.repeated[pass.localAt + number] & ((1L << slotAndLane) - 1);
        return pass.repeatsBefore[pass.localAt + number] + Long.bitCount(before);
    }

    private static FloatVector load(float[] values, int at) {
        return FloatVector.fromArray(FLOATS, values, at);
    }

    /** A share or leaf: one for each tree where lanes are trees, the same for all where they are rows. */
    private static FloatVector given(float[] values, int at, int lane) {
        return ROWS ? FloatVector.broadcast(FLOATS, values[at]) : load(values, at + lane);
    }

    private static VectorMask<Float> mask(long bits) {
        return VectorMask.fromLong(FLOATS, bits);
    }

    private static FloatVector one(VectorMask<Float> mask) {
        return FloatVector.zero(FLOATS).blend(1f, mask);
    }

    /** Values that stand one after another, into the lanes of a mask; the other lanes are as in `others`. */
    private static FloatVector spread(float[] values, int at, VectorMask<Float> mask, FloatVector others) {
        return others.blend(ROWS ? load(values, at) : load(values, at).expand(mask), mask);
    }

    @Override
    public void sum(Sums sums, float[] terms, float[] runs) {
        for (int set = 0; set < sums.sets(); set++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                sumSet(terms, sums.index(), sums.set()[set] + lane, sums.set()[set + 1], runs, set * LANES + lane);
            }
        }
    }

    private static void sumSet(float[] terms, int[] index, int from, int to, float[] runs, int at) {
        var sum = FloatVector.zero(FLOATS);
        int i = from;
        for (; i + LANES < to; i += LANES) {
            sum = FloatVector.fromArray(FLOATS, terms, 0, index, i).add(sum);
        }
        FloatVector.fromArray(FLOATS, terms, 0, index, i).add(sum).intoArray(runs, at);
    }

    @Override
    public void missing(byte[] codes, long[] missing) {
        for (int scale = 0; scale < missing.length; scale++) {
            missing[scale] = rowsBelow(codes, scale, (byte) 1);
        }
    }

    @Override
    public long below(byte[] codes, int scale, byte limit) {
        return rowsBelow(codes, scale, limit);
    }

    private static long rowsBelow(byte[] codes, int scale, byte limit) {
        long below = 0;
        for (int row = 0; row < Long.SIZE; row += BYTE_WIDTH) {
            var code = ByteVector.fromArray(BYTES, codes, scale * Long.SIZE + row);
            below |= bits(code.compare(VectorOperators.ULT, limit)) << row;
        }
        return below;
    }

    @Override
    public void decideRows(Forest forest, int stand, int lane, byte[] codes, long[] missing, long[][] wentFirst) {
        int position = forest.firstCell[stand] * CELL + lane;
        int cells = forest.cells(stand);
        for (int number = 0; number < cells; number++, position += CELL) {
            transpose(
                    went(forest, position, codes, missing),
                    went(forest, position + LANES, codes, missing),
                    went(forest, position + 2 * LANES, codes, missing),
                    went(forest, position + 3 * LANES, codes, missing),
                    number,
                    wentFirst);
        }
    }

    private static long went(Forest forest, int position, byte[] codes, long[] missing) {
        int scale = forest.scale.at(position);
        return forest.went(position, rowsBelow(codes, scale, forest.limit[position]), missing[scale]);
    }

    /** Four slots of 64 rows become four times 16 rows of all slots. */
    private static void transpose(long a, long b, long c, long d, int number, long[][] wentFirst) {
        long even = 0x0000ffff0000ffffL;
        long low = 0xffffffffL;
        long ab02 = (a & even) | (b & even) << LANES;
        long ab13 = (a >>> LANES & even) | (b & ~even);
        long cd02 = (c & even) | (d & even) << LANES;
        long cd13 = (c >>> LANES & even) | (d & ~even);
        wentFirst[0][number] = (ab02 & low) | cd02 << (2 * LANES);
        wentFirst[1][number] = (ab13 & low) | cd13 << (2 * LANES);
        wentFirst[2][number] = ab02 >>> (2 * LANES) | (cd02 & ~low);
        wentFirst[3][number] = ab13 >>> (2 * LANES) | (cd13 & ~low);
    }

    @Override
    public void meetRows(Repeats repeats, int[] repeat, long[] comes, int shift, int count, Pass pass) {
        for (int i = 0; i < count; i++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                var here = mask(comes[i] >>> (shift + lane));
                for (int q = 0; q < POINTS; q++) {
                    int from = q * repeats.stride() + repeat[i];
                    int to = q * pass.repeatStride + i * LANES + lane;
                    FloatVector.broadcast(FLOATS, -1f)
                            .blend(repeats.lessOne()[from], here)
                            .intoArray(pass.repeatLessOne, to);
                    FloatVector.zero(FLOATS).blend(repeats.slope()[from], here).intoArray(pass.repeatSlope, to);
                }
            }
        }
    }

    @Override
    public void add(float[] terms, int[] from, float[] sums, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int lane = 0; lane < LANES; lane += WIDTH) {
                int at = to[i] + lane;
                load(sums, at).add(load(terms, from[i] + lane)).intoArray(sums, at);
            }
        }
    }
}
