package scoreline.training.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Field;

/// What is found, in words for who knows credit and no statistics; plain text, not yet escaped.
record Sentences(Language language) {

    String suspicion(Suspect suspect) {
        String measured = suspect.measured() == null ? "" : language.number(suspect.measured(), 2);
        String limit = suspect.limit() == null ? "" : language.number(suspect.limit(), 2);
        return switch (suspect.reason()) {
            case EQUALS_OUTCOME ->
                language.of(
                        "Each of its values has one outcome only: it is the outcome under another name.",
                        "Chacune de ses valeurs n’a qu’une seule issue : c’est l’issue sous un autre nom.");
            case RANKS_TOO_WELL ->
                language.of(
                        "Alone it reaches an AUC of " + measured + ". From " + limit
                                + " on we suspect a field: the best known models of comparable applications, with"
                                + " everything there is to know, reach 0.81.",
                        "Seul, il atteint une AUC de " + measured + ". À partir de " + limit
                                + ", un champ est suspect : les meilleurs modèles connus sur des demandes comparables,"
                                + " avec tout ce qu’on peut savoir, atteignent 0,81.");
            case MISSING_TELLS ->
                language.of(
                        "Whether it is filled in tells who defaulted (AUC " + measured + ", suspicious from " + limit
                                + " on): it is probably filled in because of the outcome.",
                        "Le simple fait qu’il soit rempli révèle qui a fait défaut (AUC " + measured
                                + ", suspecte à partir de " + limit
                                + ") : il est sans doute rempli à cause de l’issue.");
            case MISSING_DECIDES ->
                language.of(
                        "Where it is filled in, or where it is not, nearly all applications have the same outcome"
                                + " (default rate " + rate(suspect.measured())
                                + "): it is probably filled in because of the outcome.",
                        "Là où il est rempli, ou là où il ne l’est pas, presque toutes les demandes ont la même issue"
                                + " (taux de défaut " + rate(suspect.measured())
                                + ") : il est sans doute rempli à cause de l’issue.");
            case NOT_AT_DECISION ->
                language.of(
                        "The catalogue says that it is not known yet when the decision falls.",
                        "Le catalogue indique qu’il n’est pas encore connu au moment de la décision.");
            case LOOKS_LIKE_ID ->
                language.of(
                        "Whole numbers, no two the same: it looks like an id. A model would learn single applications"
                                + " by heart, or the order in which they came.",
                        "Des nombres entiers tous différents : cela ressemble à un identifiant. Un modèle y apprendrait"
                                + " les demandes par cœur, ou leur ordre d’arrivée.");
            case FOLLOWS_ORDER ->
                language.of(
                        "It runs along with the order of the rows (correlation " + measured
                                + "): it is a clock or a counter, and tomorrow’s values lie outside of what was learnt.",
                        "Il suit l’ordre des lignes (corrélation " + measured
                                + ") : c’est une horloge ou un compteur, et les valeurs de demain sortiront de ce qui a"
                                + " été appris.");
            case ORDER_TELLS ->
                language.of(
                        "The order of the rows tells the outcome (AUC " + measured + ", suspicious from " + limit
                                + " on): the table is sorted by something that knows it, or the risk changed with time.",
                        "L’ordre des lignes révèle l’issue (AUC " + measured + ", suspecte à partir de " + limit
                                + ") : la table est triée selon quelque chose qui la connaît, ou le risque a changé avec"
                                + " le temps.");
        };
    }

    private String rate(@Nullable Double share) {
        return share == null ? "" : language.percent(share, 1);
    }

    String remark(Remark remark) {
        return switch (remark) {
            case MOSTLY_MISSING -> language.of("mostly missing", "presque toujours absent");
            case ONE_VALUE -> language.of("hardly varies", "ne varie presque pas");
            case MISSING_DIFFERS -> language.of("missing tells", "l’absence parle");
            case TWIN -> language.of("has a twin", "a un jumeau");
            case FAR_OUT -> language.of("far-out values", "valeurs extrêmes");
            case MANY_CATEGORIES -> language.of("many categories", "beaucoup de modalités");
            case SENTINELS -> language.of("code for “none”", "code pour « aucun »");
            case SKEWED -> language.of("long tail", "longue traîne");
            case PROTECTED -> language.of("protected", "protégé");
        };
    }

