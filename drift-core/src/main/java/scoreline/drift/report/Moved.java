package scoreline.drift.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Severity;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.plots.Language;

/** The features that moved, the gravest first. */
public final class Moved {

    /** By what it asks of a reader, then by how far it went. */
    public static final Comparator<Finding> GRAVEST_FIRST = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::effect)
            .reversed();

    private Moved() {}

    static List<Finding> features(Judgement judgement) {
        return judgement.features().stream()
                .filter(finding -> finding.severity() != Severity.NONE)
                .sorted(GRAVEST_FIRST)
                .toList();
    }

    /// What moved, how far, and what it does to the score, a feature a line.
    ///
    /// @param since when each began to move, by name, where that is known
    /// @param most lines
    /// @return empty where nothing moved
    public static Optional<Block.Table> table(
            Language language, Judgement judgement, Map<String, Instant> since, int most) {
        List<Finding> moved = features(judgement).stream().limit(most).toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        var say = new Say(language);
        boolean scored = moved.stream().anyMatch(finding -> finding.impact().isPresent());
        boolean timed = moved.stream().anyMatch(finding -> since.containsKey(finding.name()));
        List<Block.Column> columns = new ArrayList<>(List.of(
                say.text("What moved", "Ce qui a bougé"),
                say.text("Attention", "Attention"),
                say.number("Effect, nats", "Effet, nats")));
        if (scored) {
            columns.add(say.number("Mean log-odds moved by", "Cote logarithmique moyenne, écart"));
        }
        if (timed) {
            columns.add(say.text("Since", "Depuis"));
        }
        List<Line> lines = moved.stream()
                .map(finding -> line(say, finding, scored, timed, since))
                .toList();
        return Optional.of(new Block.Table(say.of("Features that moved", "Variables qui ont bougé"), columns, lines));
    }

    private static Line line(Say say, Finding finding, boolean scored, boolean timed, Map<String, Instant> since) {
        List<String> cells = new ArrayList<>(
                List.of(say.of(finding.sentence()), say.attention(finding.severity()), say.three(finding.effect())));
        if (scored) {
            cells.add(
                    finding.impact().map(impact -> say.change(impact.logOdds())).orElse("–"));
        }
        if (timed) {
            cells.add(Optional.ofNullable(since.get(finding.name()))
                    .map(say::time)
                    .orElse("–"));
        }
        return new Line(cells, finding.severity() == Severity.ALERT);
    }
}
