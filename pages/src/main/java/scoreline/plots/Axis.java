package scoreline.plots;

import org.jspecify.annotations.Nullable;

/// What one direction of a plot measures.
///
/// @param label with the unit, such as `Income (EUR a year)`
/// @param range that is shown; null fits the data
public record Axis(
        String label, Form form, Scale scale, @Nullable Range range) {

    public enum Form {
        NUMBER,
        /** 1 is written as 100 %. */
        SHARE
    }

    public enum Scale {
        LINEAR,
        /** Of the logarithm: values are above 0. */
        LOG
    }

    /// @param low below `high`, both finite
    public record Range(double low, double high) {
        public Range {
            if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
                throw new IllegalArgumentException("a range goes upwards, was " + low + " to " + high);
            }
        }
    }

    public Axis {
        if (scale == Scale.LOG && range != null && range.low() <= 0) {
            throw new IllegalArgumentException("the axis " + label + " is logarithmic and must begin above 0");
        }
    }

    public static Axis numbers(String label) {
        return new Axis(label, Form.NUMBER, Scale.LINEAR, null);
    }

    public static Axis shares(String label) {
        return new Axis(label, Form.SHARE, Scale.LINEAR, null);
    }

    public Axis logarithmic() {
        return new Axis(label, form, Scale.LOG, range);
    }

    public Axis between(double low, double high) {
        return new Axis(label, form, scale, new Range(low, high));
    }
}
