package scoreline.training.note;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.training.experiment.Experiment;
import scoreline.training.profile.FieldProfile;
import scoreline.training.profile.Remark;
import scoreline.training.profile.Suspect;
import scoreline.training.validation.Ranking;

/** What was learnt from, and whether it knows what it must not. */
record DataChapter(Experiment run, Wording say) implements Chapter {

    private static final int TELLING = 10;

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(facts());
        blocks.add(new Block.Items(data()));
        blocks.add(Block.Figure.of(telling(), tellingTable()));
        blocks.add(say.heading("Checks for leaks", "Contrôles de fuite"));
        blocks.add(say.paragraph(
                "A leak is a field that knows what nobody can know when the decision falls. A model with a leak looks"
                        + " excellent and fails in use.",
                "Une fuite est un champ qui sait ce que personne ne peut savoir au moment de décider. Un modèle qui fuit"
                        + " paraît excellent et échoue à l’usage."));
        blocks.add(new Block.Items(List.of(permuted(), order(), guarded())));
        blocks.add(suspects());
        List<Table.Excluded> excluded = run.catalogue().table().excluded();
        if (!excluded.isEmpty()) {
            blocks.add(new Block.Table(
                    say.of("Columns of the table that are not used", "Colonnes de la table non utilisées"),
                    List.of(say.text("Column", "Colonne"), say.text("Because", "Motif")),
                    excluded.stream()
                            .map(column -> Line.of(column.column(), column.why()))
                            .toList()));
        }
        return new Section("data", say.of("Data and leak checks", "Données et contrôles de fuite"), blocks);
    }

    @Override
    public List<Slide> slides() {
        return List.of(
                new Slide(
                        say.of(
                                "%s applications, of which %s defaulted",
                                "%s demandes, dont %s en défaut",
                                say.count(run.metrics().rows()),
                                say.fine(run.metrics().defaultRate())),
                        List.of(new Block.Items(data())),
                        List.of(Block.Figure.of(telling()))),
                new Slide(
                        suspected() == 0
                                ? say.of("No leak was found", "Aucune fuite n’a été trouvée")
                                : say.of("Suspects of leakage: %s", "Suspects de fuite : %s", say.count(suspected())),
                        List.of(new Block.Items(List.of(permuted(), order(), guarded()))),
                        List.of()));
    }

    private Block.Facts facts() {
        return new Block.Facts(List.of(
                say.fact("Applications", "Demandes", say.count(run.metrics().rows())),
                say.fact("Defaults", "Défauts", say.count(run.defaults())),
                say.fact(
                        "Default rate", "Taux de défaut", say.fine(run.metrics().defaultRate())),
                say.fact("Fields", "Champs", say.count(fields().size())),
                say.fact("Suspects of leakage", "Suspects de fuite", say.count(suspected()))));
    }

    private List<FieldProfile> fields() {
        return run.profile().fields();
    }

    private long suspected() {
        return run.profile().suspected();
    }

    private List<String> data() {
        List<String> items = new ArrayList<>();
        Optional.ofNullable(run.provenance().get("data_file"))
                .ifPresent(file -> items.add(
                        say.of("The rows are those of the file %s.", "Les lignes sont celles du fichier %s.", file)));
        Optional.ofNullable(run.provenance().get("data_part"))
                .ifPresent(part -> items.add(say.of("Of them a part: %s.", "Une partie seulement : %s.", part)));
        long numbers = fields().stream()
                .filter(field -> field.kind() == Field.Kind.NUMBER)
                .count();
        items.add(say.of(
                "Fields: %s numbers, %s categories; missing in more than 70 %% of the applications: %s.",
                "Champs : %s nombres, %s catégories ; absents de plus de 70 %% des demandes : %s.",
                say.count(numbers),
                say.count(fields().size() - numbers),
                say.count(fields().stream()
                        .filter(field -> field.remarks().contains(Remark.MOSTLY_MISSING))
                        .count())));
        items.add(say.of(
                "Folds are dealt at random, whatever the date of an application: the figures hold for the period of the"
                        + " table, and say nothing of a later one.",
                "Les blocs de validation sont tirés au hasard, quelle que soit la date des demandes : les chiffres valent"
                        + " pour la période de la table et ne disent rien d’une période ultérieure."));
        return items;
    }

    private String permuted() {
        double band = Ranking.CHANCE_ERRORS * Ranking.standardError(0.5, run.defaults(), run.repayments());
        return say.of(
                "Permutation test: with outcomes shuffled there is nothing to learn, and the same procedure must reach 0.5."
                        + " It reached %s; between %s and %s is chance, beyond that training stops.",
                "Test de permutation : avec des issues mélangées, il n’y a rien à apprendre, et la même procédure doit"
                        + " atteindre 0,5. Elle atteint %s ; entre %s et %s, c’est le hasard ; au-delà, l’entraînement"
                        + " s’arrête.",
                say.four(run.metrics().permutedAuc()),
                say.four(0.5 - band),
                say.four(0.5 + band));
    }

    private String order() {
        return say.of(
                "Order of the rows: taken as a score it has an AUC of %s, where 0.5 tells nothing.",
                "Ordre des lignes : pris comme score, il a une AUC de %s, où 0,5 ne dit rien.",
                say.four(run.profile().order().auc()));
    }

    private String guarded() {
        List<String> names = run.catalogue().fields().stream()
                .filter(Field::protectedAttribute)
                .map(field -> say.of(field.label()))
                .toList();
        long late = run.catalogue().fields().stream()
                .filter(field -> !field.availability().atDecision())
                .count();
        String rest = say.of(
                " Fields marked as not known when the decision falls: %s; no feature reads one.",
                " Champs marqués comme inconnus à la décision : %s ; aucune variable n’en lit.", say.count(late));
        return (names.isEmpty()
                        ? say.of("No field is marked as protected.", "Aucun champ n’est marqué comme protégé.")
                        : say.of(
                                "Protected, never scored, kept only to check fairness: %s. Training stops where a feature"
                                        + " reads such a field.",
                                "Protégés, jamais utilisés par le score, gardés seulement pour vérifier l’équité : %s."
                                        + " L’entraînement s’arrête si une variable lit un tel champ.",
                                say.list(names)))
                + rest;
    }

    private Block suspects() {
        List<Suspect> suspects = run.profile().suspects();
        return suspects.isEmpty()
                ? say.notice(
                        "No field is suspected: none ranks too well alone, equals the outcome, is filled in because of it,"
                                + " or looks like an id or a clock. That is a good sign and no proof.",
                        "Aucun champ n’est suspect : aucun ne classe trop bien à lui seul, n’égale l’issue, n’est rempli à"
                                + " cause d’elle, ni ne ressemble à un identifiant ou à une horloge. C’est bon signe, sans"
                                + " être une preuve.")
                : new Block.Table(
                        say.of("Suspects of leakage, for somebody to judge", "Suspects de fuite, à faire juger"),
                        List.of(say.text("Field", "Champ"), say.text("Why", "Pourquoi")),
                        suspects.stream()
                                .map(suspect -> Line.of(
                                        suspect.field() == null
                                                ? say.of("the order of the rows", "l’ordre des lignes")
                                                : suspect.field(),
                                        suspect.told(say.language())))
                                .toList());
    }

    private record Telling(String label, double auc) {}

    private List<Telling> strongest() {
        return fields().stream()
                .flatMap(field -> Optional.ofNullable(field.separation())
                        .map(separation -> new Telling(say.of(field.label()), separation.auc()))
                        .stream())
                .sorted(Comparator.comparingDouble(telling -> -telling.auc()))
                .limit(TELLING)
                .toList();
    }

    private Plot telling() {
        return new Plot.Bars(
                new Plot.Words(
                        say.of("The fields that tell most of default", "Les champs les plus parlants"),
                        say.of(
                                "Each field’s AUC alone; the bar begins at 0.5, a coin toss.",
                                "L’AUC de chaque champ pris seul ; la barre part de 0,5, le pile ou face.")),
                Axis.numbers(say.of("AUC above 0.5", "AUC au-dessus de 0,5")),
                List.of(""),
                strongest().stream()
                        .map(field -> new Plot.Bar(field.label(), say.three(field.auc()), List.of(field.auc() - 0.5)))
                        .toList(),
                "AUC");
    }

    private Block.Table tellingTable() {
        return new Block.Table(
                say.of("The fields that tell most of default", "Les champs les plus parlants"),
                List.of(say.text("Field", "Champ"), say.number("AUC alone", "AUC seul")),
                strongest().stream()
                        .map(field -> Line.of(field.label(), say.three(field.auc())))
                        .toList());
    }
}
