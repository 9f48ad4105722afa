package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.training.page.Block;
import scoreline.training.page.Block.Figure;
import scoreline.training.page.Block.Line;
import scoreline.training.page.Section;
import scoreline.training.page.Slide;
import scoreline.training.plots.Axis;
import scoreline.training.plots.Plot;

/** What later populations are held against. */
record DriftChapter(Experiment run, Wording say) implements Chapter {

    private record Cell(double from, double to, long rows) {}

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>(List.of(frozen(), Figure.of(scores(), scoresTable())));
        run.drift()
                .ifPresentOrElse(
                        drift -> {
                            blocks.add(say.heading("A second table", "Une seconde table"));
                            blocks.addAll(drift.in(say.language()));
                        },
                        () -> blocks.add(say.notice(
                                "No second table was compared with this reference.",
                                "Aucune seconde table n’a été comparée à cette référence.")));
        return new Section("drift", say.of("Drift", "Dérive"), blocks);
    }

    @Override
    public List<Slide> slides() {
        return List.of(new Slide(
                say.of("What later applicants are compared with", "À quoi seront comparés les demandeurs futurs"),
                List.of(frozen()),
                List.of(Figure.of(scores()))));
    }

    private Block.Paragraph frozen() {
        long cells = run.reference().features().stream()
                .mapToLong(feature -> feature.cells().size() - Cells.FIRST)
                .sum();
        return say.paragraph(
                "The bundle keeps the training population in counts: %s applications in %s cells of %s features, and the"
                        + " probabilities out of fold in %s. Cells never follow later data; missing, unseen and out-of-range"
                        + " values have cells of their own. Each decision in service tells its cells, so that a drift is"
                        + " counted, not estimated.",
                "Le bundle garde la population d’entraînement en effectifs : %s demandes dans %s cellules de %s variables, et"
                        + " les probabilités hors bloc dans %s. Les cellules ne suivent jamais les données ultérieures ; les"
                        + " valeurs absentes, inédites ou hors bornes ont les leurs. Chaque décision en service donne ses"
                        + " cellules : une dérive se compte, elle ne s’estime pas.",
                say.count(run.reference().rows()),
                say.count(cells),
                say.count(run.reference().features().size()),
                say.count(run.reference().score().cells().size() - Cells.FIRST));
    }

    private List<Cell> cells() {
        FeatureReference score = run.reference().score();
        return switch (score.cells()) {
            case Cells.Intervals intervals ->
                IntStream.range(0, intervals.lower().size())
                        .mapToObj(i -> new Cell(
                                intervals.lower().get(i),
                                i + 1 < intervals.lower().size()
                                        ? intervals.lower().get(i + 1)
                                        : intervals.max(),
                                score.counts().get(Cells.FIRST + i)))
                        .toList();
            case Cells.Categories _ -> List.of();
        };
    }

    /** Of equally filled cells a bar each would say nothing; the running total tells where the scores lie. */
    private Plot scores() {
        List<Plot.Point> points = new ArrayList<>();
        long below = 0;
        for (Cell cell : cells()) {
            points.add(
                    new Plot.Point(cell.from(), below / (double) run.reference().rows()));
            below += cell.rows();
        }
        cells().stream()
                .skip(Math.max(0, cells().size() - 1))
                .forEach(last -> points.add(new Plot.Point(last.to(), 1)));
        return new Plot.Lines(
                new Plot.Words(
                        say.of("Probabilities at training time", "Probabilités à l’entraînement"),
                        say.of(
                                "Share of the applications with a probability of default below that.",
                                "Part des demandes dont la probabilité de défaut est inférieure.")),
                Axis.shares(say.of("probability of default", "probabilité de défaut")),
                Axis.shares(say.of("applications below", "demandes en dessous")).between(0, 1),
                List.of(new Plot.Series("", points)),
                List.of(new Plot.Mark.Vertical(
                        run.metrics().threshold(),
                        say.of(
                                "threshold: %s",
                                "seuil : %s", say.fine(run.metrics().threshold())))));
    }

    private Block.Table scoresTable() {
        return new Block.Table(
                say.of("Probabilities at training time", "Probabilités à l’entraînement"),
                List.of(
                        say.number("Probability from", "Probabilité de"),
                        say.number("to", "à"),
                        say.number("Applications", "Demandes")),
                cells().stream()
                        .map(cell -> Line.of(say.fine(cell.from()), say.fine(cell.to()), say.count(cell.rows())))
                        .toList());
    }
}
