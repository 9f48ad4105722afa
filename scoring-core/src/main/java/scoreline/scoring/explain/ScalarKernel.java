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
                    : from >= Byte.toUnsignedInt(repeats.fromCode()[i])
                            && to <= Byte.toUnsignedInt(repeats.toCode()[i]);
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
            for (int i = 0; i < pass.cells; i++) {
                passCell(pass, lane, rows ? pass.cellOrder[i] : i);
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
        for (int i = 0; i < pass.forks; i++) {
            int fork = rows ? pass.forkOrder[i] : i;
            int cell = pass.cellAt + fork;
            int at = FORK * LANES + lane;
            float one = went(pass, fork, at);
            float gain = one - given(pass, pass.share, cell, FORK, lane);
            int first = pass.first[cell] * each + lane;
            int second = pass.second[cell] * each + lane;
            for (int q = 0; q < pass.points; q++) {
                float flow = pass.flow[fork * each + q * LANES + lane];
                float toFirst = flow * Math.fma(gain, lessOne(pass, fork, at, q), one);
                pass.flow[first + q * LANES] = toFirst;
                pass.flow[second + q * LANES] = flow - toFirst;
            }
        }
    }

    private void passCell(Pass pass, int lane, int number) {
        int cell = pass.cellAt + number;
        int termAt = pass.termAt + number * CELL + lane;
        int firstAt = LANES + lane;
        int secondAt = 2 * LANES + lane;
        float one = went(pass, number, lane);
        float gain = one - given(pass, pass.share, cell, 0, lane);

        float firstOne = went(pass, number, firstAt);
        float a = given(pass, pass.leaf, cell, 0, lane);
        float b = given(pass, pass.leaf, cell, 1, lane);
        float firstReached = firstOne == 1 ? a : b;
        float firstGain = (firstOne - given(pass, pass.share, cell, 1, lane)) * (a - b);

        float secondOne = went(pass, number, secondAt);
        float c = given(pass, pass.leaf, cell, 2, lane);
        float d = given(pass, pass.leaf, cell, 3, lane);
        float secondReached = secondOne == 1 ? c : d;
        float secondGain = (secondOne - given(pass, pass.share, cell, 2, lane)) * (c - d);

        pass.reached[(pass.firstNumber + number) * LANES + lane] = one == 1 ? firstReached : secondReached;
        float upper = 0;
        float first = 0;
        float second = 0;
        for (int q = 0; q < pass.points; q++) {
            int flowAt = (pass.firstNumber + number) * pass.points * LANES + q * LANES + lane;
            float flow = pass.flow[flowAt];
            float toFirst = flow * Math.fma(gain, lessOne(pass, number, lane, q), one);
            float toSecond = flow - toFirst;
            float secondValue = Math.fma(secondGain, lessOne(pass, number, secondAt, q), secondReached);
            float difference = Math.fma(firstGain, lessOne(pass, number, firstAt, q), firstReached) - secondValue;
            pass.flow[flowAt] = Math.fma(Math.fma(gain, lessOne(pass, number, lane, q), one), difference, secondValue);
            first = Math.fma(toFirst, slope(pass, number, firstAt, q), first);
            second = Math.fma(toSecond, slope(pass, number, secondAt, q), second);
            upper = Math.fma(flow * slope(pass, number, lane, q), difference, upper);
        }
        pass.term[termAt] = upper * gain;
        pass.term[termAt + LANES] = first * firstGain;
        pass.term[termAt + 2 * LANES] = second * secondGain;
    }

    private void valuesUp(Pass pass, int lane) {
        int each = pass.points * LANES;
        for (int i = pass.forks - 1; i >= 0; i--) {
            int fork = rows ? pass.forkOrder[i] : i;
            int cell = pass.cellAt + fork;
            int at = FORK * LANES + lane;
            float one = went(pass, fork, at);
            float gain = one - given(pass, pass.share, cell, FORK, lane);
            int first = pass.first[cell];
            int second = pass.second[cell];
            pass.reached[fork * LANES + lane] = pass.reached[(one == 1 ? first : second) * LANES + lane];
            float sum = 0;
            for (int q = 0; q < pass.points; q++) {
                int flowAt = fork * each + q * LANES + lane;
                float flow = pass.flow[flowAt] * slope(pass, fork, at, q);
                float secondValue = pass.flow[second * each + q * LANES + lane];
                float difference = pass.flow[first * each + q * LANES + lane] - secondValue;
                pass.flow[flowAt] = Math.fma(Math.fma(gain, lessOne(pass, fork, at, q), one), difference, secondValue);
                sum = Math.fma(flow, difference, sum);
            }
            pass.term[pass.termAt + fork * CELL + at] = sum * gain;
        }
    }

    private float given(Pass pass, float[] values, int cell, int slot, int lane) {
        return values[cell * CELL + slot * LANES + (rows ? pass.lane : lane)];
    }

    private static float went(Pass pass, int number, int slotAndLane) {
        return pass.wentFirst[pass.localAt + number] >>> slotAndLane & 1;
    }

    private static float lessOne(Pass pass, int number, int slotAndLane, int q) {
        return isRepeat(pass, number, slotAndLane)
                ? pass.repeatLessOne[q * pass.repeatStride + repeat(pass, number, slotAndLane)]
                : pass.lessOne[q];
    }

    private static float slope(Pass pass, int number, int slotAndLane, int q) {
        return isRepeat(pass, number, slotAndLane)
                ? pass.repeatSlope[q * pass.repeatStride + repeat(pass, number, slotAndLane)]
                : 1;
    }

    private static boolean isRepeat(Pass pass, int number, int slotAndLane) {
        return (pass.repeated[pass.localAt + number] >>> slotAndLane & 1) == 1;
    }

    private static int repeat(Pass pass, int number, int slotAndLane) {
        long before = pass.repeated[pass.localAt + number] & ((1L << slotAndLane) - 1);
        return pass.repeatsBefore[pass.localAt + number] + Long.bitCount(before);
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
    public void missing(byte[] codes, long[] missing) {
        for (int scale = 0; scale < missing.length; scale++) {
            missing[scale] = below(codes, scale, (byte) 1);
        }
    }

    @Override
    public long below(byte[] codes, int scale, byte limit) {
        long below = 0;
        for (int row = 0; row < Long.SIZE; row++) {
            int code = Byte.toUnsignedInt(codes[scale * Long.SIZE + row]);
            below |= code < Byte.toUnsignedInt(limit) ? 1L << row : 0;
        }
        return below;
    }

    @Override
    public void decideRows(Forest forest, int stand, int lane, byte[] codes, long[] missing, long[][] wentFirst) {
        for (int number = 0; number < forest.cells(stand); number++) {
            for (long[] part : wentFirst) {
                part[number] = 0;
            }
            for (int slot = 0; slot < SLOTS; slot++) {
                int position = (forest.firstCell[stand] + number) * CELL + slot * LANES + lane;
                long went = forest.went(
                        position,
                        below(codes, forest.scale.at(position), forest.limit[position]),
                        missing[forest.scale.at(position)]);
                for (int part = 0; part < wentFirst.length; part++) {
                    wentFirst[part][number] |= (went >>> (part * LANES) & 0xffff) << (slot * LANES);
                }
            }
        }
    }

    @Override
    public void meetRows(Repeats repeats, int[] repeat, long[] comes, int shift, int count, Pass pass) {
        for (int at = 0; at < count * LANES; at++) {
            boolean here = (comes[at / LANES] >>> (shift + at % LANES) & 1) == 1;
            for (int q = 0; q < pass.points; q++) {
                int from = q * repeats.stride() + repeat[at / LANES];
                int to = q * pass.repeatStride + at;
                pass.repeatLessOne[to] = here ? repeats.lessOne()[from] : -1;
                pass.repeatSlope[to] = here ? repeats.slope()[from] : 0;
            }
        }
    }

    @Override
    public void add(float[] terms, int[] from, float[] sums, int[] to, int count) {
        for (int i = 0; i < count * LANES; i++) {
            sums[to[i / LANES] + i % LANES] += terms[from[i / LANES] + i % LANES];
        }
    }
}
