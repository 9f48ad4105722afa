package scoreline.page;

import java.util.List;
import java.util.Optional;
import scoreline.plots.Plot;

/** A piece of a document; texts are plain, not yet escaped. */
public sealed interface Block {

    /** Below the heading of a section. */
    record Heading(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** What a reader must not miss, or what there is nothing to say of. */
    record Notice(String text) implements Block {}

    record Items(List<String> texts) implements Block {
        public Items {
            texts = List.copyOf(texts);
        }
    }

    record Fact(String name, String value) {}

    /** Few figures that stand out. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** Text that is copied, not read. */
    record Listing(String text) implements Block {}

    /// @param number whether its cells are numbers, which stand right
    record Column(String title, boolean number) {
        public static Column text(String title) {
            return new Column(title, false);
        }

        public static Column number(String title) {
            return new Column(title, true);
        }
    }

    /// @param cells the first one names the row
    /// @param marked stands out
    record Line(List<String> cells, boolean marked) {
        public Line {
            cells = List.copyOf(cells);
        }

        public static Line of(String... cells) {
            return new Line(List.of(cells), false);
        }
    }

    record Table(String caption, List<Column> columns, List<Line> lines) implements Block {
        public Table {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
            for (Line line : lines) {
                if (line.cells().size() != columns.size()) {
                    throw new IllegalArgumentException("each line of the table " + caption + " must have "
                            + columns.size() + " cells, one had " + line.cells().size());
                }
            }
        }
    }

    /// A plot, whose title and description are its caption.
    ///
    /// @param numbers what is drawn, for who cannot see it; empty where a table beside it says the same
    record Figure(Plot plot, Optional<Table> numbers) implements Block {
        public static Figure of(Plot plot) {
            return new Figure(plot, Optional.empty());
        }

        public static Figure of(Plot plot, Table numbers) {
            return new Figure(plot, Optional.of(numbers));
        }
    }

    /** Figures side by side where there is room. */
    record Gallery(List<Figure> figures) implements Block {
        public Gallery {
            figures = List.copyOf(figures);
        }
    }
}
