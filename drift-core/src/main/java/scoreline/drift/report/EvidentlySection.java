package scoreline.drift.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.drift.parity.Parity;
import scoreline.drift.parity.Parity.Beside;
import scoreline.drift.parity.Told;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Severity;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;

/** What Evidently's defaults say of the same rows, and why the two differ where they do. */
record EvidentlySection(Parity parity, Judgement judgement, Say say) {

    Section section() {
        Map<String, Finding> ours =
                judgement.features().stream().collect(Collectors.toMap(Finding::name, Function.identity()));
        List<Beside> differing = parity.columns().stream()
                .filter(column -> column.disagreement().isPresent())
                .toList();
        List<Block> blocks = new ArrayList<>(List.of(verdict()));
        if (parity.fails()) {
            blocks.add(
                    new Block.Notice(
                            say.of(
                                    "Evidently itself would give no report of these tables: it stops at a column without values.",
                                    "Evidently lui-même ne rendrait aucun rapport de ces tables : il s’arrête à une colonne sans valeur.")));
        }
        blocks.add(
                differing.isEmpty()
                        ? say.paragraph(
                                "Both call the same features drifted.", "Les deux désignent les mêmes variables.")
                        : new Block.Table(
                                say.of("Where the two differ", "Où les deux diffèrent"),
                                List.of(
                                        say.text("Feature", "Variable"),
                                        say.text("Here", "Ici"),
                                        say.text("Evidently", "Evidently"),
                                        say.text("Why", "Pourquoi")),
                                differing.stream()
                                        .flatMap(column -> Stream.ofNullable(ours.get(column.feature()))
                                                .map(finding -> line(column, finding)))
                                        .toList()));
        blocks.add(agreeing(ours));
        return new Section("evidently", say.of("Beside Evidently", "À côté d’Evidently"), blocks);
    }

    private Block verdict() {
        return say.paragraph(
                "What Evidently 0.7.21 says of the same rows by default, rebuilt here to compare with: %s of %s columns"
                        + " drifted (%s), the table as a whole %s; it calls a table drifted from half of its columns on.",
                "Ce qu’Evidently 0.7.21 dit par défaut des mêmes lignes, reconstruit ici pour comparer : %s colonnes sur %s"
                        + " ont dérivé (%s), la table dans son ensemble %s ; il dit une table dérivée à partir de la moitié de"
                        + " ses colonnes.",
                say.count(parity.drifted()),
                say.count(parity.compared()),
                say.percent(parity.share()),
                parity.isDrift() ? say.of("drifted", "a dérivé") : say.of("did not", "non"));
    }

    private Line line(Beside column, Finding finding) {
        return Line.of(
                say.of(finding.label()),
                say.attention(finding.severity()),
                told(column.told()),
                column.disagreement().map(say::of).orElse(""));
    }

    private String told(Told told) {
        return switch (told) {
            case Told.Compared compared ->
                (compared.isDrift() ? say.of("drift", "dérive") : say.of("no drift", "pas de dérive")) + " ("
                        + compared.method().title() + " " + say.three(compared.score()) + ")";
            case Told.Refused _ -> say.of("nothing", "rien");
        };
    }

    private Block agreeing(Map<String, Finding> ours) {
        List<String> both = parity.columns().stream()
                .filter(column -> column.disagreement().isEmpty())
                .flatMap(column -> Stream.ofNullable(ours.get(column.feature())))
                .filter(finding -> finding.severity() != Severity.NONE)
                .map(finding -> say.of(finding.label()))
                .toList();
        return both.isEmpty()
                ? say.paragraph("No feature moved in both.", "Aucune variable n’a bougé selon les deux.")
                : say.paragraph("Both see move: %s.", "Les deux voient bouger : %s.", String.join(", ", both));
    }
}
