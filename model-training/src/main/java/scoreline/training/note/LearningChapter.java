package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.Lab;
import scoreline.training.experiment.Lab.LearningPoint;

/** What more rows would bring. */
record LearningChapter(Experiment run, Wording say) implements Chapter {

    private static final int STEPS = 20;

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>();
        if (points().isEmpty()) {
            blocks.add(say.notice(
                    "This run drew no learning curve; a thorough one does.",
                    "Cet entraînement n’a pas tracé de courbe d’apprentissage ; un entraînement approfondi le fait."));
        } else {
            blocks.add(say.paragraph(
                    "The champion’s settings on parts of the rows, each part trained and judged by itself; the figures are"
                            + " means over the parts.",
                    "Les réglages du champion sur des parties des lignes, chacune apprise et jugée à part ; les chiffres"
                            + " sont des moyennes sur les parties."));
            blocks.add(Block.Figure.of(curve()));
            blocks.add(table());
            blocks.add(new Block.Paragraph(forecast()));
        }
        return new Section(
                "learning", say.of("What more rows would bring", "Ce qu’apporteraient plus de lignes"), blocks);
    }

    @Override
    public List<Slide> slides() {
        return points().isEmpty()
                ? List.of()
                : List.of(new Slide(
                        say.of("What more rows would bring", "Ce qu’apporteraient plus de lignes"),
                        List.of(new Block.Paragraph(forecast()), table()),
                        List.of(Block.Figure.of(curve()))));
    }

    /** For who looks for improvements. */
    String inShort() {
        return points().isEmpty()
                ? say.of(
                        "Draw a learning curve (a thorough run does), to know what more rows would bring.",
                        "Tracer une courbe d’apprentissage (un entraînement approfondi le fait), pour savoir ce"
                                + " qu’apporteraient plus de lignes.")
                : say.of("More rows. ", "Plus de lignes. ") + forecast();
    }

    private List<LearningPoint> points() {
        return run.lab().map(Lab::learningCurve).orElse(List.of());
    }

    /** By how much the law, fitted without the last point, missed it; empty where too few points are left. */
    private Optional<Double> miss() {
        LearningPoint last = points().getLast();
        return LearningLaw.of(points().subList(0, points().size() - 1)).map(law -> law.auc(last.rows()) - last.auc());
    }

    private String forecast() {
        LearningPoint last = points().getLast();
        Optional<LearningLaw> found = LearningLaw.of(points());
        if (found.isEmpty()) {
            return say.of(
                    "From these points no law can be told: the AUC does not rise with the rows, or there are too few points.",
                    "De ces points on ne peut tirer aucune loi : l’AUC ne monte pas avec les lignes, ou il y a trop peu de"
                            + " points.");
        }
        double twice = found.get().auc(2.0 * last.rows());
        String law = say.of(
                "By the law AUC(n) = a − b·n^(−c) through these points, twice as many rows to learn from (%s) would bring %s"
                        + " of AUC, to %s.",
                "Selon la loi AUC(n) = a − b·n^(−c) passant par ces points, deux fois plus de lignes d’apprentissage (%s)"
                        + " apporteraient %s d’AUC, soit %s.",
                say.count(2L * last.rows()),
                say.change(twice - last.auc()),
                say.four(twice));
        return law
                + miss().map(off -> say.of(
                                " This is uncertain: fitted without the last point, the law misses that point by %s, and the"
                                        + " same may happen again.",
                                " C’est incertain : ajustée sans le dernier point, la loi manque ce point de %s, et cela"
                                        + " peut se reproduire.",
                                say.change(off)))
                        .orElseGet(() -> say.of(
                                " With so few points nothing tells how wrong that may be.",
                                " Avec si peu de points, rien ne dit de combien cela peut se tromper."));
    }

    private Plot curve() {
        List<Plot.Point> measured = points().stream()
                .map(point -> new Plot.Point(point.rows(), point.auc()))
                .toList();
        Stream<Plot.Series> law = LearningLaw.of(points()).stream().map(this::series);
        return new Plot.Lines(
                new Plot.Words(say.of("AUC over rows learnt from", "AUC selon les lignes apprises"), reach()),
                Axis.numbers(say.of("rows learnt from", "lignes apprises")).logarithmic(),
                Axis.numbers("AUC"),
                Stream.concat(Stream.of(new Plot.Series(say.of("measured", "mesurée"), measured)), law)
                        .toList(),
                List.of());
    }

    private String reach() {
        String measured = say.of("Measured up to the rows there are", "Mesurée jusqu’aux lignes existantes");
        if (LearningLaw.of(points()).isEmpty()) {
            return measured + ".";
        }
        return measured
                + say.of("; by the law up to twice as many", " ; selon la loi jusqu’au double")
                + (miss().isEmpty()
                        ? "."
                        : say.of(
                                ", with the law’s own miss as a band.",
                                ", avec l’écart de la loi elle-même comme bande."));
    }

    private Plot.Series series(LearningLaw law) {
        double from = points().getFirst().rows();
        double most = points().getLast().rows();
        double off = Math.abs(miss().orElse(0.0));
        return new Plot.Series(
                say.of("by the law", "selon la loi"),
                IntStream.rangeClosed(0, STEPS)
                        .mapToDouble(step -> from * Math.pow(2 * most / from, step / (double) STEPS))
                        .mapToObj(rows -> {
                            double band = rows > most ? off : 0;
                            double auc = law.auc(rows);
                            return new Plot.Point(rows, auc, auc - band, auc + band);
                        })
                        .toList());
    }

    private Block.Table table() {
        return new Block.Table(
                say.of("The learning curve", "La courbe d’apprentissage"),
                List.of(
                        say.number("Rows learnt from", "Lignes apprises"),
                        say.number("Parts", "Parties"),
                        say.number("AUC", "AUC"),
                        say.number("Cost per application", "Coût par demande")),
                points().stream()
                        .map(point -> Line.of(
                                say.count(point.rows()),
                                say.count(point.parts()),
                                say.four(point.auc()),
                                say.four(point.costPerApplication())))
                        .toList());
    }
}
