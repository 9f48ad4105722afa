package scoreline.training.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.page.Html;
import scoreline.page.Page;
import scoreline.page.Resource;
import scoreline.plots.Language;
import scoreline.plots.Markup;
import scoreline.plots.Plot;
import scoreline.scoring.catalogue.Field;

/** The profile for people: one file, nothing fetched. */
final class ProfilePage {

    /** Fits a phone without being scaled, so that its text stays as large as it is. */
    private static final int PLOT_WIDTH = 336;

    /** Has room for numbers in its cells; a phone scrolls it. */
    private static final int MAP_WIDTH = 750;

    private static final int NAMED = 5;

    private final Profile profile;
    private final Language language;
    private final Sentences sentences;
    private final Figures figures;
    private final Map<String, FieldProfile> byName;
    private final Html html = new Html();

    ProfilePage(Profile profile, Language language) {
        this.profile = profile;
        this.language = language;
        this.sentences = new Sentences(language);
        this.figures = new Figures(profile, language);
        this.byName = profile.fields().stream().collect(Collectors.toMap(FieldProfile::name, Function.identity()));
    }

    String html() {
        String title = language.of("Data profile: ", "Profil des données : ") + profile.catalogue();
        html.element("a class=\"skip\" href=\"#main\"", language.of("Skip to the content", "Aller au contenu"));
        html.open("header").element("h1", title);
        html.element(
                "p class=\"quiet\"",
                language.of(
                        "What the labelled applications look like before any model is fitted to them, and which fields"
                                + " may know the outcome beforehand.",
                        "À quoi ressemblent les demandes étiquetées avant qu’aucun modèle n’y soit ajusté, et quels"
                                + " champs pourraient connaître l’issue d’avance."));
        contents();
        html.close("header").open("main id=\"main\"");
        inShort();
        suspects();
        overview();
        table();
        correlations();
        fields();
        key();
        html.close("main");
        return Page.of(language, title, html.toString(), Resource.of(ProfilePage.class, "page.js"));
    }

    private void contents() {
        html.open("nav aria-label=\"" + language.of("Contents", "Sommaire") + "\"");
        html.element("a href=\"#suspects\"", language.of("Suspects", "Suspects"));
        html.element("a href=\"#table\"", language.of("All fields", "Tous les champs"));
        html.element("a href=\"#correlations\"", language.of("Going together", "Vont ensemble"));
        html.element("a href=\"#fields\"", language.of("One by one", "Un par un"));
        html.element("a href=\"#key\"", language.of("How to read this", "Comment lire"));
        html.element(
                "a lang=\"" + language.of("fr", "en") + "\" href=\"" + language.of("profile.fr.html", "profile.html")
                        + "\"",
                language.of("En français", "In English"));
        html.close("nav");
    }

    private void inShort() {
        Outcomes all = profile.applications();
        long numbers = profile.fields().stream()
                .filter(field -> field.kind() == Field.Kind.NUMBER)
                .count();
        html.open("section").element("h2", language.of("In short", "En bref"));
        html.open("dl class=\"facts\"");
        fact(language.of("Applications", "Demandes"), language.count(all.rows()));
        fact(language.of("Defaulted", "En défaut"), rate(all));
        fact(language.of("Fields", "Champs"), language.count(profile.fields().size()));
        fact(language.of("Suspects of leakage", "Suspects de fuite"), language.count(profile.suspected()));
        html.close("dl").open("ul");
        item(language.of(
                language.count(numbers) + " fields are numbers and "
                        + language.count(profile.fields().size() - numbers) + " are categories; "
                        + language.count(used()) + " of them are used by the model.",
                language.count(numbers) + " champs sont des nombres et "
                        + language.count(profile.fields().size() - numbers) + " des catégories ; le modèle en utilise "
                        + language.count(used()) + "."));
        telling();
        missing();
        order();
        protectedFields();
        html.close("ul").close("section");
    }

    private long used() {
        return profile.fields().stream().filter(FieldProfile::used).count();
    }

