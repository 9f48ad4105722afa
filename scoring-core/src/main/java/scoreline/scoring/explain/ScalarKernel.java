package scoreline.scoring.explain;

import static scoreline.scoring.explain.Forest.CELL;
import static scoreline.scoring.explain.Forest.FORK;
import static scoreline.scoring.explain.Forest.LANES;
import static scoreline.scoring.explain.Forest.SLOTS;

/** One lane at a time, in plain Java. */
final class ScalarKernel implements Kernel {
    private final boolean rows;

    ScalarKernel(boolean rows) {
        this.rows = rows;
    }

    @Override
    public void decide(Forest forest, byte[] codes, long[] wentFirst) {
        for (int cell = 0; cell < forest.cells(); cell++) {
            long left = 0;
            long missing = 0;
            for (int i = 0; i < CELL; i++) {
                int code = Byte.toUnsignedInt(codes[forest.scale.at(cell * CELL + i)]);
                left |= code < Byte.toUnsignedInt(forest.limit[cell * CELL + i]) ? 1L << i : 0;
                missing |= code == 0 ? 1L << i : 0;
            }
            wentFirst[cell] = (left & ~(missing & forest.missingRight[cell])) ^ forest.mirrored[cell];
        }
    }

    @Override
    public void meet(Forest forest, byte[] codes, float[] lessOne, float[] slope) {
        Repeats repeats = forest.repeats;
        for (int i = 0; i < repeats.count(); i++) {
            int from = Byte.toUnsignedInt(codes[repeats.fromScale().at(i)]);
            int to = Byte.toUnsignedInt(codes[repeats.toScale().at(i)]);
            boolean comes = to == 0
                    ? (repeats.missingComes()[i / Long.SIZE] >>> i & 1) == 1
                    : from >= Byte.toUnsignedInt(repeats.fromCode()[i]) && to <= Byte.toUnsignedInt(repeats.toCode()[i]);
            for (int at = i; at < lessOne.length; at += repeats.stride()) {
                lessOne[at] = comes ? repeats.lessOne()[at] : -1;
                slope[at] = comes ? repeats.slope()[at] : 0;
            }
        }
    }

    @Override
    public void explain(Pass pass) {
        for (int lane = 0; lane < LANES; lane++) {
            flowDown(pass, lane);
            for (int cell = 0; cell < pass.cells; cell++) {
                passCell(pass, lane, cell);
            }
            valuesUp(pass, lane);
        }
    }

    private void flowDown(Pass pass, int lane) {
        int each = pass.points * LANES;
        for (int i = pass.rootAt; i < pass.rootAt + pass.roots; i++) {
            for (int q = 0; q < pass.points; q++) {
                pass.flow[pass.root[i] * each + q * LANES + lane] = pass.weight[q];
            }
        }
        for (int fork = 0; fork < pass.forks; fork++) {
            int cell = pass.cellAt + fork;
            int at = FORK * LANES + lane;
            float one = went(pass, cell, at);
            float gain = one - given(pass.share, cell, FORK, lane);
            int first = pass.first[cell] * each + lane;
            int second = pass.second[cell] * each + lane;
            for (int q = 0; q < pass.points; q++) {
                float flow = pass.flow[fork * each + q * LANES + lane];
                float toFirst = flow * Math.fma(gain, lessOne(pass, cell, at, q), one);
                pass.flow[first + q * LANES] = toFirst;
                pass.flow[second + q * LANES] = flow - toFirst;
            }
        }
    }

    private void passCell(Pass pass, int lane, int number) {
        int cell = pass.cellAt + number;
        int at = cell * CELL + lane;
        int firstAt = LANES + lane;
        int secondAt = 2 * LANES + lane;
        float one = went(pass, cell, lane);
        float gain = one - given(pass.share, cell, 0, lane);

        float firstOne = went(pass, cell, firstAt);
        float a = given(pass.leaf, cell, 0, lane);
        float b = given(pass.leaf, cell, 1, lane);
        float firstReached = firstOne == 1 ? a : b;
        float firstGain = (firstOne - given(pass.share, cell, 1, lane)) * (a - b);

        float secondOne = went(pass, cell, secondAt);
        float c = given(pass.leaf, cell, 2, lane);
        float d = given(pass.leaf, cell, 3, lane);
        float secondReached = secondOne == 1 ? c : d;
        float secondGain = (secondOne - given(pass.share, cell, 2, lane)) * (c - d);

        pass.reached[(pass.forks + number) * LANES + lane] = one == 1 ? firstReached : secondReached;
        float upper = 0;
        float first = 0;
        float second = 0;
        for (int q = 0; q < pass.points; q++) {
            int flowAt = (pass.forks + number) * pass.points * LANES + q * LANES + lane;
            float flow = pass.flow[flowAt];
            float toFirst = flow * Math.fma(gain, lessOne(pass, cell, lane, q), one);
            float toSecond = flow - toFirst;
            float secondValue = Math.fma(secondGain, lessOne(pass, cell, secondAt, q), secondReached);
            float difference = Math.fma(firstGain, lessOne(pass, cell, firstAt, q), firstReached) - secondValue;
            pass.flow[flowAt] = Math.fma(Math.fma(gain, lessOne(pass, cell, lane, q), one), difference, secondValue);
            first = Math.fma(toFirst, slope(pass, cell, firstAt, q), first);
            second = Math.fma(toSecond, slope(pass, cell, secondAt, q), second);
            upper = Math.fma(flow * slope(pass, cell, lane, q), difference, upper);
        }
        pass.term[at] = upper * gain;
        pass.term[at + LANES] = first * firstGain;
        pass.term[at + 2 * LANES] = second * secondGain;
    }

