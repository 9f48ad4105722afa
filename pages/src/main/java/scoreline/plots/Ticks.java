package scoreline.plots;

import java.util.ArrayList;
import java.util.List;

/// Round numbers on an axis: 1, 2 or 5 times a power of ten apart, or of the logarithm.
///
/// @param low and `high`: what the axis shows
/// @param at ascending, within
/// @param step between two, 0 on a logarithmic axis
record Ticks(Axis axis, double low, double high, List<Double> at, double step) {

    private static final double TOUCHING = 1e-9;

    /// @param dataLow and `dataHigh`: of what is drawn; the range of the axis wins
    /// @param most ticks, at least 2
    static Ticks of(Axis axis, double dataLow, double dataHigh, int most) {
        Axis.Range fixed = axis.range();
        double low = fixed == null ? dataLow : fixed.low();
        double high = fixed == null ? dataHigh : fixed.high();
        if (!(low <= high)) {
            low = axis.scale() == Axis.Scale.LOG ? 1 : 0;
            high = axis.scale() == Axis.Scale.LOG ? 10 : 1;
        }
        return axis.scale() == Axis.Scale.LOG
                ? logarithmic(axis, low, high, most)
                : linear(axis, low, high, fixed != null, most);
    }

    private static Ticks linear(Axis axis, double low, double high, boolean fixed, int most) {
        if (low == high) {
            double room = low == 0 ? 0.5 : Math.abs(low) / 2;
            return linear(axis, low - room, high + room, fixed, most);
        }
        double step = round((high - low) / most);
        long first = (long) (fixed ? Math.ceil(low / step - TOUCHING) : Math.floor(low / step + TOUCHING));
        long last = (long) (fixed ? Math.floor(high / step + TOUCHING) : Math.ceil(high / step - TOUCHING));
        List<Double> at = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            at.add(times(i, step));
        }
        return new Ticks(
                axis, fixed ? low : times(first, step), fixed ? high : times(last, step), List.copyOf(at), step);
    }

    /** Free of the dust that `3 * 0.1` has. */
    private static double times(long i, double step) {
        return step >= 1 ? i * step : i / (double) Math.round(1 / step);
    }

    private static Ticks logarithmic(Axis axis, double low, double high, int most) {
        if (low <= 0) {
            throw new IllegalArgumentException(
                    "the axis " + axis.label() + " is logarithmic and takes what is above 0");
        }
        List<Double> at = new ArrayList<>();
        for (int[] factors : new int[][] {{1, 2, 5}, {1}}) {
            at.clear();
            for (int power = (int) Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
                for (int factor : factors) {
                    double tick = factor * Math.pow(10, power);
                    if (tick >= low * (1 - TOUCHING) && tick <= high * (1 + TOUCHING)) {
                        at.add(tick);
                    }
                }
            }
            if (at.size() <= most) {
                break;
            }
        }
        while (at.size() > most) {
            for (int i = at.size() - 1; i > 0; i -= 2) {
                at.remove(at.size() % 2 == 0 ? i : i - 1);
            }
        }
        return new Ticks(axis, low, low == high ? low * 10 : high, List.copyOf(at), 0);
    }

    /** The next of 1, 2 and 5 times a power of ten. */
    static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double factor = step / power;
        double rounded = factor <= 1 + TOUCHING ? 1 : factor <= 2 + TOUCHING ? 2 : factor <= 5 + TOUCHING ? 5 : 10;
        return power < 1 ? rounded / Math.round(1 / power) : rounded * power;
    }

    /** Between 0, where the axis begins, and 1. */
    double position(double value) {
        return axis.scale() == Axis.Scale.LOG
                ? Math.log(value / low) / Math.log(high / low)
                : (value - low) / (high - low);
    }

    List<String> texts(Language language) {
        return at.stream().map(tick -> text(language, tick)).toList();
    }

    private String text(Language language, double tick) {
        if (axis.form() == Axis.Form.SHARE) {
            return language.percent(tick, digits(100 * unit(tick)));
        }
        double most = step == 0 && low < 1e3 ? Math.abs(tick) : Math.max(Math.abs(low), Math.abs(high));
        if (most >= 1e6 && tick != 0) {
            return language.number(tick / 1e6, digits(unit(tick) / 1e6)) + "\u202fM";
        }
        if (most >= 1e4 && tick != 0) {
            return language.number(tick / 1e3, digits(unit(tick) / 1e3)) + "\u202fk";
        }
        return language.number(tick, digits(unit(tick)));
    }

    private double unit(double tick) {
        return step == 0 ? tick : step;
    }

    private static int digits(double step) {
        return (int) Math.max(0, -Math.floor(Math.log10(step) + TOUCHING));
    }
}
