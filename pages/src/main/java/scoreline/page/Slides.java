package scoreline.page;

import static scoreline.plots.Markup.escaped;

import java.util.List;
import scoreline.plots.Language;

/// A deck to be shown, one slide a screen and one a printed page. Arrow keys turn it; without script it scrolls.
///
/// @param link to its twin in the other language
public record Slides(Language language, String title, Document.Link link, List<Slide> slides) {

    public Slides {
        slides = List.copyOf(slides);
    }

    public String html() {
        var html = new Html();
        var blocks = new BlockHtml(html, language);
        html.open("main");
        for (int i = 0; i < slides.size(); i++) {
            Slide slide = slides.get(i);
            String kind = i == 0 ? "cover" : slide.isFull() ? "full" : "airy";
            String columns = slide.side().isEmpty() ? "" : " two";
            html.open("section class=\"slide " + kind + columns + "\" id=\"s" + (i + 1) + "\" tabindex=\"-1\"");
            html.element(i == 0 ? "h1" : "h2", blocks.spaced(slide.title()));
            html.open("div class=\"body\"").open("div");
            slide.blocks().forEach(blocks::write);
            html.close("div");
            if (!slide.side().isEmpty()) {
                html.open("div");
                slide.side().forEach(blocks::write);
                html.close("div");
            }
            html.close("div").open("footer").element("span", blocks.spaced(title));
            if (i == 0) {
                html.element("a lang=\"" + link.in().code() + "\" href=\"" + escaped(link.file()) + "\"", link.text());
            }
            html.element("span", (i + 1) + " / " + slides.size())
                    .close("footer")
                    .close("section");
        }
        html.close("main");
        return Page.of(
                language,
                title,
                List.of("page.css", "blocks.css", "slides.css"),
                html.toString(),
                Resource.of(Page.class, "slides.js"));
    }
}
