package scoreline.training.note;

import java.util.List;
import scoreline.page.Block;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.calibration.Method;
import scoreline.training.calibration.MethodScore;
import scoreline.training.calibration.ReliabilityBin;
import scoreline.training.experiment.Experiment;

/** Whether a probability means what it says. */
record CalibrationChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        return new Section(
                "calibration",
                say.of("Calibration", "Calibration"),
                List.of(
                        meaning(),
                        Figure.of(reliability(), reliabilityTable()),
                        served(),
                        methods(),
                        say.paragraph(
                                "ECE: mean distance between predicted and observed, over ten groups of equal count. A method"
                                        + " that does not keep the order gives two applicants of different score the same"
                                        + " probability, or changes their places.",
                                "ECE : distance moyenne entre prévu et observé, sur dix groupes de même effectif. Une méthode"
                                        + " qui ne garde pas l’ordre donne la même probabilité à deux demandeurs de scores"
                                        + " différents, ou échange leurs places.")));
    }

    @Override
    public List<Slide> slides() {
        return List.of(new Slide(
                say.of(
                        "%s of %s groups default as predicted",
                        "%s groupes sur %s font défaut comme prévu", say.count(within()), say.count(bins().size())),
                List.of(meaning(), methods()),
                List.of(Figure.of(reliability()))));
    }

    private List<ReliabilityBin> bins() {
        return run.metrics().reliability();
    }

    /** Groups whose interval holds what was predicted. */
    private long within() {
        return bins().stream()
                .filter(bin -> bin.low() <= bin.meanProbability() && bin.meanProbability() <= bin.high())
                .count();
    }

    private Block.Paragraph meaning() {
        return say.paragraph(
                "Of applications with a probability of 10 %%, about one in ten should default. In %s of %s groups of rising"
                        + " probability, what was predicted lies within the 95 %% interval of what happened.",
                "Parmi les demandes à 10 %% de probabilité, une sur dix environ devrait faire défaut. Dans %s groupes sur %s,"
                        + " rangés par probabilité croissante, ce qui était prévu se trouve dans l’intervalle à 95 %% de ce"
                        + " qui est arrivé.",
                say.count(within()),
                say.count(bins().size()));
    }

    private Block.Paragraph served() {
        return say.paragraph(
                "Served is Platt’s method, fitted on scores out of fold: log-odds = %s × margin %s. It keeps the order of"
                        + " the applicants.",
                "Le modèle servi utilise la méthode de Platt, ajustée sur des scores hors bloc : log-cotes = %s × marge %s."
                        + " Elle garde l’ordre des demandeurs.",
                say.four(run.calibration().slope()),
                (run.calibration().intercept() < 0 ? "− " : "+ ")
                        + say.four(Math.abs(run.calibration().intercept())));
    }

    private Plot reliability() {
        return new Plot.Reliability(
                new Plot.Words(
                        say.of("Reliability diagram", "Diagramme de fiabilité"),
                        say.of(
                                "Observed default rate over predicted probability, with 95 %% intervals; on the line they"
                                        + " agree.",
                                "Taux de défaut observé selon la probabilité prévue, avec intervalles à 95 %% ; sur la ligne,"
                                        + " ils concordent.")),
                Axis.shares(say.of("predicted", "prévu")),
                Axis.shares(say.of("observed", "observé")),
                say.of("as predicted", "comme prévu"),
                List.of(new Plot.Series(
                        "",
                        bins().stream()
                                .map(bin -> new Plot.Point(
                                        bin.meanProbability(),
                                        bin.defaultRate(),
                                        Math.min(bin.low(), bin.defaultRate()),
                                        Math.max(bin.high(), bin.defaultRate())))
                                .toList())));
    }

    private Block.Table reliabilityTable() {
        return new Block.Table(
                say.of("Predicted and observed", "Prévu et observé"),
                List.of(
                        say.number("Applications", "Demandes"),
                        say.number("Predicted", "Prévu"),
                        say.number("Observed", "Observé"),
                        say.number("95 %% from", "95 %% de"),
                        say.number("to", "à")),
                bins().stream()
                        .map(bin -> Line.of(
                                say.count(bin.rows()),
                                say.fine(bin.meanProbability()),
                                say.fine(bin.defaultRate()),
                                say.fine(bin.low()),
                                say.fine(bin.high())))
                        .toList());
    }

    private Block.Table methods() {
        return new Block.Table(
                say.of("Methods, each fitted on the other folds", "Méthodes, chacune ajustée sur les autres blocs"),
                List.of(
                        say.text("Method", "Méthode"),
                        say.number("ECE", "ECE"),
                        say.number("Brier", "Brier"),
                        say.number("Log-loss", "Perte logarithmique"),
                        say.number("AUC", "AUC"),
                        say.text("Keeps the order", "Garde l’ordre")),
                run.metrics().calibrationMethods().stream().map(this::method).toList());
    }

    private Line method(MethodScore score) {
        Double logLoss = score.logLoss();
        String name = switch (score.method()) {
            case NONE -> say.of("none", "aucune");
            case PLATT -> say.of("Platt (served)", "Platt (servie)");
            case BETA -> say.of("beta", "bêta");
            case ISOTONIC -> say.of("isotonic", "isotone");
        };
        return new Line(
                List.of(
                        name,
                        say.four(score.expectedCalibrationError()),
                        say.language().number(score.brier(), 5),
                        logLoss == null
                                ? say.of("infinite", "infinie")
                                : say.language().number(logLoss, 5),
                        say.four(score.auc()),
                        say.yes(score.rankOrderKept())),
                score.method() == Method.PLATT);
    }
}