    private void telling() {
        List<String> names = profile.fields().stream()
                .filter(field -> field.auc() >= 0.53)
                .sorted(Comparator.comparingDouble(field -> -field.auc()))
                .limit(NAMED)
                .map(field -> language.of(field.label()) + " (" + language.number(field.auc(), 2) + ")")
                .toList();
        item(
                names.isEmpty()
                        ? language.of(
                                "No field alone tells defaults from repayments.",
                                "Aucun champ ne distingue à lui seul les défauts des remboursements.")
                        : language.of(
                                "Taken alone, these fields tell most of default: " + sentences.list(names)
                                        + ". In brackets the AUC: 0.5 is a coin toss, 1 never errs.",
                                "Pris seuls, ces champs en disent le plus sur le défaut : " + sentences.list(names)
                                        + ". Entre parenthèses, l’AUC : 0,5 vaut un pile ou face, 1 ne se trompe jamais."));
    }

    private void missing() {
        long some = profile.fields().stream()
                .filter(field -> field.missing().rows() > 0)
                .count();
        long half = profile.fields().stream()
                .filter(field -> field.missingShare() > 0.5)
                .count();
        long speaking = profile.fields().stream()
                .filter(field -> field.remarks().contains(Remark.MISSING_DIFFERS))
                .count();
        item(language.of(
                language.count(some) + " fields are missing in some applications, " + language.count(half)
                        + " of them in more than half. For " + language.count(speaking)
                        + ", applications without a value default at a clearly different rate.",
                language.count(some) + " champs sont absents de certaines demandes, dont " + language.count(half)
                        + " dans plus de la moitié. Pour " + language.count(speaking)
                        + ", les demandes sans valeur font défaut à un taux nettement différent."));
    }

    private void order() {
        Separation order = profile.order();
        String auc = language.number(order.auc(), 3);
        boolean tells = profile.suspects().stream().anyMatch(suspect -> suspect.reason() == Suspect.Reason.ORDER_TELLS);
        item(
                tells
                        ? language.of(
                                "The order of the rows tells of the outcome (AUC " + auc + "): see the suspects.",
                                "L’ordre des lignes en dit sur l’issue (AUC " + auc + ") : voir les suspects.")
                        : language.of(
                                "The order of the rows tells nothing of the outcome (AUC " + auc + ").",
                                "L’ordre des lignes ne dit rien de l’issue (AUC " + auc + ")."));
    }

    private void protectedFields() {
        List<String> names = profile.fields().stream()
                .filter(FieldProfile::protectedAttribute)
                .map(field -> language.of(field.label()))
                .toList();
        if (!names.isEmpty()) {
            item(language.of(
                    "Protected, and never scored: " + sentences.list(names) + ".",
                    "Protégé, et jamais utilisé par le score : " + sentences.list(names) + "."));
        }
    }

    private void suspects() {
        html.open("section id=\"suspects\"").element("h2", language.of("Suspects of leakage", "Suspects de fuite"));
        if (profile.suspects().isEmpty()) {
            html.element(
                    "p class=\"fine\"",
                    language.of(
                            "None found. Looked for: fields that rank too well alone, that equal the outcome, that are"
                                    + " filled in because of it, that are not known when the decision falls, ids, clocks,"
                                    + " and an order of the rows that tells.",
                            "Aucun. Recherchés : les champs qui classent trop bien à eux seuls, qui égalent l’issue, qui"
                                    + " sont remplis à cause d’elle, qui ne sont pas connus à la décision, les"
                                    + " identifiants, les horloges, et un ordre des lignes révélateur."));
        } else {
            html.element(
                    "p",
                    language.of(
                            "Leakage: the rows know what nobody can know when deciding. The model then looks excellent"
                                    + " and fails in use. Whoever knows the source of these fields must judge; nothing was"
                                    + " stopped because of this list.",
                            "Fuite : les lignes savent ce que personne ne peut savoir au moment de décider. Le modèle"
                                    + " paraît alors excellent et échoue à l’usage. C’est à qui connaît l’origine de ces"
                                    + " champs de juger ; cette liste n’a rien arrêté."));
            html.open("ul class=\"alarm\" style=\"padding-left:2rem\"");
            for (Suspect suspect : profile.suspects()) {
                html.open("li");
                name(suspect.field());
                html.text(sentences.suspicion(suspect)).close("li");
            }
            html.close("ul");
        }
        html.close("section");
    }

