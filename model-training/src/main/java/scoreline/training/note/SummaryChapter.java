package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import scoreline.page.Block;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.training.business.Money;
import scoreline.training.experiment.Experiment;

/** What it is and how good it is, for who reads nothing else. */
record SummaryChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        List<String> items = new ArrayList<>(List.of(ranking(), probabilities(), decision(), mistakes(), saved()));
        Money money = run.metrics().money();
        if (money != null) {
            items.add(inMoney(money));
        }
        return new Section(
                "summary",
                say.of("In short", "En bref"),
                List.of(
                        say.paragraph(
                                "The model reads an application for credit and gives the probability that its applicant"
                                        + " will have difficulties to repay. A threshold turns that probability into a"
                                        + " decision. What follows was measured on %s applications, each scored by models"
                                        + " that had not seen it.",
                                "Le modèle lit une demande de crédit et donne la probabilité que le demandeur ait des"
                                        + " difficultés à rembourser. Un seuil transforme cette probabilité en décision. Ce"
                                        + " qui suit a été mesuré sur %s demandes, chacune notée par des modèles qui ne"
                                        + " l’avaient pas vue.",
                                say.count(run.metrics().rows())),
                        facts(),
                        new Block.Items(items)));
    }

    @Override
    public List<Slide> slides() {
        return List.of(
                new Slide(
                        say.of(
                                "Methodological note: %s",
                                "Note méthodologique : %s", run.catalogue().name()),
                        List.of(
                                say.paragraph(
                                        "A probability of default for each application, a decision at the threshold that"
                                                + " costs the lender least, and the reasons.",
                                        "Une probabilité de défaut pour chaque demande, une décision au seuil qui coûte le"
                                                + " moins au prêteur, et les motifs."),
                                facts()),
                        List.of()),
                new Slide(
                        headline(),
                        List.of(new Block.Items(List.of(ranking(), decision(), mistakes(), saved()))),
                        List.of()));
    }

    private Block.Facts facts() {
        var metrics = run.metrics();
        return new Block.Facts(List.of(
                say.fact("Applications", "Demandes", say.count(metrics.rows())),
                say.fact("Defaulted", "En défaut", say.fine(metrics.defaultRate())),
                say.fact("AUC", "AUC", say.four(metrics.auc())),
                say.fact("Calibration error", "Erreur de calibration", say.four(metrics.expectedCalibrationError())),
                say.fact(
                        "Approved",
                        "Approuvées",
                        say.percent(metrics.confusion().approvalRate())),
                say.fact("Cost per application", "Coût par demande", say.four(metrics.costPerApplication()))));
    }

    private String ranking() {
        return say.of(
                "Ranking: of an application that defaulted and one that was repaid, the model gives the higher probability"
                        + " to the right one in %s of such pairs (AUC %s, standard error %s). A coin would be right in half"
                        + " of them.",
                "Classement : entre une demande en défaut et une demande remboursée, le modèle donne la probabilité la plus"
                        + " haute à la bonne dans %s des paires (AUC %s, erreur type %s). Une pièce lancée en l’air aurait"
                        + " raison une fois sur deux.",
                say.percent(run.metrics().auc()),
                say.four(run.metrics().auc()),
                say.four(run.metrics().aucStandardError()));
    }

    private String probabilities() {
        return say.of(
                "Probabilities: in ten groups of rising probability, what was predicted and what happened differ by %s"
                        + " percentage points on average.",
                "Probabilités : dans dix groupes de probabilité croissante, ce qui était prévu et ce qui est arrivé diffèrent"
                        + " de %s points de pourcentage en moyenne.",
                say.two(100 * run.metrics().expectedCalibrationError()));
    }

    private String decision() {
        return say.of(
                "Decision: from a probability of %s on, an application is refused. %s are approved; of these %s default,"
                        + " where %s of all do.",
                "Décision : à partir d’une probabilité de %s, la demande est refusée. %s sont approuvées ; parmi elles, %s"
                        + " font défaut, contre %s de l’ensemble.",
                say.fine(run.metrics().threshold()),
                say.percent(run.metrics().confusion().approvalRate()),
                say.percent(run.defaultRateOfApproved()),
                say.percent(run.metrics().defaultRate()));
    }

    private String mistakes() {
        return say.of(
                "Mistakes: %s applications that defaulted would have been approved, and %s that were repaid refused.",
                "Erreurs : %s demandes en défaut auraient été approuvées, et %s demandes remboursées refusées.",
                say.count(run.metrics().confusion().approvedDefaults()),
                say.count(run.metrics().confusion().refusedRepayments()));
    }

    private String saved() {
        return say.of(
                "What a wrong decision costs: a default approved counts as much as %s good applicants refused. So counted,"
                        + " decisions cost %s per application; to approve everybody would cost %s, to refuse everybody"
                        + " %s.",
                "Ce que coûte une mauvaise décision : un défaut approuvé compte autant que %s bons demandeurs refusés. À ce"
                        + " compte, les décisions coûtent %s par demande ; tout approuver coûterait %s, tout refuser %s.",
                say.plain(run.metrics().costRatio()),
                say.four(run.metrics().costPerApplication()),
                say.four(run.costOfApprovingAll()),
                say.four(run.costOfRefusingAll()));
    }

    private String headline() {
        double saving = saving();
        return saving < 0
                ? say.of(
                        "Mistakes cost %s more than without a model",
                        "Les erreurs coûtent %s de plus que sans modèle", say.percent(-saving))
                : say.of(
                        "The model saves %s of what mistakes would cost",
                        "Le modèle économise %s du coût des erreurs", say.percent(saving));
    }

    /** Of the cheaper of the two policies that need no model. */
    private double saving() {
        return 1 - run.metrics().costPerApplication() / Math.min(run.costOfApprovingAll(), run.costOfRefusingAll());
    }

    private String inMoney(Money money) {
        return say.of(
                "In the table’s currency, if a default loses %s of the amount and a repaid loan earns %s of it: %s lost per"
                        + " application, instead of %s when everybody is approved.",
                "Dans la monnaie de la table, si un défaut perd %s du montant et si un prêt remboursé en rapporte %s : %s"
                        + " perdus par demande, au lieu de %s quand tout est approuvé.",
                say.share(money.lossGivenDefault()),
                say.share(money.interestMargin()),
                say.amount(money.inForce().perApplication()),
                say.amount(money.approvingAll().perApplication()));
    }
}