    private void valuesUp(Pass pass, int lane) {
        int each = pass.points * LANES;
        for (int fork = pass.forks - 1; fork >= 0; fork--) {
            int cell = pass.cellAt + fork;
            int at = FORK * LANES + lane;
            float one = went(pass, cell, at);
            float gain = one - given(pass.share, cell, FORK, lane);
            int first = pass.first[cell];
            int second = pass.second[cell];
            pass.reached[fork * LANES + lane] = pass.reached[(one == 1 ? first : second) * LANES + lane];
            float sum = 0;
            for (int q = 0; q < pass.points; q++) {
                int flowAt = fork * each + q * LANES + lane;
                float flow = pass.flow[flowAt] * slope(pass, cell, at, q);
                float secondValue = pass.flow[second * each + q * LANES + lane];
                float difference = pass.flow[first * each + q * LANES + lane] - secondValue;
                pass.flow[flowAt] =
                        Math.fma(Math.fma(gain, lessOne(pass, cell, at, q), one), difference, secondValue);
                sum = Math.fma(flow, difference, sum);
            }
            pass.term[cell * CELL + at] = sum * gain;
        }
    }

    private float given(float[] values, int cell, int slot, int lane) {
        return rows ? values[cell * SLOTS + slot] : values[cell * CELL + slot * LANES + lane];
    }

    private static float went(Pass pass, int cell, int slotAndLane) {
        return pass.wentFirst[cell] >>> slotAndLane & 1;
    }

    private static float lessOne(Pass pass, int cell, int slotAndLane, int q) {
        return isRepeat(pass, cell, slotAndLane)
                ? pass.repeatLessOne[q * pass.repeatStride + repeat(pass, cell, slotAndLane)]
                : pass.lessOne[q];
    }

    private static float slope(Pass pass, int cell, int slotAndLane, int q) {
        return isRepeat(pass, cell, slotAndLane)
                ? pass.repeatSlope[q * pass.repeatStride + repeat(pass, cell, slotAndLane)]
                : 1;
    }

    private static boolean isRepeat(Pass pass, int cell, int slotAndLane) {
        return (pass.repeated[cell] >>> slotAndLane & 1) == 1;
    }

    private static int repeat(Pass pass, int cell, int slotAndLane) {
        return pass.repeatsBefore[cell] + Long.bitCount(pass.repeated[cell] & ((1L << slotAndLane) - 1));
    }

    @Override
    public void sum(Sums sums, float[] terms, float[] runs) {
        for (int set = 0; set < sums.sets(); set++) {
            for (int lane = 0; lane < LANES; lane++) {
                float sum = 0;
                for (int i = sums.set()[set] + lane; i < sums.set()[set + 1]; i += LANES) {
                    sum += terms[sums.index()[i]];
                }
                runs[set * LANES + lane] = sum;
            }
        }
    }

    @Override
    public void below(byte[] codes, int[] rows, byte[] limit, int count, long[] below) {
        for (int i = 0; i < count; i++) {
            long bits = 0;
            for (int row = 0; row < Long.SIZE; row++) {
                int code = Byte.toUnsignedInt(codes[rows[i] * Long.SIZE + row]);
                bits |= code < Byte.toUnsignedInt(limit[i]) ? 1L << row : 0;
            }
            below[i] = bits;
        }
    }

    @Override
    public void add(float[] terms, int[] from, float[] sums, int sumsAt, int[] to, int count) {
        for (int i = 0; i < count; i++) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[sumsAt + to[i] + lane] += terms[from[i] + lane];
            }
        }
    }

    @Override
    public void meetRows(
            Repeats repeats,
            int[] repeat,
            long[] comes,
            int shift,
            int count,
            float[] lessOne,
            float[] slope,
            int stride) {
        for (int at = 0; at < count * LANES; at++) {
            boolean here = (comes[at / LANES] >>> (shift + at % LANES) & 1) == 1;
            int from = repeat[at / LANES];
            for (int to = at; to < lessOne.length; to += stride, from += repeats.stride()) {
                lessOne[to] = here ? repeats.lessOne()[from] : -1;
                slope[to] = here ? repeats.slope()[from] : 0;
            }
        }
    }
}
