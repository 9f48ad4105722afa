package scoreline.training;

import java.util.stream.Collectors;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.decision.Policy;
import scoreline.training.experiment.HistoryGain;
import scoreline.training.experiment.Metrics;
import scoreline.training.experiment.Recipe;
import scoreline.training.fairness.Fairness;

/** What a reader should know before trusting the model, in Markdown. */
record ModelCard(Catalogue catalogue, Metrics metrics, Recipe recipe, Policy policy, Fairness fairness) {

    private static final String ENGLISH = """
        # Model card: %s

        Probability that an applicant has payment difficulties, for a decision to grant credit or to refuse it.

        | On rows not seen in training | |
        |---|---|
        | Applications | %,d, of which %.2f %% defaulted |
        | AUC | %.4f (standard error %.4f) |
        | Brier score | %.5f |
        | Expected calibration error, ten bins | %.5f |
        | Threshold, at a cost ratio of %s to 1 | %.4f |
        | Cost per application there | %.4f; %.4f when each part is decided by the others' threshold |
        | Accuracy there | %.4f |
        | Refused, and defaulted / repaid | %,d / %,d |
        | Approved, and defaulted / repaid | %,d / %,d |
        | AUC on permuted targets, where 0.5 is right | %.4f |

        - **Model**: %d gradient-boosted trees of depth %d (%s, log-loss, no class weights)%s, calibrated by Platt's
          method on out-of-fold scores.
        - **Features**: %d of the catalogue %s, version %d.%s
        %s%s- **Scores above** are out of fold: encodings, trees and calibration of a row's score were fitted without it.
          A fold's number of trees was chosen by the other folds.
        - **Limits**: the applicants of training were accepted by an earlier policy; those it refused are unknown.

        ## Fairness

        Of decisions out of fold, at the threshold above; the figures are in `fairness.json`.

        %s
        """;

    private static final String FRENCH = """
        # Fiche du modèle : %s

        Probabilité qu’un demandeur ait des difficultés de paiement, pour décider d’accorder ou de refuser un crédit.

        | Sur des lignes non vues à l’entraînement | |
        |---|---|
        | Demandes | %,d, dont %.2f %% en défaut |
        | AUC | %.4f (erreur type %.4f) |
        | Score de Brier | %.5f |
        | Erreur de calibration, dix groupes | %.5f |
        | Seuil, pour un rapport de coûts de %s pour 1 | %.4f |
        | Coût par demande à ce seuil | %.4f ; %.4f quand chaque partie est décidée par le seuil des autres |
        | Exactitude à ce seuil | %.4f |
        | Refusées, en défaut / remboursées | %,d / %,d |
        | Approuvées, en défaut / remboursées | %,d / %,d |
        | AUC sur issues permutées, où 0,5 est juste | %.4f |

        - **Modèle** : %d arbres boostés de profondeur %d (%s, perte logarithmique, sans pondération des classes)%s, calibrés par
          la méthode de Platt sur des scores hors bloc.
        - **Variables** : %d du catalogue %s, version %d.%s
        %s%s- **Les scores ci-dessus** sont hors bloc : encodages, arbres et calibration du score d’une ligne ont été ajustés sans
          elle. Le nombre d’arbres d’un bloc a été choisi par les autres blocs.
        - **Limites** : les demandeurs de l’entraînement avaient été acceptés par une politique antérieure ; ceux qu’elle a refusés
          sont inconnus.

        ## Équité

        Des décisions hors bloc, au seuil ci-dessus ; les chiffres sont dans `fairness.json`.

        %s
        """;

    String markdown(Language language) {
        return language.say(
                language.of(ENGLISH, FRENCH),
                catalogue.name(),
                metrics.rows(),
                100 * metrics.defaultRate(),
                metrics.auc(),
                metrics.aucStandardError(),
                metrics.brier(),
                metrics.expectedCalibrationError(),
                language.significant(metrics.costRatio(), 6),
                metrics.threshold(),
                metrics.costAtThreshold(),
                metrics.costPerApplication(),
                metrics.accuracy(),
                metrics.confusion().refusedDefaults(),
                metrics.confusion().refusedRepayments(),
                metrics.confusion().approvedDefaults(),
                metrics.confusion().approvedRepayments(),
                metrics.permutedAuc(),
                metrics.trees(),
                recipe.growth().depth(),
                recipe.growth().trainer().title(),
                team(language),
                catalogue.features().size(),
                catalogue.name(),
                catalogue.version(),
                notUsed(language),
                history(language),
                review(language),
                fairness.findings().stream()
                        .map(finding -> "- " + language.of(finding))
                        .collect(Collectors.joining("\n")));
    }

    private String team(Language language) {
        int models = recipe.growth().team();
        return models == 1
                ? ""
                : language.of(
                        ", the mean of " + models + " models of other seeds",
                        ", moyenne de " + models + " modèles de graines différentes");
    }

    private String history(Language language) {
        HistoryGain gain = metrics.history();
        return gain == null
                ? ""
                : language.say(language.of("""
                        - **The customer's past** adds %.4f to the AUC of %.4f without it, on the same folds (95 %% of paired
                          bootstrap draws: %.4f to %.4f).
                        """, """
                        - **Le passé du client** ajoute %.4f à l’AUC de %.4f sans lui, sur les mêmes blocs (95 %% des tirages
                          bootstrap appariés : %.4f à %.4f).
                        """), gain.gain(), gain.aucWithout(), gain.low(), gain.high());
    }

    private String review(Language language) {
        return policy.reviewFrom() == policy.threshold()
                ? ""
                : language.say(language.of("""
                        - **Review**: a person looks where the probability is at least %.4f and below %.4f. Costs above are
                          without that.
                        """, """
                        - **Examen** : une personne examine quand la probabilité est d’au moins %.4f et inférieure à %.4f. Les
                          coûts ci-dessus sont sans cela.
                        """), policy.reviewFrom(), policy.threshold());
    }

    private String notUsed(Language language) {
        String names = catalogue.fields().stream()
                .filter(Field::protectedAttribute)
                .map(Field::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? ""
                : language.of(" Not used, because protected: ", " Non utilisés, car protégés : ") + names + ".";
    }
}
