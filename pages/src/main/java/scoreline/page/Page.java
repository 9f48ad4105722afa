package scoreline.page;

import java.util.List;
import java.util.stream.Collectors;
import scoreline.plots.Language;

/** A page of one file: style and script are in it, and nothing is fetched. Well-formed as XML, too. */
public final class Page {

    private Page() {}

    /// In the house's style.
    ///
    /// @param body markup
    /// @param script may be empty; the page is whole without it
    public static String of(Language language, String title, String body, String script) {
        return of(language, title, List.of("page.css"), body, script);
    }

    /// @param styles style sheets beside this class, the later the stronger
    static String of(Language language, String title, List<String> styles, String body, String script) {
        return of(language, title, styles, "", body, script);
    }

    /// @param styles style sheets beside this class, the later the stronger
    /// @param strongest a style sheet above all of them; may be empty
    /// @param script may be empty; the page is whole without it
    public static String of(
            Language language, String title, List<String> styles, String strongest, String body, String script) {
        var html = new Html();
        html.raw("<!DOCTYPE html>\n")
                .open("html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language.code() + "\"")
                .open("head")
                .raw(
                        "<meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
                .element("title", title)
                .open("style")
                .raw(styles.stream()
                        .map(style -> Resource.of(Page.class, style))
                        .collect(Collectors.joining()))
                .raw(strongest)
                .close("style")
                .close("head")
                .open("body")
                .raw(body);
        if (!script.isEmpty()) {
            html.open("script").raw(script).close("script");
        }
        return html.close("body").close("html").toString();
    }
}
