package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.drift.performance.EstimatedPerformance;
import scoreline.drift.report.Moved;
import scoreline.drift.verdict.Attribution;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Togetherness;
import scoreline.page.Block;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.training.drift.SecondTable;
import scoreline.training.experiment.Experiment;

/** What later populations are held against. */
record DriftChapter(Experiment run, Wording say) implements Chapter {

    /** Features that a slide has room for. */
    private static final int BRIEF = 6;

    private record Cell(double from, double to, long rows) {}

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>(List.of(frozen(), Figure.of(scores(), scoresTable())));
        run.second()
                .ifPresentOrElse(
                        second -> blocks.addAll(compared(second)),
                        () -> blocks.add(say.notice(
                                "No second table was compared with this reference.",
                                "Aucune seconde table n’a été comparée à cette référence.")));
        return new Section("drift", say.of("Drift", "Dérive"), blocks);
    }

    @Override
    public List<Slide> slides() {
        List<Slide> slides = new ArrayList<>(List.of(new Slide(
                say.of("What later applicants are compared with", "À quoi seront comparés les demandeurs futurs"),
                List.of(frozen()),
                List.of(Figure.of(scores())))));
        run.second()
                .ifPresent(second -> slides.add(new Slide(
                        say.of("What moved since: %s", "Ce qui a bougé depuis : %s", second.file()),
                        List.of(
                                new Block.Paragraph(say.of(second.judgement().sentence())),
                                moved(second.judgement(), BRIEF)),
                        List.of())));
        return slides;
    }

    private List<Block> compared(SecondTable second) {
        Judgement judgement = second.judgement();
        List<Block> blocks = new ArrayList<>(List.of(
                say.heading("A second table", "Une seconde table"),
                say.paragraph(
                        "%s holds %s applications that can be read and %s that cannot. The model that serves decided them;"
                                + " they were counted in the cells above and judged as the drift monitor judges a window: an"
                                + " exact test for each feature, at most 5 %% of the features called moved wrongly so, and"
                                + " nothing below an effect of 0.01 nats (a tenth of a standard deviation).",
                        "%s contient %s demandes lisibles et %s qui ne le sont pas. Le modèle en service en a décidé ; elles ont"
                                + " été comptées dans les cellules ci-dessus et jugées comme le moniteur de dérive juge une"
                                + " fenêtre : un test exact par variable, au plus 5 %% des variables déclarées à tort, et"
                                + " rien sous un effet de 0,01 nat (un dixième d’écart type).",
                        second.file(),
                        say.count(judgement.rows()),
                        say.count(second.unreadable())),
                new Block.Notice(say.of(judgement.sentence()))));
        List<Text> whole = Stream.of(
                        judgement.score().map(Finding::sentence),
                        judgement.decisions().map(Finding::sentence),
                        judgement.attribution().map(Attribution::sentence),
                        judgement.togetherness().map(Togetherness::sentence),
                        second.estimated().map(EstimatedPerformance::sentence))
                .flatMap(Optional::stream)
                .toList();
        if (!whole.isEmpty()) {
            blocks.add(new Block.Items(whole.stream().map(say::of).toList()));
        }
        blocks.add(moved(judgement, Integer.MAX_VALUE));
        return blocks;
    }

    private Block moved(Judgement judgement, int most) {
        return Moved.table(say.language(), judgement, Map.of(), most)
                .<Block>map(table -> table)
                .orElseGet(() -> say.paragraph("No feature moved.", "Aucune variable n’a bougé."));
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