    private void name(@Nullable String field) {
        FieldProfile profiled = field == null ? null : byName.get(field);
        if (profiled != null) {
            html.open("strong").text(language.of(profiled.label())).close("strong");
            html.open("a href=\"#" + anchor(profiled) + "\"")
                    .element("code", profiled.name())
                    .close("a");
            html.text(language.of(": ", " : "));
        }
    }

    private void overview() {
        html.open("section class=\"pair\"");
        figure(
                figures.telling(),
                language.of(
                        "AUC of each field alone; the bar begins at a coin toss.",
                        "AUC de chaque champ seul ; la barre part du pile ou face."));
        Plot.Bars missing = figures.missing();
        if (!missing.bars().isEmpty()) {
            figure(missing, missing.words().description());
        }
        html.close("section");
    }

    private void figure(Plot plot, String caption) {
        html.open("figure").open("figcaption").text(plot.words().title());
        html.element("span", caption).close("figcaption");
        html.raw(plot.svg(language, PLOT_WIDTH)).close("figure");
    }

    private void table() {
        html.open("section id=\"table\"").element("h2", language.of("All fields", "Tous les champs"));
        html.element(
                "p class=\"quiet\"",
                language.of(
                        "Those that may make most trouble come first. A click on a heading sorts otherwise.",
                        "Les plus susceptibles de poser problème d’abord. Un clic sur un en-tête trie autrement."));
        html.open("table data-sortable=\"\"").open("thead").open("tr");
        heading("text", "", language.of("Field", "Champ"));
        heading("number", "", language.of("To look at", "À regarder"));
        heading("number", "number", language.of("Missing", "Absent"));
        heading("number", "number", language.of("AUC alone", "AUC seul"));
        heading("text", "wide", language.of("Kind", "Nature"));
        heading("number", "number wide", language.of("Default rate, missing", "Taux de défaut, absent"));
        heading("number", "number wide", language.of("… and known", "… et connu"));
        heading("text", "wide", language.of("Known when deciding", "Connu à la décision"));
        html.close("tr").close("thead").open("tbody");
        for (FieldProfile field : profile.byTrouble()) {
            row(field);
        }
        html.close("tbody").close("table").close("section");
    }

    private void heading(String sort, String classes, String text) {
        html.element("th scope=\"col\" data-sort=\"" + sort + "\" class=\"" + classes + "\"", text);
    }

    private void row(FieldProfile field) {
        html.open("tr");
        html.open("th scope=\"row\" data-value=\"" + attribute(language.of(field.label())) + "\"");
        html.element("a href=\"#" + anchor(field) + "\"", language.of(field.label()));
        html.element("code", field.name()).close("th");
        html.open("td data-value=\"" + profile.trouble(field) + "\"");
        badges(field);
        html.close("td");
        cell("number", field.missingShare(), field.missing().rows() == 0 ? "0" : share(field.missingShare()));
        Separation separation = field.separation();
        cell(
                "number",
                separation == null ? 0 : separation.auc(),
                separation == null ? "–" : language.number(separation.auc(), 3));
        html.element("td class=\"wide\" data-value=\"" + field.kind() + "\"", sentences.kind(field.kind()));
        cell("number wide", orZero(field.missing()), rate(field.missing()));
        cell("number wide", orZero(field.known()), rate(field.known()));
        boolean known = field.availability().atDecision();
        html.element(
                "td class=\"wide\" data-value=\"" + (known ? 1 : 0) + "\"",
                known ? language.of("yes", "oui") : language.of("no", "non"));
        html.close("tr");
    }

