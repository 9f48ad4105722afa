package scoreline.page;

import java.util.List;
import scoreline.page.Block.Column;
import scoreline.page.Block.Fact;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Block.Table;
import scoreline.plots.Language;
import scoreline.plots.Markup;

/** Writes blocks as HTML. */
record BlockHtml(Html html, Language language) {

    /** Near a phone's width, so that a phone hardly shrinks its text; larger screens enlarge it. */
    private static final int PLOT_WIDTH = 420;

    void write(Block block) {
        switch (block) {
            case Block.Heading heading -> html.element("h3", spaced(heading.text()));
            case Block.Paragraph paragraph -> html.element("p", spaced(paragraph.text()));
            case Block.Notice notice -> html.element("p class=\"fine\"", spaced(notice.text()));
            case Block.Listing listing -> html.element("pre tabindex=\"0\"", listing.text());
            case Block.Items items -> {
                html.open("ul");
                items.texts().forEach(text -> html.element("li", spaced(text)));
                html.close("ul");
            }
            case Block.Facts facts -> {
                html.open("dl class=\"facts\"");
                for (Fact fact : facts.facts()) {
                    html.open("div").element("dt", spaced(fact.name()));
                    html.element("dd", spaced(fact.value())).close("div");
                }
                html.close("dl");
            }
            case Table table -> table(table);
            case Figure figure -> figure(figure);
            case Block.Gallery gallery -> {
                html.open("div class=\"pair\"");
                gallery.figures().forEach(this::figure);
                html.close("div");
            }
        }
    }

    String spaced(String text) {
        return Typography.of(language, text);
    }

    private void table(Table table) {
        html.open("div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                + Markup.escaped(spaced(table.caption())) + "\"");
        html.open("table")
                .element("caption", spaced(table.caption()))
                .open("thead")
                .open("tr");
        for (Column column : table.columns()) {
            html.element("th scope=\"col\"" + place(column), spaced(column.title()));
        }
        html.close("tr").close("thead").open("tbody");
        for (Line line : table.lines()) {
            html.open(line.marked() ? "tr class=\"marked\"" : "tr");
            List<String> cells = line.cells();
            for (int i = 0; i < cells.size(); i++) {
                String tag = i == 0 ? "th scope=\"row\"" : "td";
                html.element(tag + place(table.columns().get(i)), spaced(cells.get(i)));
            }
            html.close("tr");
        }
        html.close("tbody").close("table").close("div");
    }

    private static String place(Column column) {
        return column.number() ? " class=\"number\"" : "";
    }

    private void figure(Figure figure) {
        html.open("figure").open("figcaption").text(spaced(figure.plot().words().title()));
        html.element("span", spaced(figure.plot().words().description())).close("figcaption");
        html.raw(figure.plot().svg(language, PLOT_WIDTH));
        figure.numbers().ifPresent(numbers -> {
            html.open("details").element("summary", language.of("The numbers", "Les nombres"));
            table(numbers);
            html.close("details");
        });
        html.close("figure");
    }
}
