package scoreline.training.note;

import java.util.List;
import java.util.stream.IntStream;
import scoreline.page.Block;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.experiment.Experiment;
import scoreline.training.interpretation.Dependence;
import scoreline.training.interpretation.Dependence.Slice;
import scoreline.training.interpretation.Interpretation.FeatureImportance;
import scoreline.training.interpretation.Swarm;

/** What moves scores over all applicants. */
record GlobalChapter(Experiment run, Wording say) implements Chapter {

    private static final int IMPORTANT = 15;
    private static final int SWARMS = 10;
    private static final int DEPENDENCES = 6;

    @Override
    public Section section() {
        var interpretation = run.interpretation();
        return new Section(
                "global",
                say.of("What moves the scores", "Ce qui fait bouger les scores"),
                List.of(
                        say.paragraph(
                                "Each score is shared out exactly among the features (SHAP, in log-odds: 0.1 more makes the"
                                        + " odds of default about a tenth higher). The mean size of a feature’s share over %s"
                                        + " applications says how much it moves scores.",
                                "Chaque score est réparti exactement entre les variables (SHAP, en log-cotes : 0,1 de plus"
                                        + " augmente la cote de défaut d’un dixième environ). La taille moyenne de la part"
                                        + " d’une variable, sur %s demandes, dit combien elle fait bouger les scores.",
                                say.count(interpretation.rows())),
                        Figure.of(importance(IMPORTANT)),
                        importanceTable(),
                        say.paragraph(
                                "Gain, which training libraries report, measures how much splits helped to fit; it ranks"
                                        + " features as contributions do with a correlation of %s. Where they differ, trust"
                                        + " the contributions: they are of the scores as they are served.",
                                "Le gain, que donnent les bibliothèques, mesure combien les coupures ont aidé l’ajustement ;"
                                        + " il classe les variables comme les contributions avec une corrélation de %s. En"
                                        + " cas d’écart, fiez-vous aux contributions : elles portent sur les scores servis.",
                                say.two(interpretation.gainAgreement())),
                        groups(),
                        Figure.of(swarms(SWARMS)),
                        say.heading("Along the strongest features", "Le long des variables les plus fortes"),
                        say.paragraph(
                                "Mean contribution by value: to the right of zero the risk is higher.",
                                "Contribution moyenne selon la valeur : à droite de zéro, le risque est plus élevé."),
                        new Block.Gallery(interpretation.dependence().stream()
                                .limit(DEPENDENCES)
                                .map(this::dependence)
                                .toList())));
    }

    @Override
    public List<Slide> slides() {
        List<Dependence> first =
                run.interpretation().dependence().stream().limit(2).toList();
        return List.of(
                new Slide(
                        say.of(
                                "The strongest features: %s",
                                "Les variables les plus fortes : %s",
                                say.list(run.interpretation().features().stream()
                                        .limit(3)
                                        .map(each -> say.feature(each.feature()))
                                        .toList())),
                        List.of(Figure.of(importance(10))),
                        List.of(Figure.of(swarms(8)))),
                new Slide(
                        say.of("How the strongest features act", "Comment agissent les variables les plus fortes"),
                        first.stream()
                                .limit(1)
                                .<Block>map(each -> Figure.of(dependencePlot(each)))
                                .toList(),
                        first.stream()
                                .skip(1)
                                .<Block>map(each -> Figure.of(dependencePlot(each)))
                                .toList()));
    }

    private Plot importance(int most) {
        return new Plot.Bars(
                new Plot.Words(
                        say.of("Mean contribution to the score", "Contribution moyenne au score"),
                        say.of(
                                "Mean size of the %s strongest features’ contributions.",
                                "Taille moyenne des contributions des %s variables les plus fortes.",
                                say.count(Math.min(
                                        most, run.interpretation().features().size())))),
                Axis.numbers(say.of("log-odds", "log-cotes")),
                List.of(""),
                run.interpretation().features().stream()
                        .limit(most)
                        .map(each -> new Plot.Bar(
                                say.feature(each.feature()),
                                say.three(each.meanContribution()),
                                List.of(each.meanContribution())))
                        .toList(),
                "");
    }

