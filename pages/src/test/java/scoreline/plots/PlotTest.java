package scoreline.plots;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import scoreline.plots.Plot.Bar;
import scoreline.plots.Plot.Cohort;
import scoreline.plots.Plot.Dot;
import scoreline.plots.Plot.Mark;
import scoreline.plots.Plot.Point;
import scoreline.plots.Plot.Series;
import scoreline.plots.Plot.Swarm;
import scoreline.plots.Plot.Words;

class PlotTest {

    private static final Words WORDS = new Words("Cost <over> \"thresholds\" & 'more'", "Falls, then rises.");

    static Stream<Plot> everyKind() {
        var random = new SplittableRandom(1);
        List<Point> curve = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Point(i / 40.0, 0.4 + 0.01 * i, 0.35 + 0.01 * i, 0.47 + 0.01 * i))
                .toList();
        List<Point> other = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> new Point(i / 40.0, 0.9 - 0.01 * i))
                .toList();
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            dots.add(new Dot(random.nextDouble() - 0.4, i % 50 == 0 ? Double.NaN : random.nextDouble()));
        }
        List<List<Double>> square = List.of(List.of(Double.NaN, -0.8), List.of(-0.8, 0.3));
        return Stream.of(
                new Plot.Lines(
                        WORDS,
                        Axis.shares("Threshold"),
                        Axis.numbers("Cost per application"),
                        List.of(new Series("all", curve), new Series("women", other)),
                        List.of(new Mark.Vertical(0.09, "chosen"), new Mark.Horizontal(0.5, "accept all"))),
                new Plot.Lines(
                        WORDS,
                        Axis.shares("False alarms").between(0, 1),
                        Axis.shares("Defaults found").between(0, 1),
                        List.of(new Series("champion", curve)),
                        List.of(new Mark.Diagonal("chance"))),
                new Plot.Lines(
                        WORDS,
                        Axis.numbers("Rows").logarithmic(),
                        Axis.numbers("AUC"),
                        List.of(new Series("AUC", List.of(new Point(100, 0.6), new Point(30_000, 0.75)))),
                        List.of()),
                new Plot.Bars(
                        WORDS,
                        Axis.numbers("Mean contribution"),
                        List.of(""),
                        List.of(
                                new Bar("a short one", "", List.of(0.2)),
                                new Bar("a <label> that is far too long to stand beside its bar", "", List.of(-0.7))),
                        ""),
                new Plot.Bars(
                        WORDS,
                        Axis.shares(""),
                        List.of("repaid", "defaulted"),
                        List.of(
                                new Bar("office", "7 %", List.of(0.6, 0.4)),
                                new Bar("road", "12 %", List.of(0.4, 0.6))),
                        "default rate"),
                new Plot.Histogram(
                        WORDS,
                        Axis.numbers("Age (years)"),
                        "",
                        List.of(20.0, 40.0, 60.0, 80.0),
                        List.of(
                                new Cohort("repaid", List.of(5L, 9L, 2L)),
                                new Cohort("defaulted", List.of(4L, 1L, 0L)))),
                new Plot.Dots(
                        WORDS,
                        Axis.numbers("Contribution (log-odds)"),
                        "low",
                        "high",
                        List.of(new Swarm("External score", dots), new Swarm("Age", dots.subList(0, 9)))),
                new Plot.Reliability(
                        WORDS,
                        Axis.shares("Predicted"),
                        Axis.shares("Observed"),
                        "well calibrated",
                        List.of(
                                new Series("Platt", curve.subList(0, 9)),
                                new Series("isotonic", other.subList(30, 39)))),
                new Plot.HeatMap(WORDS, List.of("Income", "Age"), List.of("Income", "Age"), square),
                new Plot.HeatMap(WORDS, List.of("Income", "Age"), List.of("Credit", "Goods"), square));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void a_plot_is_xml_with_title_and_description_and_nothing_stands_outside(Plot plot) throws Exception {
        for (int width : new int[] {240, 336, 600}) {
            for (Language language : Language.values()) {
                // When
                Element svg = parsed(plot.svg(language, width));
                // Then
                assertThat(svg.getAttribute("role")).isEqualTo("img");
                assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                        .isEqualTo(WORDS.title());
                assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                        .isEqualTo(WORDS.description());
                double height = Double.parseDouble(svg.getAttribute("height"));
                for (String tag : List.of("text", "rect")) {
                    var elements = svg.getElementsByTagName(tag);
                    for (int i = 0; i < elements.getLength(); i++) {
                        var element = (Element) elements.item(i);
                        double wide = tag.equals("rect") ? Double.parseDouble(element.getAttribute("width")) : 0;
                        assertThat(Double.parseDouble(element.getAttribute("x")))
                                .isBetween(0.0, width - wide + 0.2);
                        assertThat(Double.parseDouble(element.getAttribute("y")))
                                .isBetween(0.0, height);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void the_same_plot_gives_the_same_bytes_and_french_ones_have_commas(Plot plot) {
        // When
        String english = plot.svg(Language.ENGLISH, 600);
        // Then
        assertThat(plot.svg(Language.ENGLISH, 600)).isEqualTo(english);
        assertThat(plot.svg(Language.FRENCH, 600)).doesNotContainPattern(">−?[0-9]+\\.[0-9]");
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void colours_are_the_pages_where_it_has_some(Plot plot) {
        // When
        String svg = plot.svg(Language.ENGLISH, 600);
        // Then
        assertThat(svg).contains("fill=\"currentColor\"").doesNotContain("<style", "<script", " id=");
        assertThat(svg.replaceAll("var\\(--plot-[a-z0-9]+,#[0-9a-f]+\\)", "")).doesNotContain("var(");
    }

    @Test
    void sorted_bars_begin_with_the_longest() {
        // Given
        var bars = new Plot.Bars(
                WORDS,
                Axis.numbers(""),
                List.of(""),
                List.of(new Bar("a", "", List.of(1.0)), new Bar("b", "", List.of(3.0)), new Bar("c", "", List.of(2.0))),
                "");
        // When / Then
        assertThat(bars.sorted().bars()).extracting(Bar::label).containsExactly("b", "c", "a");
    }

    @Test
    void a_bar_is_as_long_as_its_value() throws Exception {
        // Given
        var bars = new Plot.Bars(
                WORDS,
                Axis.numbers("").between(0, 4),
                List.of(""),
                List.of(new Bar("a", "", List.of(1.0)), new Bar("b", "", List.of(3.0))),
                "");
        // When
        var drawn = parsed(bars.svg(Language.ENGLISH, 600)).getElementsByTagName("rect");
        // Then
        double one = Double.parseDouble(((Element) drawn.item(0)).getAttribute("width"));
        double three = Double.parseDouble(((Element) drawn.item(1)).getAttribute("width"));
        assertThat(three / one).isBetween(2.99, 3.01);
    }

    @Test
    void data_that_cannot_be_drawn_are_refused_in_a_sentence() {
        // When / Then
        assertThatThrownBy(() -> new Point(1, 2, 3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Dot(0, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plot.HeatMap(WORDS, List.of("a"), List.of("b"), List.of(List.of(2.0))))
                .hasMessage("the values of a heat map lie from -1 to 1");
        assertThatThrownBy(() -> new Plot.Histogram(
                        WORDS, Axis.numbers(""), "", List.of(0.0, 1.0), List.of(new Cohort("repaid", List.of()))))
                .hasMessageContaining("repaid");
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)))
                .getDocumentElement();
    }
}
