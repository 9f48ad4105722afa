package scoreline.page;

import static scoreline.plots.Markup.escaped;

/** Writes elements one into the other; well-formed as XML, too. */
public final class Html {

    private final StringBuilder out = new StringBuilder();

    /// @param tag a name, with attributes that are escaped already
    public Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    public Html close(String name) {
        out.append("</").append(name).append(">\n");
        return this;
    }

    public Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** What is markup already. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /// @param tag a name, with attributes that are escaped already
    public Html element(String tag, String text) {
        int end = tag.indexOf(' ');
        return open(tag).text(text).close(end < 0 ? tag : tag.substring(0, end));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
