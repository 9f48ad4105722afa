package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import scoreline.page.Block;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.training.business.Money;
import scoreline.training.business.Stakes;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.Lab;
import scoreline.training.fairness.Attribute;
import scoreline.training.fairness.ImpactRatio;

/** What the figures do not say, and what would help. */
record LimitsChapter(Experiment run, Wording say) implements Chapter {

    private static final double NORMAL_975 = 1.959963984540054;

    /** An interval of the AUC of this width or more leaves good and mediocre models apart by chance. */
    private static final double WIDE = 0.02;

    private static final double LITTLE_AGREEMENT = 0.6;

    @Override
    public Section section() {
        return new Section(
                "limits",
                say.of("Limits and improvements", "Limites et améliorations"),
                List.of(
                        say.heading("Limits", "Limites"),
                        new Block.Items(limits()),
                        say.heading("What would help", "Ce qui aiderait"),
                        new Block.Items(improvements())));
    }

    @Override
    public List<Slide> slides() {
        return List.of(
                new Slide(
                        say.of("What the figures do not say", "Ce que les chiffres ne disent pas"),
                        List.of(new Block.Items(limits())),
                        List.of()),
                new Slide(
                        say.of("What would help", "Ce qui aiderait"),
                        List.of(new Block.Items(improvements())),
                        List.of()));
    }

    private List<String> limits() {
        var metrics = run.metrics();
        List<String> limits = new ArrayList<>();
        limits.add(say.of(
                "The applicants of the table had been accepted by an earlier policy; what became of those it refused is"
                        + " unknown.",
                "Les demandeurs de la table avaient été acceptés par une politique antérieure ; on ignore ce que seraient"
                        + " devenus ceux qu’elle a refusés."));
        double half = NORMAL_975 * metrics.aucStandardError();
        limits.add(say.of(
                "With %s defaults the AUC is known to within %s (95 %%: %s to %s)%s.",
                "Avec %s défauts, l’AUC est connue à %s près (95 %% : %s à %s)%s.",
                say.count(run.defaults()),
                say.four(half),
                say.four(metrics.auc() - half),
                say.four(metrics.auc() + half),
                2 * half >= WIDE
                        ? say.of(
                                ": too wide to tell a good model from a slightly better one",
                                " : trop large pour distinguer un bon modèle d’un modèle un peu meilleur")
                        : ""));
        limits.add(say.of(
                "The threshold was found on the rows it is judged by; decided by thresholds of other rows, the cost is %s"
                        + " higher per application.",
                "Le seuil a été trouvé sur les lignes qui le jugent ; décidé par le seuil d’autres lignes, le coût augmente"
                        + " de %s par demande.",
                say.four(metrics.costPerApplication() - metrics.costAtThreshold())));
        run.lab()
                .ifPresent(lab -> limits.add(say.of(
                        "The model was chosen among %s candidates on the folds that judge it, which makes its figures a"
                                + " little too good.",
                        "Le modèle a été choisi parmi %s candidats sur les blocs qui le jugent, ce qui embellit un peu ses"
                                + " chiffres.",
                        say.count(lab.candidates().size()))));
        limits.add(say.of(
                "Folds are random, not in order of time: a change of the economy or of the applicants is not tested.",
                "Les blocs sont tirés au hasard, non dans l’ordre du temps : un changement de conjoncture ou de clientèle n’est"
                        + " pas testé."));
        for (Attribute attribute : run.fairness().attributes()) {
            attribute
                    .worst()
                    .filter(worst -> worst.impact().fourFifths() != ImpactRatio.FourFifths.MET)
                    .ifPresent(worst -> limits.add(say.of(
                            "%s: “%s” is approved %s times as often as “%s”; the four-fifths rule is not surely met.",
                            "%s : « %s » est approuvé %s fois aussi souvent que « %s » ; la règle des quatre cinquièmes"
                                    + " n’est pas sûrement respectée.",
                            say.of(attribute.label()),
                            say.of(worst.name()),
                            say.three(worst.impact().value()),
                            say.of(worst.reference()))));
        }
        double agreement = run.interpretation().lime().withShap().spearman();
        if (agreement < LITTLE_AGREEMENT) {
            limits.add(say.of(
                    "Reasons depend on the method: LIME and SHAP agree to %s only (rank correlation). Decisions carry SHAP,"
                            + " which is exact.",
                    "Les motifs dépendent de la méthode : LIME et SHAP ne s’accordent qu’à %s (corrélation de rang). Les"
                            + " décisions portent SHAP, qui est exact.",
                    say.two(agreement)));
        }
        return limits;
    }

    private List<String> improvements() {
        List<String> improvements = new ArrayList<>();
        if (run.profile().suspected() > 0) {
            improvements.add(say.of(
                    "Have the %s suspects of leakage judged by whoever knows their source.",
                    "Faire juger les %s suspects de fuite par qui connaît leur origine.",
                    say.count(run.profile().suspected())));
        }
        if (run.metrics().history() == null) {
            improvements.add(
                    say.of(
                            "Add the customer’s past (bureau, earlier credits, instalments), which this model does not know.",
                            "Ajouter le passé du client (centrale de crédit, crédits antérieurs, échéances), que ce modèle ignore."));
        }
        improvements.add(new LearningChapter(run, say).inShort());
        Money money = run.metrics().money();
        if (money == null) {
            improvements.add(say.of(
                    "Name the amount’s field in the catalogue, so that costs are told in money.",
                    "Nommer le champ du montant dans le catalogue, pour dire les coûts en argent."));
        } else if (money.lossGivenDefault() == Stakes.USUAL_LOSS_GIVEN_DEFAULT
                && money.interestMargin() == Stakes.USUAL_INTEREST_MARGIN) {
            improvements.add(say.of(
                    "Replace the assumed loss given default (%s) and margin (%s) by the lender’s own.",
                    "Remplacer la perte en cas de défaut (%s) et la marge (%s) supposées par celles du prêteur.",
                    say.share(money.lossGivenDefault()),
                    say.share(money.interestMargin())));
        }
        if (run.lab().isEmpty()) {
            improvements.add(say.of(
                    "Compare candidates: this run took one recipe without looking at others.",
                    "Comparer des candidats : cet entraînement a pris une recette sans en regarder d’autres."));
        } else if (run.lab().map(Lab::search).orElse(List.of()).isEmpty()) {
            improvements.add(say.of(
                    "Search for settings: this run compared families at settings found on other data.",
                    "Chercher des réglages : cet entraînement a comparé des familles à des réglages trouvés sur d’autres"
                            + " données."));
        }
        improvements.add(
                say.of(
                        "Judge the model on applications later than those it learnt from, as soon as their outcomes are known.",
                        "Juger le modèle sur des demandes postérieures à celles qu’il a apprises, dès que leur issue est connue."));
        return improvements;
    }
}