    private void cell(String classes, double value, String text) {
        html.element("td class=\"" + classes + "\" data-value=\"" + value + "\"", text);
    }

    private void badges(FieldProfile field) {
        if (!profile.suspicions(field).isEmpty()) {
            html.element("span class=\"badge suspect\"", language.of("suspect", "suspect"));
        }
        for (Remark remark : field.remarks()) {
            html.element(
                    "span class=\"badge" + (remark.weight() < 10 ? " plain" : "") + "\"", sentences.remark(remark));
        }
        if (!field.used() && !field.protectedAttribute()) {
            html.element("span class=\"badge plain\"", language.of("not used", "inutilisé"));
        }
    }

    private void correlations() {
        html.open("section id=\"correlations\"")
                .element("h2", language.of("Fields that go together", "Champs qui vont ensemble"));
        if (profile.correlations().isEmpty()) {
            html.element(
                    "p", language.of("There are no two numbers to compare.", "Il n’y a pas deux nombres à comparer."));
        } else {
            html.element(
                    "p",
                    language.of(
                            "1 means that two fields order the applications in the same way, −1 the other way round, 0"
                                    + " that they have nothing to do with each other (Spearman’s correlation). Of twins,"
                                    + " one is enough; and a reason given to a client may name either.",
                            "1 : deux champs classent les demandes de la même façon ; −1 : à l’inverse ; 0 : aucun"
                                    + " rapport (corrélation de Spearman). De deux jumeaux, un seul suffit ; et le motif"
                                    + " donné à un client peut citer l’un ou l’autre."));
            html.open("div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
                            + attribute(language.of("Correlations", "Corrélations")) + "\"")
                    .raw(figures.correlations().svg(language, MAP_WIDTH))
                    .close("div");
            pairs();
        }
        html.close("section");
    }

    private void pairs() {
        html.open("details")
                .element(
                        "summary",
                        language.of(
                                "The " + profile.correlations().size() + " strongest pairs",
                                "Les " + profile.correlations().size() + " paires les plus fortes"));
        html.open("table").open("thead").open("tr");
        html.element("th scope=\"col\"", language.of("Field", "Champ"));
        html.element("th scope=\"col\"", language.of("goes with", "va avec"));
        html.element("th scope=\"col\" class=\"number\"", language.of("Correlation", "Corrélation"));
        html.close("tr").close("thead").open("tbody");
        for (Correlation pair : profile.correlations()) {
            html.open("tr").element("td", label(pair.field())).element("td", label(pair.other()));
            html.element("td class=\"number\"", language.number(figures.correlation(pair), 3))
                    .close("tr");
        }
        html.close("tbody").close("table").close("details");
    }

    private String label(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(field -> language.of(field.label()))
                .orElse(name);
    }

    private void fields() {
        html.open("section id=\"fields\"").element("h2", language.of("One by one", "Un par un"));
        html.element(
                "p class=\"quiet\"",
                language.of(
                        "The most telling fields come first. Where the filled and the outlined shapes differ, the field"
                                + " tells of default.",
                        "Les champs les plus parlants d’abord. Là où la forme pleine et le contour diffèrent, le champ en"
                                + " dit sur le défaut."));
        html.open("div class=\"cards\"");
        for (FieldProfile field : profile.byTelling()) {
            card(field);
        }
        html.close("div").close("section");
    }

    private void card(FieldProfile field) {
        html.open("article class=\"card\" id=\"" + anchor(field) + "\"");
        html.element("h3", language.of(field.label()));
        html.open("div class=\"top\"").element("code", field.name()).open("div");
        badges(field);
        html.close("div").close("div");
        for (Suspect suspect : profile.suspicions(field)) {
            html.element("p class=\"alarm\"", sentences.suspicion(suspect));
        }
        figures.spread(field).ifPresent(plot -> html.raw(plot.svg(language, PLOT_WIDTH)));
        html.element("p", separation(field));
        html.element("p", presence(field));
        figuresOf(field);
        html.close("article");
    }

