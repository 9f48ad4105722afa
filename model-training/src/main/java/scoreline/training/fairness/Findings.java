package scoreline.training.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Text;

/** What was found, in sentences. */
final class Findings {

    /** Standard errors that chance is allowed: groups are several. */
    private static final double CHANCE = 3;

    private final List<Text> texts = new ArrayList<>();

    List<Text> texts() {
        return texts;
    }

    void addNothingProtected() {
        add(
                "No field of the catalogue is protected, so that fairness to protected groups was not examined.",
                "Aucun champ du catalogue n’est protégé : l’équité envers les groupes protégés n’a pas été examinée.");
    }

    void addAgeUntold() {
        add(
                "The catalogue does not say which field tells the age, so that fairness by age was not examined.",
                "Le catalogue ne dit pas quel champ donne l’âge : l’équité selon l’âge n’a pas été examinée.");
    }

    void addUngrouped(Field field) {
        add(
                "%s: a number of too many values to compare groups by; it was not examined.",
                "%s : un nombre de trop de valeurs pour comparer des groupes ; il n’a pas été examiné.", field.label());
    }

    void add(Attribute attribute) {
        if (attribute.feature()) {
            add(
                    "%s: features read it; whether that is lawful depends on country and product.",
                    "%s : des variables le lisent ; le droit applicable dépend du pays et du produit.",
                    attribute.label());
        }
        attribute.worst().ifPresent(worst -> addRatio(attribute, worst));
        addErrors(attribute);
        addCalibration(attribute);
        addSmall(attribute);
    }

    private void addRatio(Attribute attribute, Attribute.Worst worst) {
        ImpactRatio impact = worst.impact();
        Text rule = switch (impact.fourFifths()) {
            case MET -> new Text("met", "respectée");
            case UNCERTAIN ->
                new Text("neither surely met nor surely missed", "ni sûrement respectée ni sûrement enfreinte");
            case MISSED -> new Text("missed", "enfreinte");
        };
        Text interval = impact.low() == null || impact.high() == null
                ? new Text("", "")
                : text(
                        " (95 %% interval %.3f to %.3f)",
                        " (intervalle à 95 %% : %.3f à %.3f)", impact.low(), impact.high());
        add(
                "%s: of \"%s\" %.1f %% are approved, of \"%s\" %.1f %%: a ratio of %.3f%s. The four-fifths rule is %s.",
                "%s : « %s » est approuvé à %.1f %%, « %s » à %.1f %% : un rapport de %.3f%s. La règle des quatre"
                        + " cinquièmes est %s.",
                attribute.label(),
                worst.name(),
                100 * worst.approved(),
                worst.reference(),
                100 * worst.mostApproved(),
                impact.value(),
                interval,
                rule);
    }

    private record Judged(Text name, GroupRates rates) {}

    private static List<Judged> judged(Attribute attribute) {
        List<Judged> judged = new ArrayList<>();
        for (Attribute.Group group : attribute.groups()) {
            if (group.rates() != null) {
                judged.add(new Judged(group.name(), group.rates()));
            }
        }
        return judged;
    }

    private void addErrors(Attribute attribute) {
        record Error(Text name, double rate) {}
        List<Error> errors = new ArrayList<>();
        for (Judged group : judged(attribute)) {
            Double rate = group.rates().falsePositiveRate();
            if (rate != null) {
                errors.add(new Error(group.name(), rate));
            }
        }
        if (errors.size() < 2) {
            return;
        }
        errors.sort(Comparator.comparingDouble(Error::rate));
        Error least = errors.getFirst();
        Error most = errors.getLast();
        add(
                "%s: among those who repaid, %.1f %% of \"%s\" would have been refused, and %.1f %% of \"%s\".",
                "%s : parmi ceux qui ont remboursé, %.1f %% de « %s » auraient été refusés, et %.1f %% de « %s ».",
                attribute.label(),
                100 * most.rate(),
                most.name(),
                100 * least.rate(),
                least.name());
    }

    private void addCalibration(Attribute attribute) {
        List<Judged> judged = judged(attribute);
        List<Judged> off = judged.stream()
                .filter(group -> Math.abs(group.rates().calibrationZ()) > CHANCE)
                .toList();
        for (Judged group : off) {
            GroupRates rates = group.rates();
            add(
                    "%s: of \"%s\" %.2f %% defaulted where %.2f %% were predicted, %.1f standard errors apart.",
                    "%s : « %s » a eu %.2f %% de défauts pour %.2f %% prévus, à %.1f erreurs types.",
                    attribute.label(),
                    group.name(),
                    100 * rates.defaultRate(),
                    100 * rates.meanProbability(),
                    Math.abs(rates.calibrationZ()));
        }
        if (off.isEmpty() && !judged.isEmpty()) {
            add(
                    "%s: in every group judged, as many defaulted as predicted, within three standard errors.",
                    "%s : dans chaque groupe jugé, les défauts sont aussi nombreux que prévu, à trois erreurs types près.",
                    attribute.label());
        }
    }

    private void addSmall(Attribute attribute) {
        List<Text> small = attribute.groups().stream()
                .filter(group -> group.rates() == null)
                .map(Attribute.Group::name)
                .toList();
        if (!small.isEmpty()) {
            add(
                    "%s: fewer than %d applicants are \"%s\"; they were counted and not judged.",
                    "%s : moins de %d demandeurs sont « %s » ; ils ont été comptés et non jugés.",
                    attribute.label(),
                    Attribute.FEWEST,
                    new Text(
                            small.stream().map(Text::en).collect(Collectors.joining("\", \"")),
                            small.stream().map(Text::fr).collect(Collectors.joining(" », « "))));
        }
    }

    void add(Guess guess) {
        add(
                "%s: no feature reads it, and yet a model guesses it from the features with an AUC of %.3f, where 0.5"
                        + " would be chance; strongest are %s.",
                "%s : aucune variable ne le lit, et pourtant un modèle le devine par les variables avec une AUC de"
                        + " %.3f, où 0,5 serait le hasard ; les plus fortes sont %s.",
                guess.label(),
                guess.auc(),
                guess.strongest().stream().limit(3).collect(Collectors.joining(", ")));
    }

    void add(Price price) {
        Text ratio = price.impactBefore() == null || price.impactAfter() == null
                ? new Text("", "")
                : text(
                        "; with as many approved, the least ratio of approvals would be %.3f instead of %.3f",
                        " ; à nombre égal d’approbations, le plus petit rapport serait de %.3f au lieu de %.3f",
                        price.impactAfter(),
                        price.impactBefore());
        Text change = text(
                "the AUC changes by %+.4f (95 %% interval %+.4f to %+.4f) to %.4f, the least cost per application by %+.4f to"
                        + " %.4f",
                "l’AUC change de %+.4f (intervalle à 95 %% : %+.4f à %+.4f) à %.4f, le coût minimal par demande de %+.4f à"
                        + " %.4f",
                price.aucChange(),
                price.low(),
                price.high(),
                price.auc(),
                price.costChange(),
                price.cost());
        add(
                "%s: without the %d features that tell it, %s%s.",
                "%s : sans les %d variables qui le disent, %s%s.",
                price.label(),
                price.dropped().size(),
                change,
                ratio);
    }

    private void add(String en, String fr, Object... values) {
        texts.add(text(en, fr, values));
    }

    /** A sentence in both languages, with the same values in the same order; texts among them each in its own. */
    private static Text text(String en, String fr, Object... values) {
        return new Text(Language.ENGLISH.say(en, values), Language.FRENCH.say(fr, values));
    }
}
