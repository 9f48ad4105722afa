package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.training.boosting.Growth;
import scoreline.training.candidate.Assessed;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.Lab;
import scoreline.training.search.Rung;
import scoreline.training.search.Trial;

/** How settings were found, by what candidates were judged, and why the champion won. */
record SelectionChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>(List.of(
                say.paragraph(
                        "The metric is what decisions cost: AUC says how well applications are ordered, not what an error"
                                + " does. All candidates are judged on the same %s folds, dealt before anything is fitted"
                                + " with the same share of defaults in each; a fold is decided by the threshold that is"
                                + " cheapest on the others.",
                        "Le critère est ce que coûtent les décisions : l’AUC dit si les demandes sont bien ordonnées, pas ce"
                                + " que fait une erreur. Tous les candidats sont jugés sur les mêmes %s blocs, tirés avant"
                                + " tout ajustement avec la même part de défauts dans chacun ; un bloc est décidé par le"
                                + " seuil le moins coûteux des autres.",
                        say.count(run.recipe().folds())),
                why()));
        if (run.lab().isPresent()) {
            blocks.add(say.paragraph(
                    "Elsewhere in this note the model is judged once more, the number of trees of a fold counted by the"
                            + " other folds: its figures differ a little from those it was chosen by.",
                    "Ailleurs dans cette note, le modèle est jugé une fois encore, le nombre d’arbres d’un bloc étant"
                            + " compté par les autres blocs : ses chiffres diffèrent un peu de ceux qui l’ont fait"
                            + " choisir."));
        }
        search().ifPresent(blocks::addAll);
        blocks.add(settings());
        return new Section("selection", say.of("Optimisation and choice", "Optimisation et choix"), blocks);
    }

    @Override
    public List<Slide> slides() {
        return List.of(new Slide(
                run.champion()
                        .map(champion -> say.of(
                                "%s serves, at a cost of %s per application",
                                "%s est retenu, à un coût de %s par demande",
                                new CandidateNames(say).of(champion),
                                say.four(champion.costPerApplication())))
                        .orElseGet(() -> say.of("One recipe, no comparison", "Une seule recette, sans comparaison")),
                List.of(why()),
                List.of(settings())));
    }

    private Block why() {
        return run.lab()
                .map(this::why)
                .orElseGet(() -> say.notice(
                        "This run compared nothing: the recipe below was taken as it is.",
                        "Cet entraînement n’a rien comparé : la recette ci-dessous a été prise telle quelle."));
    }

    private Block why(Lab lab) {
        var names = new CandidateNames(say);
        Assessed champion = lab.candidates().get(lab.champion());
        Assessed cheapest = lab.candidates().get(lab.cheapest());
        long servable = lab.candidates().stream().filter(Assessed::servable).count();
        List<String> items = new ArrayList<>();
        items.add(say.of(
                "%s candidates were compared; %s of them can serve: boosted trees of the whole catalogue, learnt from rows as"
                        + " they are. The others are there to compare with.",
                "%s candidats ont été comparés ; %s d’entre eux peuvent servir : des arbres boostés sur tout le catalogue,"
                        + " appris des lignes telles quelles. Les autres servent de comparaison.",
                say.count(lab.candidates().size()),
                say.count(servable)));
        items.add(say.of(
                "The cheapest that can serve is %s: %s per application, standard error %s.",
                "Le moins coûteux qui puisse servir est %s : %s par demande, erreur type %s.",
                names.of(cheapest),
                say.four(cheapest.costPerApplication()),
                say.four(cheapest.costStandardError())));
        items.add(say.of(
                "As good as the cheapest is whoever costs at most one standard error of the difference more, as so small a"
                        + " difference may be chance. Candidates as good, the cheapest included: %s.",
                "Vaut le moins coûteux celui qui coûte au plus une erreur type de la différence en plus, car une si petite"
                        + " différence peut relever du hasard. Candidats de même valeur, le moins coûteux compris : %s.",
                say.count(lab.asGood().size())));
        items.add(say.of(
                "Of these the least log-loss serves, because it tells candidates apart with less noise: %s (log-loss %s, cost"
                        + " %s, AUC %s).",
                "Parmi eux sert celui dont la perte logarithmique est la plus faible, car elle distingue les candidats avec"
                        + " moins de bruit : %s (perte logarithmique %s, coût %s, AUC %s).",
                names.of(champion),
                say.language().number(champion.logLoss(), 5),
                say.four(champion.costPerApplication()),
                say.four(champion.auc())));
        lab.candidates().stream()
                .filter(candidate -> !candidate.servable()
                        && candidate.rows() == champion.rows()
                        && candidate.costPerApplication() < champion.costPerApplication())
                .min((a, b) -> Double.compare(a.costPerApplication(), b.costPerApplication()))
                .ifPresent(cheaper -> items.add(say.of(
                        "A candidate that cannot serve is cheaper: %s, %s per application.",
                        "Un candidat qui ne peut pas servir est moins coûteux : %s, %s par demande.",
                        names.of(cheaper),
                        say.four(cheaper.costPerApplication()))));
        return new Block.Items(items);
    }

    private Optional<List<Block>> search() {
        return run.lab()
                .map(Lab::search)
                .filter(trials -> !trials.isEmpty())
                .map(trials -> List.of(
                        say.heading("The search", "La recherche"),
                        say.paragraph(
                                "Random settings by successive halving, judged by log-loss of rows not seen. Of each library, %s.",
                                "Des réglages au hasard par éliminations successives, jugés par la perte logarithmique de lignes non"
                                        + " vues. Pour chaque bibliothèque : %s.",
                                say.list(Rung.LADDER.stream().map(this::rung).toList())),
                        new Block.Table(
                                say.of("Settings that came to all rows", "Réglages parvenus à toutes les lignes"),
                                List.of(
                                        say.text("Library", "Bibliothèque"),
                                        say.number("Learning rate", "Taux d’apprentissage"),
                                        say.number("Depth", "Profondeur"),
                                        say.number("Least Hessian", "Hessien minimal"),
                                        say.number("Share of rows", "Part des lignes"),
                                        say.number("Share of features", "Part des variables"),
                                        say.number("Lambda", "Lambda"),
                                        say.number("Trees", "Arbres"),
                                        say.number("Log-loss", "Perte logarithmique")),
                                trials.stream().map(this::trial).toList())));
    }

    private String rung(Rung rung) {
        return rung.oneIn() == 1
                ? say.of(
                        "%s on all rows in %s folds",
                        "%s sur toutes les lignes en %s blocs", say.count(rung.settings()), say.count(rung.folds()))
                : say.of(
                        "%s on one row in %s in %s folds",
                        "%s sur une ligne sur %s en %s blocs",
                        say.count(rung.settings()),
                        say.count(rung.oneIn()),
                        say.count(rung.folds()));
    }

    private Line trial(Trial trial) {
        Growth growth = trial.growth();
        return new Line(
                List.of(
                        growth.trainer().title(),
                        say.plain(growth.learningRate()),
                        say.count(growth.depth()),
                        say.plain(growth.leastHessian()),
                        say.plain(growth.rowShare()),
                        say.plain(growth.columnShare()),
                        say.plain(growth.lambda()),
                        say.count(trial.rounds()),
                        say.language().number(trial.logLoss(), 5)),
                growth.equals(run.recipe().growth().team(1)));
    }

    private Block.Table settings() {
        Growth growth = run.recipe().growth();
        List<Line> lines = List.of(
                Line.of(say.of("Library", "Bibliothèque"), growth.trainer().title()),
                Line.of(say.of("Models averaged", "Modèles moyennés"), say.count(growth.team())),
                Line.of(
                        say.of("Trees of each", "Arbres de chacun"),
                        say.count(run.metrics().trees() / growth.team())),
                Line.of(say.of("Learning rate", "Taux d’apprentissage"), say.plain(growth.learningRate())),
                Line.of(say.of("Depth", "Profondeur"), say.count(growth.depth())),
                Line.of(
                        say.of("Least Hessian of a leaf", "Hessien minimal d’une feuille"),
                        say.plain(growth.leastHessian())),
                Line.of(say.of("Rows a tree sees", "Lignes vues par un arbre"), say.share(growth.rowShare())),
                Line.of(say.of("Features a tree sees", "Variables vues par un arbre"), say.share(growth.columnShare())),
                Line.of(say.of("Lambda", "Lambda"), say.plain(growth.lambda())),
                Line.of(
                        say.of("Trees without gain before stopping", "Arbres sans gain avant l’arrêt"),
                        say.count(run.recipe().patience())));
        return new Block.Table(
                say.of("The model that serves", "Le modèle retenu"),
                List.of(say.text("Setting", "Réglage"), say.number("Value", "Valeur")),
                lines);
    }
}