    private String separation(FieldProfile field) {
        Separation separation = field.separation();
        if (separation == null) {
            return language.of(
                    "Too few know it to say what it tells.", "Trop peu de valeurs pour dire ce qu’il révèle.");
        }
        String auc =
                language.number(separation.auc(), 3) + "\u00a0±\u00a0" + language.number(separation.standardError(), 3);
        boolean worthTelling = separation.auc() >= 0.53 && separation.direction() != Separation.Direction.BY_CATEGORY;
        boolean higher = separation.direction() == Separation.Direction.HIGHER_IS_RISKIER;
        return sentences.tells(separation.auc())
                + language.of(": AUC ", " : AUC ")
                + auc
                + (worthTelling ? language.of("; ", " ; ") + sentences.direction(higher, figures.isElapsed(field)) : "")
                + "."
                + fifths(field);
    }

    private String fifths(FieldProfile field) {
        Spread spread = field.spread();
        Double lowest = spread == null ? null : spread.lowestFifth().defaultRate();
        Double highest = spread == null ? null : spread.highestFifth().defaultRate();
        if (lowest == null || highest == null) {
            return "";
        }
        String low = language.percent(lowest, 1);
        String high = language.percent(highest, 1);
        return figures.isElapsed(field)
                ? language.of(
                        " Of the fifth with the shortest time " + high + " defaulted, of the longest fifth " + low
                                + ".",
                        " Le cinquième à la durée la plus courte fait défaut à " + high + ", le plus long à " + low
                                + ".")
                : language.of(
                        " Of the fifth with the lowest values " + low + " defaulted, of the highest fifth " + high
                                + ".",
                        " Le cinquième aux valeurs les plus basses fait défaut à " + low + ", le plus haut à " + high
                                + ".");
    }

    private String presence(FieldProfile field) {
        var told = new ArrayList<String>();
        if (field.missing().rows() == 0) {
            told.add(language.of("Never missing.", "Jamais absent."));
        } else {
            told.add(language.of("Missing in ", "Absent de ") + share(field.missingShare())
                    + language.of(" of the applications", " des demandes")
                    + (field.missing().defaultRate() == null
                            ? ""
                            : language.of(
                                    ", of which " + rate(field.missing()) + " defaulted; where it is known, "
                                            + rate(field.known()),
                                    ", dont " + rate(field.missing()) + " en défaut ; là où il est connu, "
                                            + rate(field.known())))
                    + ".");
        }
        if (field.sentinels().rows() > 0) {
            told.add(language.of("A code for “none” in ", "Un code pour « aucun » dans ")
                    + share(field.sentinelShare())
                    + (field.sentinels().defaultRate() == null
                            ? ""
                            : language.of(
                                    ", of which " + rate(field.sentinels()) + " defaulted",
                                    ", dont " + rate(field.sentinels()) + " en défaut"))
                    + ".");
        }
        return String.join(" ", told);
    }

    private void figuresOf(FieldProfile field) {
        html.open("details").element("summary", language.of("All figures", "Tous les chiffres"));
        html.open("p")
                .text(
                        field.availability().atDecision()
                                ? language.of("Known when deciding: ", "Connu à la décision : ")
                                : language.of("Not known when deciding: ", "Pas connu à la décision : "));
        html.text(language.of(field.availability().why())).close("p");
        Summary summary = field.summary();
        html.open("table").open("tbody");
        if (figures.isElapsed(field)) {
            line(
                    language.of("unit", "unité"),
                    language.of("days, negative before the application", "jours, négatifs avant la demande"));
        }
        line(language.of("different values", "valeurs différentes"), language.count(field.distinct()));
        if (summary != null) {
            range(language.of("all within", "toutes entre"), summary.low(), summary.high());
            range(language.of("98 of 100 within", "98 sur 100 entre"), summary.q01(), summary.q99());
            range(language.of("90 of 100 within", "90 sur 100 entre"), summary.q05(), summary.q95());
            range(language.of("half within (quartiles)", "la moitié entre (quartiles)"), summary.q25(), summary.q75());
            line(language.of("median", "médiane"), number(summary.median()));
            line(language.of("mean", "moyenne"), number(summary.mean()));
            line(language.of("standard deviation", "écart-type"), number(summary.standardDeviation()));
            line(
                    language.of("skewness", "asymétrie"),
                    summary.skewness() == null ? "–" : language.number(summary.skewness(), 2));
            line(
                    language.of("far-out values", "valeurs extrêmes"),
                    summary.outliers() == null ? "–" : language.count(summary.outliers()));
        }
        html.close("tbody").close("table");
        levels(field);
        html.close("details");
    }

