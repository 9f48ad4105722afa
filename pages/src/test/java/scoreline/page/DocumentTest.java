package scoreline.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import scoreline.plots.Axis;
import scoreline.plots.Language;
import scoreline.plots.Plot;

class DocumentTest {

    private static final String NASTY = "a|b *c* _d_ <script>alert(\"&\")</script> \\e";

    @Test
    void whatever_a_text_holds_stays_text() throws Exception {
        // Given
        Document document = document(
                Language.ENGLISH,
                new Block.Heading(NASTY),
                new Block.Paragraph(NASTY),
                new Block.Notice(NASTY),
                new Block.Items(List.of(NASTY)),
                new Block.Facts(List.of(new Block.Fact(NASTY, NASTY))),
                new Block.Listing(NASTY),
                new Block.Table(
                        NASTY,
                        List.of(Block.Column.text(NASTY), Block.Column.number(NASTY)),
                        List.of(Block.Line.of(NASTY, NASTY))));
        // When
        var html = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.html().getBytes(UTF_8)))
                .getDocumentElement();
        String markdown = document.markdown();
        // Then
        assertThat(html.getElementsByTagName("script").getLength()).isZero();
        assertThat(html.getElementsByTagName("td").item(0).getTextContent()).isEqualTo(NASTY);
        assertThat(markdown.lines().filter(line -> line.startsWith("|")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(3));
        assertThat(markdown).contains("\\*c\\* \\_d\\_ &lt;script>");
    }

    @Test
    void a_plot_is_a_table_in_markdown_and_both_on_a_page() {
        // Given
        var plot = new Plot.Bars(
                new Plot.Words("Bars", "Some"),
                Axis.numbers(""),
                List.of(""),
                List.of(new Plot.Bar("one", "", List.of(1.0))),
                "");
        var numbers = new Block.Table(
                "Numbers",
                List.of(Block.Column.text("What"), Block.Column.number("Size")),
                List.of(Block.Line.of("one", "1")));
        Document document = document(Language.ENGLISH, Block.Figure.of(plot, numbers), Block.Figure.of(plot));
        // When / Then
        assertThat(document.markdown()).isEqualTo("""
                        # T

                        L

                        ## 1. S

                        **Numbers**

                        | What | Size |
                        | --- | ---: |
                        | one | 1 |
                        """);
        assertThat(document.html()).containsOnlyOnce("<details>").contains("<caption>Numbers</caption>");
        assertThat(document.html().split("<svg ", -1)).hasSize(3);
    }

    @Test
    void french_punctuation_is_not_torn_from_its_word() {
        Document french = document(Language.FRENCH, new Block.Paragraph("« Oui » : 5 % ; non ?"));
        Document english = document(Language.ENGLISH, new Block.Paragraph("5 %; a : b"));

        assertThat(french.markdown()).contains("«\u00a0Oui\u00a0»\u00a0: 5\u202f%\u202f; non\u202f?");
        assertThat(english.markdown()).contains("5%; a : b");
    }

    @Test
    void a_line_has_a_cell_for_each_column() {
        List<Block.Column> columns = List.of(Block.Column.text("a"), Block.Column.text("b"));

        assertThatThrownBy(() -> new Block.Table("Odd", columns, List.of(Block.Line.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd");
    }

    @Test
    void slides_say_which_of_how_many_they_are() {
        var slide = new Slide("One", List.of(new Block.Paragraph("p")), List.of());
        var link = new Document.Link("other.html", "Other", Language.FRENCH);
        // When
        String html = new Slides(Language.ENGLISH, "Deck", link, List.of(slide, slide)).html();
        // Then
        assertThat(html).contains("id=\"s1\"", "id=\"s2\"", "1 / 2", "2 / 2").containsOnlyOnce("<h1>");
    }

    private static Document document(Language language, Block... blocks) {
        return new Document(language, "T", "L", List.of(), List.of(new Section("s", "S", List.of(blocks))));
    }
}
