package scoreline.page;

import static scoreline.plots.Markup.escaped;

import java.util.List;
import scoreline.plots.Language;

/// A text in numbered sections, to be read on a screen, on paper or as Markdown.
///
/// @param lead says in a sentence or two what it is
/// @param links to its twin in the other language, and to what belongs to it
public record Document(Language language, String title, String lead, List<Link> links, List<Section> sections) {

    /// @param file beside this one
    /// @param in its language
    public record Link(String file, String text, Language in) {}

    public Document {
        links = List.copyOf(links);
        sections = List.copyOf(sections);
    }

    /** A page of one file. */
    public String html() {
        return html("");
    }

    /// A page of one file, with a look of its own.
    ///
    /// @param style sheet that is stronger than the house's
    public String html(String style) {
        var html = new Html();
        var blocks = new BlockHtml(html, language);
        html.element("a class=\"skip\" href=\"#main\"", language.of("Skip to the content", "Aller au contenu"));
        html.open("header");
        html.element("h1", blocks.spaced(title)).element("p class=\"quiet\"", blocks.spaced(lead));
        html.open("nav class=\"contents\" aria-label=\"" + language.of("Contents", "Sommaire") + "\"")
                .open("ol");
        for (Section section : sections) {
            html.open("li")
                    .element("a href=\"#" + section.anchor() + "\"", blocks.spaced(section.title()))
                    .close("li");
        }
        html.close("ol").open("p");
        for (Link link : links) {
            html.element("a lang=\"" + link.in().code() + "\" href=\"" + escaped(link.file()) + "\"", link.text());
        }
        html.close("p").close("nav").close("header").open("main id=\"main\"");
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            html.open("section id=\"" + section.anchor() + "\"");
            html.element("h2", (i + 1) + ". " + blocks.spaced(section.title()));
            section.blocks().forEach(blocks::write);
            html.close("section");
        }
        html.close("main");
        var styles = List.of("page.css", "blocks.css", "document.css");
        return Page.of(language, title, styles, style, html.toString(), "");
    }

    /** Markdown with tables in the place of plots. */
    public String markdown() {
        return new Markdown(this).text();
    }
}
