package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scoreline.scoring.reference.Cells;
import scoreline.wire.CreditDecision;

/** How the values of a feature are told apart: in at most 256 cells. */
public sealed interface Axis {

    /** Of the cells, in their order. */
    List<Span> spans();

    /** Whose numbers say which cell a decision is in. */
    Column column();

    /// The cell of a decision, as an unsigned byte; of an erased one any.
    ///
    /// @param numbers of its column
    byte cell(Numbers numbers, int place);

    /// The cell of each decision.
    ///
    /// @return shape (places)
    default byte[] of(Population population) throws SQLException {
        var numbers = population.numbers(column());
        var cells = new byte[population.places()];
        for (int place = 0; place < cells.length; place++) {
            cells[place] = cell(numbers, place);
        }
        return cells;
    }

    /// The same of some.
    ///
    /// @return shape (places asked for)
    default byte[] of(Population population, int[] places) throws SQLException {
        var numbers = population.numbers(column());
        var cells = new byte[places.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(numbers, places[i]);
        }
        return cells;
    }

    /** The cell of one decision. */
    int of(CreditDecision decision);

    /// In the cells of the drift reference, neighbours together where there are more than so many.
    ///
    /// @param hasSentinels whether some number of the feature's field stands for "none"
    /// @param most cells, at least 8
    static Axis ofReference(int feature, Cells cells, boolean hasSentinels, int most) {
        return switch (cells) {
            case Cells.Intervals intervals -> ReferenceCells.of(feature, intervals, hasSentinels, most);
            case Cells.Categories categories -> ReferenceCells.of(feature, categories, most);
        };
    }

    /// Between edges; what lies outside is told apart from it.
    ///
    /// @param edges ascending; none, or at least two
    static Axis ofEdges(int feature, float... edges) {
        var spans = new ArrayList<Span>();
        spans.add(edges.length == 0 ? Span.of(Span.Kind.BELOW) : Span.below(edges[0]));
        for (int i = 1; i < edges.length; i++) {
            spans.add(Span.interval(edges[i - 1], edges[i]));
        }
        spans.add(edges.length == 0 ? Span.of(Span.Kind.ABOVE) : Span.above(edges[edges.length - 1]));
        spans.add(Span.of(Span.Kind.MISSING));
        return new Edges(feature, List.copyOf(spans), edges);
    }

    /** Cells that decisions carry. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record ReferenceCells(int feature, @Override List<Span> spans, byte[] spanOfCell) implements Axis {
        private static final int CELLS = 256;

        /** Below, above, sentinel and missing. */
        private static final int APART = 4;

        private static ReferenceCells of(int feature, Cells.Intervals cells, boolean hasSentinels, int most) {
            var lower = cells.lower();
            int together = Math.max(1, Math.ceilDiv(lower.size(), most - APART));
            var spans = new ArrayList<Span>();
            var spanOfCell = new byte[CELLS];
            spans.add(lower.isEmpty() ? Span.of(Span.Kind.BELOW) : Span.below(lower.getFirst()));
            for (int i = 0; i < lower.size(); i++) {
                if (i % together == 0) {
                    int end = i + together;
                    spans.add(Span.interval(lower.get(i), end < lower.size() ? lower.get(end) : cells.max()));
                }
                spanOfCell[Cells.FIRST + i] = (byte) (spans.size() - 1);
            }
            spanOfCell[Cells.ABOVE] = (byte) spans.size();
            spans.add(lower.isEmpty() ? Span.of(Span.Kind.ABOVE) : Span.above(cells.max()));
            if (hasSentinels) {
                spanOfCell[Cells.SENTINEL] = (byte) spans.size();
                spans.add(Span.of(Span.Kind.SENTINEL));
            }
            spanOfCell[Cells.MISSING] = (byte) spans.size();
            spans.add(Span.of(Span.Kind.MISSING));
            return new ReferenceCells(feature, List.copyOf(spans), spanOfCell);
        }

        private static ReferenceCells of(int feature, Cells.Categories cells, int most) {
            int named = cells.names().size() <= most - APART ? cells.names().size() : most - APART;
            var spans = new ArrayList<Span>();
            var spanOfCell = new byte[CELLS];
            for (int i = 0; i < named; i++) {
                spanOfCell[Cells.FIRST + i] = (byte) i;
                spans.add(Span.category(cells.names().get(i)));
            }
            if (named < cells.names().size()) {
                Arrays.fill(
                        spanOfCell,
                        Cells.FIRST + named,
                        Cells.FIRST + cells.names().size(),
                        (byte) named);
                spans.add(Span.of(Span.Kind.OTHER));
            }
            spanOfCell[Cells.UNSEEN] = (byte) spans.size();
            spans.add(Span.of(Span.Kind.UNSEEN));
            spanOfCell[Cells.MISSING] = (byte) spans.size();
            spans.add(Span.of(Span.Kind.MISSING));
            return new ReferenceCells(feature, List.copyOf(spans), spanOfCell);
        }

        @Override
        public Column column() {
            return Column.cell(feature);
        }

        @Override
        public byte cell(Numbers numbers, int place) {
            return spanOfCell[Byte.toUnsignedInt(numbers.byteAt(place))];
        }

        @Override
        public int of(CreditDecision decision) {
            var bins = decision.getBins();
            return Byte.toUnsignedInt(spanOfCell[Byte.toUnsignedInt(bins.get(bins.position() + feature))]);
        }
    }

    /** Intervals between edges of the asker's own. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    record Edges(int feature, @Override List<Span> spans, float[] edges) implements Axis {

        @Override
        public Column column() {
            return Column.feature(feature);
        }

        @Override
        public byte cell(Numbers numbers, int place) {
            return (byte) cell(numbers.floatAt(place));
        }

        @Override
        public int of(CreditDecision decision) {
            return cell(decision.getFeatureValues().get(feature));
        }

        private int cell(float value) {
            int above = spans.size() - 2;
            if (Float.isNaN(value)) {
                return above + 1;
            }
            if (edges.length == 0 || value < edges[0]) {
                return 0;
            }
            if (value > edges[edges.length - 1]) {
                return above;
            }
            // Zero has two signs, of which a search puts one before the other.
            int at = Arrays.binarySearch(edges, value + 0.0f);
            return Math.min(above - 1, at >= 0 ? at + 1 : -at - 1);
        }
    }
}
