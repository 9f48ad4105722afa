package scoreline.training.note;

import java.util.List;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.training.experiment.Experiment;

/** Where it comes from, so that it can be made again. */
record ProvenanceChapter(Experiment run, Wording say) implements Chapter {

    private static final String RECIPE = "recipe";

    @Override
    public Section section() {
        return new Section(
                "provenance",
                say.of("Provenance", "Provenance"),
                List.of(
                        say.paragraph(
                                "The same data, seed and threads give the same bytes. The names are those of the bundle’s"
                                        + " manifest, which also has the hash of each file.",
                                "Les mêmes données, la même graine et les mêmes fils d’exécution donnent les mêmes octets."
                                        + " Les noms sont ceux du manifeste du bundle, qui contient aussi l’empreinte de"
                                        + " chaque fichier."),
                        table(),
                        new Block.Listing(run.provenance().getOrDefault(RECIPE, ""))));
    }

    @Override
    public List<Slide> slides() {
        return List.of(new Slide(
                say.of(
                        "The same data, seed and threads give the same model",
                        "Mêmes données, même graine, mêmes fils d’exécution : même modèle"),
                List.of(table()),
                List.of()));
    }

    private Block.Table table() {
        return new Block.Table(
                say.of("Where the model comes from", "D’où vient le modèle"),
                List.of(say.text("Name", "Nom"), say.text("Value", "Valeur")),
                run.provenance().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(RECIPE))
                        .map(entry -> Line.of(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