    private void levels(FieldProfile field) {
        if (field.levels().isEmpty()) {
            return;
        }
        html.open("table").open("thead").open("tr");
        html.element("th scope=\"col\"", language.of("Value", "Valeur"));
        html.element("th scope=\"col\" class=\"number\"", language.of("Applications", "Demandes"));
        html.element("th scope=\"col\" class=\"number\"", language.of("Default rate", "Taux de défaut"));
        html.close("tr").close("thead").open("tbody");
        for (Level level : field.levels()) {
            html.open("tr").element("th scope=\"row\"", figures.value(field, level));
            html.element("td class=\"number\"", language.count(level.outcomes().rows()));
            html.element("td class=\"number\"", rate(level.outcomes())).close("tr");
        }
        html.close("tbody").close("table");
    }

    private void line(String name, String value) {
        html.open("tr").element("th scope=\"row\"", name);
        html.element("td class=\"number\"", value).close("tr");
    }

    private void range(String name, double low, double high) {
        line(name, number(low) + language.of(" and ", " et ") + number(high));
    }

    private void key() {
        html.open("section id=\"key\"").element("h2", language.of("How to read this", "Comment lire cette page"));
        html.open("dl class=\"key\"");
        explain(
                "AUC",
                language.of(
                        "Take one defaulted and one repaid application at random: how often does the field alone point at"
                                + " the right one? 0.5 is a coin toss, 0.66 is two times in three, 1 is always. The figure"
                                + " after ± is the standard error: chance rarely strays further than twice that.",
                        "Prenez au hasard une demande en défaut et une remboursée : combien de fois le champ seul"
                                + " désigne-t-il la bonne ? 0,5 vaut un pile ou face, 0,66 deux fois sur trois, 1 toujours."
                                + " Le chiffre après ± est l’erreur type : le hasard s’éloigne rarement de plus du double."));
        for (Remark remark : Remark.values()) {
            explain(sentences.remark(remark), sentences.meaning(remark));
        }
        explain(
                language.of("Nobody’s value", "La valeur de personne"),
                language.of(
                        "Groups of fewer than " + Outcomes.FEWEST + " applications are merged or not told, and a value"
                                + " that so few share is rounded; the range “all within” is therefore a little too wide.",
                        "Les groupes de moins de " + Outcomes.FEWEST
                                + " demandes sont réunis ou passés sous silence, et"
                                + " une valeur que si peu partagent est arrondie ; l’intervalle « toutes entre » est donc"
                                + " un peu trop large."));
        html.close("dl").close("section");
    }

    private void explain(String term, String meaning) {
        html.element("dt", term).element("dd", meaning);
    }

    private void fact(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close("div");
    }

    private void item(String text) {
        html.element("li", text);
    }

    private String rate(Outcomes outcomes) {
        Double rate = outcomes.defaultRate();
        return rate == null ? "–" : language.percent(rate, rate < 0.1 ? 2 : 1);
    }

    private static double orZero(Outcomes outcomes) {
        Double rate = outcomes.defaultRate();
        return rate == null ? 0 : rate;
    }

    private String share(double share) {
        return share < 0.001 ? "< " + language.percent(0.001, 1) : language.percent(share, 1);
    }

    private String number(double value) {
        return language.significant(value, 4);
    }

    private static String anchor(FieldProfile field) {
        return "field-" + attribute(field.name());
    }

    private static String attribute(String text) {
        return Markup.escaped(text);
    }
}