    private Block.Table importanceTable() {
        List<FeatureImportance> features = run.interpretation().features();
        List<FeatureImportance> byGain = features.stream()
                .sorted((a, b) -> Double.compare(b.gainShare(), a.gainShare()))
                .toList();
        return new Block.Table(
                say.of("Contribution and gain", "Contribution et gain"),
                List.of(
                        say.text("Feature", "Variable"),
                        say.text("Reason", "Motif"),
                        say.number("Mean contribution", "Contribution moyenne"),
                        say.number("Share of gain", "Part du gain"),
                        say.number("Rank by gain", "Rang par gain")),
                features.stream()
                        .limit(IMPORTANT)
                        .map(each -> Line.of(
                                say.feature(each.feature()),
                                say.group(each.group()),
                                say.four(each.meanContribution()),
                                say.percent(each.gainShare()),
                                say.count(byGain.indexOf(each) + 1)))
                        .toList());
    }

    private Block.Table groups() {
        return new Block.Table(
                say.of("Reasons, their features taken together", "Motifs, leurs variables prises ensemble"),
                List.of(say.text("Reason", "Motif"), say.number("Mean contribution", "Contribution moyenne")),
                run.interpretation().groups().stream()
                        .map(each -> Line.of(say.group(each.group()), say.four(each.meanContribution())))
                        .toList());
    }

    private Plot swarms(int most) {
        return new Plot.Dots(
                new Plot.Words(
                        say.of("Contributions, one dot an applicant", "Contributions, un point par demandeur"),
                        say.of(
                                "To the right the feature raises the risk. The colour says whether the applicant’s value is"
                                        + " low or high among all.",
                                "À droite, la variable augmente le risque. La couleur dit si la valeur du demandeur est basse"
                                        + " ou haute parmi toutes.")),
                Axis.numbers(say.of("contribution, log-odds", "contribution, log-cotes")),
                say.of("low value", "valeur basse"),
                say.of("high value", "valeur haute"),
                run.interpretation().swarms().stream()
                        .limit(most)
                        .map(this::swarm)
                        .toList());
    }

    private Plot.Swarm swarm(Swarm swarm) {
        return new Plot.Swarm(
                say.feature(swarm.feature()),
                IntStream.range(0, swarm.contributions().size())
                        .mapToObj(i -> {
                            Double percentile = swarm.percentiles().get(i);
                            return new Plot.Dot(
                                    swarm.contributions().get(i), percentile == null ? Double.NaN : percentile);
                        })
                        .toList());
    }

    private Figure dependence(Dependence dependence) {
        return Figure.of(
                dependencePlot(dependence),
                new Block.Table(
                        say.feature(dependence.feature()),
                        List.of(
                                say.text("Value", "Valeur"),
                                say.number("Applications", "Demandes"),
                                say.number("Mean contribution", "Contribution moyenne"),
                                say.number("Four fifths lie from", "Quatre cinquièmes vont de"),
                                say.number("to", "à")),
                        dependence.slices().stream()
                                .map(slice -> Line.of(
                                        value(dependence, slice),
                                        say.count(slice.rows()),
                                        say.three(slice.mean()),
                                        say.three(slice.p10()),
                                        say.three(slice.p90())))
                                .toList()));
    }

    private Plot dependencePlot(Dependence dependence) {
        return new Plot.Bars(
                new Plot.Words(
                        say.feature(dependence.feature()),
                        say.of(
                                "Mean contribution by value, in log-odds.",
                                "Contribution moyenne selon la valeur, en log-cotes.")),
                Axis.numbers(""),
                List.of(""),
                dependence.slices().stream()
                        .map(slice ->
                                new Plot.Bar(value(dependence, slice), say.two(slice.mean()), List.of(slice.mean())))
                        .toList(),
                "");
    }

    private String value(Dependence dependence, Slice slice) {
        return switch (slice.kind()) {
            case CATEGORY -> slice.category() == null ? "" : say.category(dependence.feature(), slice.category());
            case RARE_CATEGORIES -> say.of("rare categories", "modalités rares");
            case MISSING -> say.of("missing", "absent");
            case VALUES -> values(slice);
        };
    }

    private String values(Slice slice) {
        Double from = slice.from();
        Double to = slice.to();
        if (from == null) {
            return to == null
                    ? say.of("all values", "toutes les valeurs")
                    : say.of("below %s", "moins de %s", say.plain(to));
        }
        return to == null
                ? say.of("from %s on", "à partir de %s", say.plain(from))
                : say.of("%s to %s", "%s à %s", say.plain(from), say.plain(to));
    }
}
