package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.page.Block;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.experiment.Experiment;
import scoreline.training.interpretation.Example;
import scoreline.training.interpretation.LimeAgreement;

/** How single scores come about, by two methods. */
record ExamplesChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(say.paragraph(
                "Made-up applications, nobody’s. The model’s base of %s in log-odds and the contributions of all features"
                        + " add up to the score.",
                "Des demandes inventées, de personne. La base du modèle, %s en log-cotes, et les contributions de toutes les"
                        + " variables s’additionnent pour donner le score.",
                say.two(run.interpretation().base())));
        for (Example example : run.interpretation().examples()) {
            blocks.add(new Block.Heading(heading(example)));
            blocks.add(new Block.Paragraph(outcome(example)));
            blocks.add(Figure.of(steps(example)));
            blocks.add(table(example));
        }
        blocks.add(say.heading("SHAP beside LIME", "SHAP à côté de LIME"));
        blocks.add(new Block.Paragraph(agreement()));
        blocks.add(new Block.Paragraph(say.of(run.interpretation().lime().why())));
        return new Section("examples", say.of("Single decisions", "Décisions une à une"), blocks);
    }

    @Override
    public List<Slide> slides() {
        List<Slide> slides = new ArrayList<>();
        for (Example example : run.interpretation().examples()) {
            slides.add(new Slide(
                    say.of("%s: %s", "%s : %s", heading(example), say.fine(example.probability())),
                    List.of(table(example)),
                    List.of(Figure.of(steps(example)))));
        }
        slides.add(new Slide(
                say.of("Another method says much the same, or not", "Une autre méthode dit-elle la même chose ?"),
                List.of(
                        new Block.Paragraph(agreement()),
                        new Block.Paragraph(say.of(run.interpretation().lime().why()))),
                List.of()));
        return slides;
    }

    private String title(Example example) {
        return switch (example.kind()) {
            case CLEARLY_APPROVED -> say.of("clearly approved", "nettement approuvée");
            case AT_THRESHOLD -> say.of("at the threshold", "au seuil");
            case CLEARLY_REFUSED -> say.of("clearly refused", "nettement refusée");
        };
    }

    private String heading(Example example) {
        return say.of("A made-up application, %s", "Une demande inventée, %s", title(example));
    }

    private String outcome(Example example) {
        return say.of(
                "Probability of default %s; refused from %s on.",
                "Probabilité de défaut %s ; refus à partir de %s.",
                say.fine(example.probability()),
                say.fine(example.threshold()));
    }

    private Plot steps(Example example) {
        return new Plot.Bars(
                new Plot.Words(
                        say.of("What moved this score", "Ce qui a fait bouger ce score"),
                        say.of(
                                "Contributions of the strongest features by SHAP, and what LIME says of them.",
                                "Contributions des variables les plus fortes selon SHAP, et ce qu’en dit LIME.")),
                Axis.numbers(say.of("log-odds", "log-cotes")),
                List.of("LIME", "SHAP"),
                example.steps().stream()
                        .map(step -> new Plot.Bar(
                                say.feature(step.feature()),
                                say.two(step.contribution()),
                                List.of(step.lime(), step.contribution())))
                        .toList(),
                "SHAP");
    }

    private Block.Table table(Example example) {
        List<Line> lines = new ArrayList<>(example.steps().stream()
                .map(step -> Line.of(
                        say.feature(step.feature()),
                        value(step.value()),
                        say.three(step.contribution()),
                        say.three(step.lime())))
                .toList());
        lines.add(Line.of(
                say.of("all other features", "toutes les autres variables"),
                "",
                say.three(example.rest()),
                say.none()));
        lines.add(new Line(
                List.of(
                        say.of("score, base included", "score, base comprise"),
                        "",
                        say.three(example.margin()),
                        say.none()),
                true));
        return new Block.Table(
                heading(example),
                List.of(
                        say.text("Feature", "Variable"),
                        say.number("Value", "Valeur"),
                        Block.Column.number("SHAP"),
                        Block.Column.number("LIME")),
                lines);
    }

    private String value(@Nullable Object value) {
        return switch (value) {
            case null -> say.of("missing", "absent");
            case Number number -> say.language().significant(number.doubleValue(), 4);
            default -> value.toString();
        };
    }

    private String agreement() {
        LimeAgreement lime = run.interpretation().lime();
        return say.of(
                "LIME explains %s applicants with %s made-up neighbours each. It orders the features as SHAP does with a rank"
                        + " correlation of %s, and as itself under another seed with %s; of the five strongest they have %s"
                        + " in common. Its straight line explains %s of the scores’ variance around an applicant.",
                "LIME explique %s demandeurs avec %s voisins inventés chacun. Il ordonne les variables comme SHAP avec une"
                        + " corrélation de rang de %s, et comme lui-même sous une autre graine avec %s ; des cinq plus"
                        + " fortes ils ont %s en commun. Sa droite explique %s de la variance des scores autour d’un"
                        + " demandeur.",
                say.count(lime.applicants()),
                say.count(lime.samples()),
                say.two(lime.withShap().spearman()),
                say.two(lime.withItself().spearman()),
                say.percent(lime.withShap().commonTop5()),
                say.percent(lime.fit()));
    }
}
