package scoreline.training.generated;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import scoreline.scoring.catalogue.Text;

/// A way in which a population may change. In all of them but [#CONCEPT], columns of the application change and default
/// depends on them as before; in that one it is the other way round. The past stays what it was; in [#AGEING] other
/// people apply, with a past of their own.
@SuppressWarnings("ImmutableEnumChecker") // texts, and functions of nothing but what they are given
public enum Scenario {
    SHIFT(
            new Text("A score falls", "Un score baisse"),
            new Text(
                    "The outside score EXT_SOURCE_2 falls by the strength, in standard deviations;"
                            + " a monitor should name EXT_SOURCE_2 and the features made from it.",
                    "Le score externe EXT_SOURCE_2 baisse de l’intensité donnée, en écarts-types ;"
                            + " un moniteur doit nommer EXT_SOURCE_2 et les variables qui en sont tirées."),
            new Strength(0.5, 3),
            List.of("EXT_SOURCE_2"),
            (drawn, strength, _) -> drawn.with(drawn.scores().withSecondLower(strength))),
    MISSING(
            new Text("A score goes missing", "Un score vient à manquer"),
            new Text(
                    "The outside score EXT_SOURCE_3 is lost for a share of those who have one, which is the strength;"
                            + " a monitor should name the missing values of EXT_SOURCE_3.",
                    "Le score externe EXT_SOURCE_3 est perdu pour une part de ceux qui en ont un, l’intensité donnée ;"
                            + " un moniteur doit nommer les valeurs manquantes de EXT_SOURCE_3."),
            new Strength(0.2, 1),
            List.of("EXT_SOURCE_3"),
            (drawn, strength, draw) ->
                    draw.chance(strength) ? drawn.with(drawn.scores().withoutThird()) : drawn),
    CATEGORY(
            new Text("A category appears", "Une catégorie apparaît"),
            new Text(
                    "A share of those in work, which is the strength, give a source of income that training never saw;"
                            + " a monitor should name the unseen category of NAME_INCOME_TYPE.",
                    "Une part de ceux qui travaillent, l’intensité donnée, déclarent une origine de revenu inconnue de"
                            + " l’apprentissage ; un moniteur doit nommer la catégorie inconnue de NAME_INCOME_TYPE."),
            new Strength(0.05, 1),
            List.of("NAME_INCOME_TYPE"),
            Scenario::onAPlatform),
    MIX(
            new Text("The mix of products changes", "La répartition des produits change"),
            new Text(
                    "A share of those who asked for a cash loan, which is the strength, ask for a revolving one;"
                            + " a monitor should name NAME_CONTRACT_TYPE and the amounts that come with it.",
                    "Une part de ceux qui demandaient un prêt classique, l’intensité donnée, demandent un crédit renouvelable ;"
                            + " un moniteur doit nommer NAME_CONTRACT_TYPE et les montants qui vont avec."),
            new Strength(0.2, 1),
            List.of("NAME_CONTRACT_TYPE", "AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE"),
            Scenario::revolving),
    AGEING(
            new Text("The population grows older", "La population vieillit"),
            new Text(
                    "Those who apply are older by the strength, in standard deviations of age, and live as the older do;"
                            + " a monitor should name DAYS_BIRTH and what goes with age.",
                    "Ceux qui font une demande sont plus âgés, de l’intensité donnée en écarts-types, et vivent comme leurs aînés ;"
                            + " un moniteur doit nommer DAYS_BIRTH et ce qui va avec l’âge."),
            new Strength(0.5, 3),
            List.of("DAYS_BIRTH"),
            (drawn, strength, draw) -> Application.from(draw, drawn.index(), strength)),
    CONCEPT(
            new Text("Hard times", "La conjoncture se dégrade"),
            new Text(
                    "The same applications default more often, by the strength in log-odds; a monitor should name none of"
                            + " their columns, and say that more loans default than was expected, once outcomes are known.",
                    "Les mêmes demandes font plus souvent défaut, de l’intensité donnée en log-cotes ; un moniteur ne doit nommer"
                            + " aucune de leurs colonnes, mais dire, une fois les issues connues, que les défauts dépassent l’attendu."),
            new Strength(0.7, 5),
            List.of(),
            (drawn, strength, _) -> drawn.inHardship(strength));

    private static final String UNSEEN = "Platform worker";

    /// @param usual where nobody says how strong
    /// @param most the scenario makes sense up to it
    private record Strength(double usual, double most) {}

    @FunctionalInterface
    private interface Change {
        /** The application as it comes in then; draws of its own decide whom it befalls. */
        Application of(Application drawn, double strength, Draw draw);
    }

    private final Text title;
    private final Text sentence;
    private final Strength strength;
    private final List<String> columns;
    private final Change change;

    Scenario(Text title, Text sentence, Strength strength, List<String> columns, Change change) {
        this.title = title;
        this.sentence = sentence;
        this.strength = strength;
        this.columns = columns;
        this.change = change;
    }

    /// The scenario of a key, such as `shift`.
    ///
    /// @throws IllegalArgumentException one sentence that lists the keys
    public static Scenario named(String key) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is none of the scenarios "
                        + Arrays.stream(values()).map(Scenario::key).collect(Collectors.joining(", "))));
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Text title() {
        return title;
    }

    /** What it does, and what a monitor should say of it. */
    public Text sentence() {
        return sentence;
    }

    public double usualStrength() {
        return strength.usual();
    }

    public double mostStrength() {
        return strength.most();
    }

    /** The columns it sets out to change, the one to be named first of all in front; empty where none changes. */
    public List<String> columns() {
        return columns;
    }

    Application of(Application drawn, double strength, Draw draw) {
        return change.of(drawn, strength, draw);
    }

    private static Application onAPlatform(Application drawn, double strength, Draw draw) {
        return drawn.work().employed() && draw.chance(strength)
                ? drawn.with(drawn.work().calling(UNSEEN))
                : drawn;
    }

    private static Application revolving(Application drawn, double strength, Draw draw) {
        if (drawn.loan().revolving() || !draw.chance(strength)) {
            return drawn;
        }
        Loan loan = drawn.loan().asRevolving(draw);
        return drawn.with(loan, Documents.from(draw, drawn.work(), loan));
    }
}
