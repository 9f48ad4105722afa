package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;
import scoreline.training.candidate.Assessed;
import scoreline.training.candidate.Columns;
import scoreline.training.imbalance.Imbalance;

/** What candidates are called. */
record CandidateNames(Wording say) {

    private static final List<Text> FAMILIES = List.of(
            new Text("Dummy", "Référence constante"),
            new Text("Logistic regression", "Régression logistique"),
            new Text("Nearest neighbours", "Plus proches voisins"),
            new Text("Random forest", "Forêt aléatoire"));

    private static final List<Text> NOTES = List.of(
            new Text("C = (\\S+)", "C = $1"),
            new Text("found by the search", "trouvé par la recherche"),
            new Text("mean of (\\d+) models", "moyenne de $1 modèles"),
            new Text("monotone in (\\d+) features", "monotone pour $1 variables"));

    /** Family and whatever sets it apart from the plain one. */
    String of(Assessed candidate) {
        var words = new ArrayList<>(List.of(family(candidate)));
        if (!isAsItIs(candidate)) {
            words.add(imbalance(candidate));
        }
        if (!hasAllColumns(candidate)) {
            words.add(columns(candidate));
        }
        if (!candidate.note().isEmpty()) {
            words.add(note(candidate));
        }
        return String.join(", ", words);
    }

    String family(Assessed candidate) {
        return FAMILIES.stream()
                .filter(family -> family.en().equals(candidate.family()))
                .map(say::of)
                .findFirst()
                .orElse(candidate.family());
    }

    String imbalance(Assessed candidate) {
        return Stream.of(Imbalance.values())
                .filter(imbalance -> imbalance.title().equals(candidate.imbalance()))
                .map(imbalance -> switch (imbalance) {
                    case NONE -> say.of("as they are", "telles quelles");
                    case CLASS_WEIGHT -> say.of("class weights", "pondération des classes");
                    case UNDER_SAMPLING -> say.of("under-sampling", "sous-échantillonnage");
                    case OVER_SAMPLING -> say.of("over-sampling", "suréchantillonnage");
                    case SMOTE -> "SMOTE";
                })
                .findFirst()
                .orElse(candidate.imbalance());
    }

    private String columns(Assessed candidate) {
        return Stream.of(Columns.values())
                .filter(columns -> columns.title().equals(candidate.columns()))
                .map(columns -> switch (columns) {
                    case ALL -> say.of("all", "toutes");
                    case FILLED -> say.of("at most 70 %% missing", "au plus 70 %% d’absents");
                    case STRONGEST -> say.of("60 strongest", "60 plus fortes");
                    case COMPONENTS -> say.of("principal components", "composantes principales");
                })
                .findFirst()
                .orElse(candidate.columns());
    }

    /** Notes are English text; what candidates are noted for today is told in French, too. */
    private String note(Assessed candidate) {
        return say.language() == Language.ENGLISH
                ? candidate.note()
                : Stream.of(candidate.note().split(", "))
                        .map(CandidateNames::french)
                        .collect(Collectors.joining(", "));
    }

    private static String french(String part) {
        return NOTES.stream()
                .filter(note -> part.matches(note.en()))
                .map(note -> part.replaceFirst(note.en(), note.fr()).replaceAll("(\\d)\\.(\\d)", "$1,$2"))
                .findFirst()
                .orElse(part);
    }

    static boolean isAsItIs(Assessed candidate) {
        return candidate.imbalance().equals(Imbalance.NONE.title());
    }

    static boolean hasAllColumns(Assessed candidate) {
        return candidate.columns().equals(Columns.ALL.title());
    }
}
