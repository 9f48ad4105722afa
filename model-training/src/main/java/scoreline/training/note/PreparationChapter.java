package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.scoring.catalogue.Feature;
import scoreline.training.experiment.Experiment;
import scoreline.training.experiment.HistoryGain;

/** From columns to what the model sees. */
record PreparationChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        return new Section(
                "preparation",
                say.of("Preparation", "Préparation"),
                List.of(
                        say.paragraph(
                                "Training and scoring compute each feature by the same formula of the same catalogue"
                                        + " (%s, version %s); what is learnt for it, such as the default rate of a category,"
                                        + " is learnt within each fold, from the rows of the other folds alone.",
                                "L’entraînement et le score calculent chaque variable par la même formule du même catalogue"
                                        + " (%s, version %s) ; ce qui s’y apprend, comme le taux de défaut d’une modalité,"
                                        + " s’apprend dans chaque bloc, sur les seules lignes des autres blocs.",
                                run.catalogue().name(),
                                say.count(run.catalogue().version())),
                        new Block.Items(steps()),
                        history(),
                        groups()));
    }

    @Override
    public List<Slide> slides() {
        return List.of(new Slide(
                say.of(
                        "%s features, computed the same way in training and in service",
                        "%s variables, calculées de la même façon à l’entraînement et en service",
                        say.count(run.catalogue().features().size())),
                List.of(new Block.Items(steps()), history()),
                List.of()));
    }

    private List<String> steps() {
        List<Feature> features = run.catalogue().features();
        long categories = features.stream().filter(Feature::isCategory).count();
        long directed = features.stream()
                .filter(feature -> feature.direction() != Feature.Direction.NONE)
                .count();
        long dates = run.catalogue().table().columns().stream()
                .filter(column -> column.dates().isPresent())
                .count();
        long sentinels = run.catalogue().fields().stream()
                .filter(field -> !field.sentinels().isEmpty())
                .count();
        List<String> steps = new ArrayList<>();
        steps.add(say.of(
                "Features: %s, categories among them: %s. Those of which the trade knows in which direction the risk goes: %s.",
                "Variables : %s, dont catégories : %s. Celles dont le métier connaît le sens du risque : %s.",
                say.count(features.size()),
                say.count(categories),
                say.count(directed)));
        steps.add(say.of(
                "Categories: each is replaced by the default rate of its applicants, drawn towards the overall rate as if"
                        + " %s more of them had that rate. So a rare category says little.",
                "Catégories : chacune est remplacée par le taux de défaut de ses demandeurs, rapproché du taux général comme"
                        + " si %s demandeurs de plus avaient ce taux. Une modalité rare en dit donc peu.",
                say.plain(run.recipe().smoothing())));
        steps.add(say.of(
                "Missing values: trees learn where to send them; models that need a number get the median and a flag."
                        + " Fields with numbers that stand for none, which are read as missing: %s.",
                "Valeurs absentes : les arbres apprennent où les envoyer ; les modèles qui veulent un nombre reçoivent la"
                        + " médiane et un indicateur. Champs dont des nombres signifient « aucun », lus comme absents :"
                        + " %s.",
                say.count(sentinels)));
        steps.add(say.of(
                "Columns of dates, which become days before the application: %s.",
                "Colonnes de dates, converties en jours avant la demande : %s.", say.count(dates)));
        return steps;
    }

    private Block history() {
        HistoryGain gain = run.metrics().history();
        return gain == null
                ? say.notice(
                        "The customer’s past (other credits, instalments) was not used: the catalogue asks for none.",
                        "Le passé du client (autres crédits, échéances) n’a pas été utilisé : le catalogue n’en demande"
                                + " pas.")
                : say.notice(
                        "The customer’s past is used in %s aggregates over the records known on the day of the"
                                + " application. It adds %s to an AUC of %s without it (95 %% interval %s to %s).",
                        "Le passé du client est utilisé par %s agrégats sur ce qui est connu le jour de la demande. Il"
                                + " ajoute %s à une AUC de %s sans lui (intervalle à 95 %% : %s à %s).",
                        say.count(run.catalogue().aggregates().size()),
                        say.four(gain.gain()),
                        say.four(gain.aucWithout()),
                        say.four(gain.low()),
                        say.four(gain.high()));
    }

    private Block.Table groups() {
        return new Block.Table(
                say.of("Features by the reason they are told under", "Variables par motif"),
                List.of(say.text("Reason", "Motif"), say.number("Features", "Variables")),
                run.catalogue().groups().stream()
                        .map(group -> Line.of(
                                say.of(group.label()),
                                say.count(run.catalogue().features().stream()
                                        .filter(feature -> feature.group().equals(group.code()))
                                        .count())))
                        .toList());
    }
}
