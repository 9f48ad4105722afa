package scoreline.page;

import java.util.List;
import java.util.stream.Collectors;
import scoreline.page.Block.Column;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Block.Table;

/** Writes a document as Markdown, a paragraph a line. */
final class Markdown {

    private final Document document;
    private final StringBuilder out = new StringBuilder();

    Markdown(Document document) {
        this.document = document;
    }

    String text() {
        paragraph("# " + escaped(document.title()));
        paragraph(escaped(document.lead()));
        for (int i = 0; i < document.sections().size(); i++) {
            Section section = document.sections().get(i);
            paragraph("## " + (i + 1) + ". " + escaped(section.title()));
            section.blocks().forEach(this::write);
        }
        return out.substring(0, out.length() - 1);
    }

    private void write(Block block) {
        switch (block) {
            case Block.Heading heading -> paragraph("### " + escaped(heading.text()));
            case Block.Paragraph paragraph -> paragraph(escaped(paragraph.text()));
            case Block.Notice notice -> paragraph("> " + escaped(notice.text()));
            case Block.Listing listing -> paragraph("```\n" + listing.text() + "\n```");
            case Block.Items items ->
                paragraph(
                        items.texts().stream().map(text -> "- " + escaped(text)).collect(Collectors.joining("\n")));
            case Block.Facts facts ->
                paragraph(facts.facts().stream()
                        .map(fact -> "**" + escaped(fact.name()) + "**"
                                + document.language().of(": ", "\u00a0: ") + escaped(fact.value()))
                        .collect(Collectors.joining(" · ")));
            case Table table -> table(table);
            case Figure figure -> figure.numbers().ifPresent(this::table);
            case Block.Gallery gallery -> gallery.figures().forEach(this::write);
        }
    }

    private void table(Table table) {
        paragraph("**" + escaped(table.caption()) + "**");
        line(table.columns().stream().map(Column::title).map(this::escaped).toList());
        line(table.columns().stream()
                .map(column -> column.number() ? "---:" : "---")
                .toList());
        for (Line line : table.lines()) {
            line(line.cells().stream()
                    .map(this::escaped)
                    .map(cell -> line.marked() && !cell.isEmpty() ? "**" + cell + "**" : cell)
                    .toList());
        }
        out.append('\n');
    }

    private void line(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    private String escaped(String text) {
        return Typography.of(document.language(), text)
                .replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("_", "\\_")
                .replace("<", "&lt;");
    }
}
