package scoreline.dashboard.client;

import java.util.List;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;

/**
 * What the law gives to clients whom a computer has judged, in words that they can read.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/dir/2023/2225/oj">Directive (EU) 2023/2225, article 18</a>
 * @see <a href="https://eur-lex.europa.eu/eli/reg/2016/679/oj">GDPR, articles 15 to 22 and 77</a>
 */
final class Rights {
    private Rights() {}

    /** The procedure and the principles that were really applied. */
    static List<String> procedure(Bundle bundle, Language language) {
        var learnt = language.count(bundle.reference().rows());
        var looks = bundle.catalogue().features().size();
        return language.of(
                List.of(
                        "A computer program had learnt from %s earlier applications, of which it is known whether the loan was repaid."
                                .formatted(learnt),
                        "It looked at %s features of this application, all of them computed from the data on this page. Each one raised or lowered the estimated risk of not repaying."
                                .formatted(language.count(looks)),
                        "The sum of these effects gives the risk. The application is refused if the risk reaches a limit that the lender has set for all clients.",
                        "The reasons on this page are the features that made this application differ most from those that are only just approved. They were kept with the decision; they were not made up afterwards."),
                List.of(
                        "Un programme informatique avait appris de %s demandes antérieures, dont on sait si le prêt a été remboursé."
                                .formatted(learnt),
                        "Il a examiné %s caractéristiques de cette demande, toutes calculées à partir des données de cette page. Chacune a augmenté ou réduit le risque estimé de non-remboursement."
                                .formatted(language.count(looks)),
                        "La somme de ces effets donne le risque. La demande est refusée si le risque atteint une limite que le prêteur a fixée pour tous les clients.",
                        "Les raisons de cette page sont les caractéristiques par lesquelles cette demande diffère le plus de celles qui sont acceptées de justesse. Elles ont été conservées avec la décision ; elles n’ont pas été reconstituées après coup."));
    }

    static List<String> of(Language language) {
        return language.of(
                List.of(
                        "You can ask that a person look at your application, and not a computer alone (Directive (EU) 2023/2225, article 18; GDPR, article 22).",
                        "You can ask for a clear explanation of how your ability to repay was assessed, what it is based on, and what it meant for the decision.",
                        "You can say how you see it, and tell what the computer does not know: a new job, a debt that is paid, a mistake.",
                        "You can contest the decision and ask the lender to look again at the assessment and at the decision.",
                        "You can have wrong or incomplete data corrected, and have data deleted that are no longer needed (GDPR, articles 16 and 17).",
                        "You can get a copy of your data in a form that computers can read, and give it to somebody else (GDPR, articles 15 and 20).",
                        "You can complain to the data protection authority of your country (GDPR, article 77); in France that is the CNIL."),
                List.of(
                        "Vous pouvez demander qu’une personne examine votre demande, et non un ordinateur seul (directive (UE) 2023/2225, article 18 ; RGPD, article 22).",
                        "Vous pouvez demander une explication claire de la façon dont votre capacité de remboursement a été évaluée, de ce sur quoi elle repose et de son effet sur la décision.",
                        "Vous pouvez donner votre point de vue et dire ce que l’ordinateur ne sait pas : un nouvel emploi, une dette réglée, une erreur.",
                        "Vous pouvez contester la décision et demander au prêteur de revoir l’évaluation et la décision.",
                        "Vous pouvez faire corriger des données fausses ou incomplètes, et faire effacer celles qui ne sont plus nécessaires (RGPD, articles 16 et 17).",
                        "Vous pouvez obtenir une copie de vos données sous une forme lisible par ordinateur, et la transmettre à quelqu’un d’autre (RGPD, articles 15 et 20).",
                        "Vous pouvez vous plaindre auprès de l’autorité de protection des données de votre pays (RGPD, article 77) ; en France, c’est la CNIL."));
    }

    /** To whom, and how. */
    static String how(Language language, String application) {
        return language.of(
                        "Write to, or call, the person who gave you this link, and name the application %s. A short message is enough; you need not give reasons.",
                        "Écrivez à la personne qui vous a donné ce lien, ou appelez-la, en indiquant la demande %s. Un court message suffit ; vous n’avez pas à donner de raisons.")
                .formatted(application);
    }
}
