package scoreline.drift.parity;

import java.util.Arrays;
import java.util.Optional;
import scoreline.drift.statistic.Proportions;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Rates;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Verdict;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/** Why Evidently and a finding of ours differ, in one sentence. */
final class Disagreement {

    /** A signal tells when chance alone gives it at most as rarely as this. */
    private static final double TELLING = 0.01;

    private static final double SURE = 0.05;

    private Disagreement() {}

    static Optional<Text> between(Judgement judgement, Finding ours, Told told) {
        boolean moved = ours.severity() != Severity.NONE;
        return switch (told) {
            case Told.Refused refused ->
                moved || refused == Told.Refused.EMPTY ? Optional.of(refused(refused)) : Optional.empty();
            case Told.Compared compared when moved == compared.isDrift() -> Optional.empty();
            case Told.Compared compared ->
                Optional.of(moved ? missed(ours, compared) : called(judgement, ours, compared));
        };
    }

    private static Text refused(Told.Refused refused) {
        return switch (refused) {
            case EMPTY ->
                new Text(
                        "One of the tables has no value here: Evidently stops with an error and reports nothing at all.",
                        "L’une des tables n’a ici aucune valeur : Evidently s’arrête sur une erreur et ne rend aucun rapport.");
            case TEXT ->
                new Text(
                        "Evidently takes it for free text and trains a classifier on its words, which is not reproduced here.",
                        "Evidently y voit du texte libre et entraîne un classifieur sur les mots, ce qui n’est pas reproduit ici.");
            case MIXED ->
                new Text(
                        "One table has numbers and the other texts: Evidently compares nothing here.",
                        "Une table contient des nombres, l’autre des textes : Evidently ne compare rien ici.");
        };
    }

    /** We say that it moved, Evidently does not. */
    private static Text missed(Finding ours, Told.Compared told) {
        if (ours.shape().p() > TELLING) {
            Optional<Proportions> absent = ours.rates().map(Rates::missing).filter(rate -> rate.exactP() <= TELLING);
            if (absent.isPresent()) {
                return text(
                        "What moved is how many values are missing: %.1f %% instead of %.1f %%. Evidently drops them"
                                + " before it looks.",
                        "Ce qui a bougé est la part des valeurs absentes : %.1f %% au lieu de %.1f %%. Evidently les"
                                + " écarte avant de regarder.",
                        100 * absent.get().live(),
                        100 * absent.get().reference());
            }
        }
        if (told.method().isProbability()) {
            return text(
                    "Its test sees p = %.3f, above 0.05; ours looks at missing and unseen values as well and finds p ="
                            + " %.1e.",
                    "Son test donne p = %.3f, au-dessus de 0,05 ; le nôtre regarde aussi les valeurs absentes et"
                            + " inédites et trouve p = %.1e.",
                    told.score(),
                    ours.p());
        }
        return text(
                "Its distance of %.3f stays under the fixed 0.1, which knows nothing of sample size; in as many rows as"
                        + " these, chance gives what is seen here with p = %.1e.",
                "Sa distance de %.3f reste sous le seuil fixe de 0,1, qui ignore la taille de l’échantillon ; sur autant"
                        + " de lignes, le hasard donne ce qu’on voit ici avec p = %.1e.",
                told.score(),
                ours.p());
    }

    /** Evidently says drift, we do not. */
    private static Text called(Judgement judgement, Finding ours, Told.Compared told) {
        if (judgement.verdict() == Verdict.INSUFFICIENT_DATA) {
            return text(
                    "It gives a verdict on %,.0f rows as on a million; that is too few for us to say anything.",
                    "Il rend son verdict sur %,.0f lignes comme sur un million ; c’est trop peu pour se prononcer.",
                    judgement.rows());
        }
        if (ours.adjustedP() <= SURE) {
            return text(
                    "There is a difference, but a small one: %.4f nats, under the 0.01 from which a change is told."
                            + (told.method() == Method.WASSERSTEIN
                                    ? " Evidently’s distance also grows with how far single values lie."
                                    : ""),
                    "Il y a une différence, mais petite : %.4f nat, sous le 0,01 à partir duquel un changement est dit."
                            + (told.method() == Method.WASSERSTEIN
                                    ? " La distance d’Evidently croît aussi avec l’éloignement de quelques valeurs."
                                    : ""),
                    ours.effect());
        }
        return switch (told.method()) {
            case CHI_SQUARE ->
                text(
                        "Its χ² takes the reference for exact and is not corrected for the %.0f columns looked at; with"
                                + " both done, p = %.2f.",
                        "Son χ² prend la référence pour exacte et ignore les %.0f colonnes examinées ; en tenant compte"
                                + " des deux, p = %.2f.",
                        judgement.features().size(),
                        ours.adjustedP());
            case KOLMOGOROV_SMIRNOV, Z ->
                text(
                        "It calls one unchanged column of twenty so; given the %.0f columns looked at, p = %.2f.",
                        "Il désigne ainsi une colonne inchangée sur vingt ; pour %.0f colonnes examinées, p = %.2f.",
                        judgement.features().size(),
                        ours.adjustedP());
            case WASSERSTEIN, JENSEN_SHANNON, PSI ->
                text(
                        "Its distance of %.3f passes the fixed 0.1 by chance: in so few rows unchanged columns differ as"
                                + " much (p = %.2f).",
                        "Sa distance de %.3f dépasse par hasard le seuil fixe de 0,1 : sur si peu de lignes, des"
                                + " colonnes inchangées diffèrent autant (p = %.2f).",
                        told.score(),
                        ours.adjustedP());
        };
    }

    private static Text text(String en, String fr, Number... values) {
        Object[] doubles = Arrays.stream(values).map(Number::doubleValue).toArray();
        return new Text(Language.ENGLISH.say(en, doubles), Language.FRENCH.say(fr, doubles));
    }
}
