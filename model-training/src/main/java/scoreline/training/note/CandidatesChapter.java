package scoreline.training.note;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.page.Block;
import scoreline.page.Block.Column;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.training.candidate.Assessed;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.Lab;

/** All that was compared, side by side. */
record CandidatesChapter(Experiment run, Wording say) implements Chapter {

    private static final int ON_A_SLIDE = 10;

    /** A figure of a candidate, under its title. */
    private record Figure(Column column, Function<Assessed, String> cell) {}

    @Override
    public Section section() {
        List<Block> blocks = run.lab()
                .<List<Block>>map(lab -> List.of(
                        say.paragraph(
                                "The same candidates in three tables, by rising cost; the one that serves stands out."
                                        + " Probabilities are calibrated by Platt’s method on the other folds, but those"
                                        + " called raw, which are the model’s own.",
                                "Les mêmes candidats en trois tableaux, par coût croissant ; celui qui sert ressort. Les"
                                        + " probabilités sont calibrées par la méthode de Platt sur les autres blocs, sauf"
                                        + " celles dites brutes, qui sont celles du modèle."),
                        table(lab, say.of("Ranking and cost", "Classement et coût"), ranking(), Integer.MAX_VALUE),
                        table(lab, say.of("Probabilities", "Probabilités"), probabilities(), Integer.MAX_VALUE),
                        table(
                                lab,
                                say.of("Decisions at the cheapest threshold", "Décisions au seuil le moins coûteux"),
                                decisions(),
                                Integer.MAX_VALUE)))
                .orElseGet(() -> List.of(say.notice(
                        "This run compared no candidates: there is nothing to set side by side.",
                        "Cet entraînement n’a comparé aucun candidat : il n’y a rien à mettre côte à côte.")));
        return new Section("candidates", say.of("All candidates", "Tous les candidats"), blocks);
    }

    @Override
    public List<Slide> slides() {
        return run.lab().stream()
                .map(lab -> new Slide(
                        say.of(
                                "%s candidates on the same folds, by cost",
                                "%s candidats sur les mêmes blocs, par coût",
                                say.count(lab.candidates().size())),
                        List.of(table(
                                lab,
                                lab.candidates().size() > ON_A_SLIDE
                                        ? say.of(
                                                "The %s cheapest, and the one that serves",
                                                "Les %s moins coûteux, et celui qui sert", say.count(ON_A_SLIDE))
                                        : say.of("All of them", "Tous"),
                                ranking(),
                                ON_A_SLIDE)),
                        List.of()))
                .toList();
    }

    /// @param most of the cheapest; the champion is always there
    private Block.Table table(Lab lab, String caption, List<Figure> figures, int most) {
        var names = new CandidateNames(say);
        List<Integer> byCost = IntStream.range(0, lab.candidates().size())
                .boxed()
                .sorted(Comparator.comparing(at -> lab.candidates().get(at).costPerApplication()))
                .toList();
        List<Line> lines = byCost.stream()
                .filter(at -> at == lab.champion() || byCost.indexOf(at) < most)
                .map(at -> new Line(
                        Stream.concat(
                                        Stream.of(names.of(lab.candidates().get(at))),
                                        figures.stream()
                                                .map(figure -> figure.cell()
                                                        .apply(lab.candidates().get(at))))
                                .toList(),
                        at == lab.champion()))
                .toList();
        return new Block.Table(
                caption,
                Stream.concat(
                                Stream.of(say.text("Candidate", "Candidat")),
                                figures.stream().map(Figure::column))
                        .toList(),
                lines);
    }

    private List<Figure> ranking() {
        return List.of(
                new Figure(say.number("Cost", "Coût"), each -> say.four(each.costPerApplication())),
                new Figure(say.number("± standard error", "± erreur type"), each -> say.four(each.costStandardError())),
                new Figure(say.number("AUC", "AUC"), each -> say.four(each.auc())),
                new Figure(
                        say.number("Average precision", "Précision moyenne"),
                        each -> say.four(each.averagePrecision())),
                new Figure(say.number("KS", "KS"), each -> say.four(each.ks())),
                new Figure(say.text("Can serve", "Peut servir"), each -> say.yes(each.servable())),
                new Figure(say.number("Size, kB", "Taille, ko"), each -> say.count(Math.round(each.bytes() / 1e3))));
    }

    private List<Figure> probabilities() {
        return List.of(
                new Figure(
                        say.number("Log-loss", "Perte logarithmique"),
                        each -> say.language().number(each.logLoss(), 5)),
                new Figure(say.number("Brier", "Brier"), each -> say.language().number(each.brier(), 5)),
                new Figure(say.number("ECE", "ECE"), each -> say.four(each.expectedCalibrationError())),
                new Figure(
                        say.number("Mean raw probability", "Probabilité brute moyenne"),
                        each -> say.percent(each.rawMeanProbability())),
                new Figure(
                        say.number("Raw Brier", "Brier brut"),
                        each -> say.language().number(each.rawBrier(), 5)),
                new Figure(say.number("Raw ECE", "ECE brute"), each -> say.four(each.rawExpectedCalibrationError())));
    }

    private List<Figure> decisions() {
        return List.of(
                new Figure(say.number("Threshold", "Seuil"), each -> say.fine(each.threshold())),
                new Figure(say.number("Accuracy", "Exactitude"), each -> say.percent(each.accuracy())),
                new Figure(
                        say.number("Refused, defaulted", "Refusées, en défaut"),
                        each -> say.count(each.confusion().refusedDefaults())),
                new Figure(
                        say.number("Refused, repaid", "Refusées, remboursées"),
                        each -> say.count(each.confusion().refusedRepayments())),
                new Figure(
                        say.number("Approved, defaulted", "Approuvées, en défaut"),
                        each -> say.count(each.confusion().approvedDefaults())),
                new Figure(
                        say.number("Approved, repaid", "Approuvées, remboursées"),
                        each -> say.count(each.confusion().approvedRepayments())),
                new Figure(say.number("Rows judged", "Lignes jugées"), each -> say.count(each.rows())));
    }
}