    String meaning(Remark remark) {
        return switch (remark) {
            case MOSTLY_MISSING ->
                language.of(
                        "More than 70% of the applications do not have it.", "Plus de 70 % des demandes ne l’ont pas.");
            case ONE_VALUE ->
                language.of(
                        "Nearly all applications share one value; there is little to learn.",
                        "Presque toutes les demandes ont la même valeur ; il y a peu à apprendre.");
            case MISSING_DIFFERS ->
                language.of(
                        "Applications without it default clearly more, or clearly less, often than those with it. That"
                                + " may be honest (no past, no job) or an accident of how data were collected.",
                        "Les demandes sans cette valeur font nettement plus, ou nettement moins, défaut. Cela peut être"
                                + " honnête (pas de passé, pas d’emploi) ou un accident de collecte.");
            case TWIN ->
                language.of(
                        "Another field orders the applications in the same way; one of the two is enough.",
                        "Un autre champ classe les demandes de la même façon ; l’un des deux suffit.");
            case FAR_OUT ->
                language.of(
                        "More than 1% of the values lie far from the bulk; look for errors of entry or of unit.",
                        "Plus de 1 % des valeurs sont très loin du gros de la troupe ; cherchez des erreurs de saisie"
                                + " ou d’unité.");
            case MANY_CATEGORIES ->
                language.of(
                        "More than 50 categories; the rare ones say little.",
                        "Plus de 50 modalités ; les plus rares disent peu.");
            case SENTINELS ->
                language.of(
                        "A number stands for “not known” or “does not apply”; it is counted apart here.",
                        "Un nombre y signifie « inconnu » ou « sans objet » ; il est compté à part ici.");
            case SKEWED ->
                language.of(
                        "A few very large or very small values pull the mean away from the median.",
                        "Quelques valeurs très grandes ou très petites éloignent la moyenne de la médiane.");
            case PROTECTED ->
                language.of(
                        "Kept only to check that decisions are fair; the score never sees it.",
                        "Conservé seulement pour vérifier l’équité des décisions ; le score ne le voit jamais.");
        };
    }

    /** How much an AUC says. */
    String tells(double auc) {
        if (auc >= Suspect.MOST_AUC) {
            return language.of("Tells too much of default", "En dit trop sur le défaut");
        }
        if (auc >= 0.65) {
            return language.of("Tells a lot of default", "En dit beaucoup sur le défaut");
        }
        if (auc >= 0.58) {
            return language.of("Tells quite something of default", "En dit pas mal sur le défaut");
        }
        if (auc >= 0.53) {
            return language.of("Tells a little of default", "En dit un peu sur le défaut");
        }
        return language.of("Tells hardly anything of default", "Ne dit presque rien du défaut");
    }

    /// @param elapsed the field is told as the time that has passed
    String direction(boolean higherIsRiskier, boolean elapsed) {
        if (elapsed) {
            return higherIsRiskier
                    ? language.of("the shorter, the riskier", "plus c’est court, plus c’est risqué")
                    : language.of("the longer, the riskier", "plus c’est long, plus c’est risqué");
        }
        return higherIsRiskier
                ? language.of("higher values are riskier", "plus la valeur est haute, plus c’est risqué")
                : language.of("lower values are riskier", "plus la valeur est basse, plus c’est risqué");
    }

    String kind(Field.Kind kind) {
        return switch (kind) {
            case NUMBER -> language.of("number", "nombre");
            case CATEGORY -> language.of("category", "catégorie");
        };
    }

    /** A, B and C. */
    String list(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + language.of(" and ", " et ") + parts.getLast();
    }
}
