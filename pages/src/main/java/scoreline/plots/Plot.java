package scoreline.plots;

import java.util.Comparator;
import java.util.List;

/// What is to be drawn. A plot without data is an axis without marks, never an error.
public sealed interface Plot {

    /// What a plot is, for who cannot see it.
    ///
    /// @param title one line
    /// @param description what there is to see, in a sentence or two
    record Words(String title, String description) {}

    Words words();

    /// An `svg` element with title and description, well-formed XML and safe in HTML. Its text is 13 px high: shown at
    /// its own width it can be read on a phone and in print.
    ///
    /// @param width px, at least 240; the height follows
    default String svg(Language language, int width) {
        if (width < 240) {
            throw new IllegalArgumentException("a plot is at least 240 px wide, was " + width);
        }
        return switch (this) {
            case Lines lines -> LinesDrawing.of(lines, language, width);
            case Bars bars -> BarsDrawing.of(bars, language, width);
            case Histogram histogram -> HistogramDrawing.of(histogram, language, width);
            case Dots dots -> DotsDrawing.of(dots, language, width);
            case Reliability reliability -> ReliabilityDrawing.of(reliability, language, width);
            case HeatMap map -> HeatMapDrawing.of(map, language, width);
        };
    }

    /// A value and how sure it is.
    ///
    /// @param x finite
    /// @param y finite
    /// @param low and `high`: y lies between; both are y where nothing is said
    record Point(double x, double y, double low, double high) {
        public Point {
            if (!Double.isFinite(x)
                    || !Double.isFinite(y)
                    || !(low <= y && y <= high)
                    || high - low == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a point is finite and lies in its interval");
            }
        }

        public Point(double x, double y) {
            this(x, y, y, y);
        }

        boolean isSure() {
            return low == high;
        }
    }

    /// @param points in the order they are joined
    record Series(String name, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /** A line with a label, to compare with. */
    sealed interface Mark {
        String label();

        record Vertical(double x, String label) implements Mark {}

        record Horizontal(double y, String label) implements Mark {}

        /** Where both axes have the same value; the plot becomes square. */
        record Diagonal(String label) implements Mark {}
    }

    /** Curves; a band where points are unsure. With [Mark.Diagonal], a ROC curve. */
    record Lines(Words words, Axis x, Axis y, List<Series> series, List<Mark> marks) implements Plot {
        public Lines {
            series = List.copyOf(series);
            marks = List.copyOf(marks);
        }
    }

    /// A row of horizontal bars, one for each group.
    ///
    /// @param note at the end of the row, instead of the value; empty for the value
    /// @param values finite, shape (groups)
    record Bar(String label, String note, List<Double> values) {
        public Bar {
            values = List.copyOf(values);
        }
    }

    /// Horizontal bars from zero, in the order given.
    ///
    /// @param groups what the bars of a row stand for; one may be unnamed
    /// @param notes what the notes are, above them; empty where that is clear
    record Bars(Words words, Axis values, List<String> groups, List<Bar> bars, String notes) implements Plot {
        public Bars {
            groups = List.copyOf(groups);
            bars = List.copyOf(bars);
            for (Bar bar : bars) {
                if (bar.values().size() != groups.size()) {
                    throw new IllegalArgumentException("the bar " + bar.label() + " must have a value for each group");
                }
            }
        }

        /** The longest first, by the first group. */
        public Bars sorted() {
            return new Bars(
                    words,
                    values,
                    groups,
                    bars.stream()
                            .sorted(Comparator.comparingDouble(
                                    (Bar bar) -> -bar.values().getFirst()))
                            .toList(),
                    notes);
        }
    }

    /// @param counts in each bin, shape (bins)
    record Cohort(String name, List<Long> counts) {
        public Cohort {
            counts = List.copyOf(counts);
        }

        double share(int bin) {
            long all = counts.stream().mapToLong(Long::longValue).sum();
            return all == 0 ? 0 : counts.get(bin) / (double) all;
        }
    }

    /// Shares of each cohort, the first filled and the others as outlines over it.
    ///
    /// @param edges of the bins, ascending, equally far apart on the axis's scale, shape (bins + 1)
    record Histogram(Words words, Axis x, String shares, List<Double> edges, List<Cohort> cohorts) implements Plot {
        public Histogram {
            edges = List.copyOf(edges);
            cohorts = List.copyOf(cohorts);
            for (Cohort cohort : cohorts) {
                if (cohort.counts().size() != edges.size() - 1) {
                    throw new IllegalArgumentException("the cohort " + cohort.name() + " must have a count for each of "
                            + (edges.size() - 1) + " bins");
                }
            }
        }
    }

    /// @param at on the axis, finite
    /// @param colour from 0, the lowest, to 1, the highest; NaN is grey
    record Dot(double at, double colour) {
        public Dot {
            if (!Double.isFinite(at) || colour < 0 || colour > 1) {
                throw new IllegalArgumentException("a dot is finite and its colour in [0, 1]");
            }
        }
    }

    record Swarm(String label, List<Dot> dots) {
        public Swarm {
            dots = List.copyOf(dots);
        }
    }

    /// A beeswarm for each row, around a line at zero.
    ///
    /// @param low what the colour 0 means, `high` what 1 means
    record Dots(Words words, Axis x, String low, String high, List<Swarm> swarms) implements Plot {
        public Dots {
            swarms = List.copyOf(swarms);
        }
    }

    /// Observed over predicted, with intervals, beside the diagonal on which they would agree.
    ///
    /// @param agreement label of the diagonal
    record Reliability(Words words, Axis predicted, Axis observed, String agreement, List<Series> series)
            implements Plot {
        public Reliability {
            series = List.copyOf(series);
        }
    }

    /// Numbers from −1 to 1 in cells, such as correlations.
    ///
    /// @param values NaN leaves a cell empty, shape (rows, columns)
    record HeatMap(Words words, List<String> rows, List<String> columns, List<List<Double>> values) implements Plot {
        public HeatMap {
            rows = List.copyOf(rows);
            columns = List.copyOf(columns);
            values = values.stream().map(List::copyOf).toList();
            int width = columns.size();
            if (values.size() != rows.size() || values.stream().anyMatch(row -> row.size() != width)) {
                throw new IllegalArgumentException("a heat map has a value for each row and column");
            }
            if (values.stream().flatMap(List::stream).anyMatch(value -> Math.abs(value) > 1)) {
                throw new IllegalArgumentException("the values of a heat map lie from -1 to 1");
            }
        }
    }
}
