package scoreline.drift.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.parity.Parity;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Judgement;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Verdict;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Document;
import scoreline.page.Section;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Text;

/// A window held against a reference, for who must act on it.
///
/// @param title what was held against what
/// @param judgement of `counts` by a judge of `baseline`
/// @param since when each thing began to move, by the name of its finding, where that is known
/// @param unseen what is not in the counts, and why, a sentence each
/// @param parity what Evidently says of the same rows, where somebody asked
public record WindowReport(
        Text title,
        Baseline baseline,
        WindowCounts counts,
        Judgement judgement,
        Map<String, Instant> since,
        List<Text> unseen,
        Optional<Parity> parity) {

    /// Features drawn at most: the page stays under 300 kB, and nobody looks at more.
    private static final int MOST_DRAWN = 10;

    public WindowReport {
        since = Map.copyOf(since);
        unseen = List.copyOf(unseen);
    }

    /// A page of one file.
    ///
    /// @param twin the file with the same in the other language, beside this one
    public String html(Language language, String twin) {
        var say = new Say(language);
        var link = new Document.Link(
                twin, language.of("En français", "In English"), language.of(Language.FRENCH, Language.ENGLISH));
        return new Document(
                        language,
                        say.of(title),
                        say.of(
                                "Whether the applicants are still those the reference knows: what moved, how far, and whether"
                                        + " it matters.",
                                "Si les demandeurs sont encore ceux que connaît la référence : ce qui a bougé, de combien, et"
                                        + " si cela compte."),
                        List.of(link),
                        sections(say))
                .html();
    }

    private List<Section> sections(Say say) {
        return Stream.of(
                        Optional.of(inShort(say)),
                        Optional.of(moved(say)),
                        pictures(say),
                        rest(say),
                        parity.map(told -> new EvidentlySection(told, judgement, say).section()),
                        Optional.of(notSeen(say)),
                        Optional.of(reading(say)))
                .flatMap(Optional::stream)
                .toList();
    }

    private Section inShort(Say say) {
        long moved = Moved.features(judgement).size();
        List<Block> blocks = new ArrayList<>(List.of(
                new Block.Notice(say.of(judgement.sentence())),
                new Block.Facts(List.of(
                        say.fact("Verdict", "Verdict", say.verdict(judgement.verdict())),
                        say.fact("Rows of the window", "Lignes de la fenêtre", say.count(judgement.rows())),
                        say.fact(
                                "Rows of the reference",
                                "Lignes de la référence",
                                say.count(baseline.reference().rows())),
                        say.fact(
                                "Features that moved",
                                "Variables qui ont bougé",
                                say.of(
                                        "%s of %s",
                                        "%s sur %s",
                                        say.count(moved),
                                        say.count(judgement.features().size())))))));
        List<String> whole = Stream.concat(judgement.score().stream(), judgement.decisions().stream())
                .map(finding -> say.of(finding.sentence()))
                .toList();
        if (!whole.isEmpty()) {
            blocks.add(new Block.Items(whole));
        }
        blocks.add(whatToDo(say));
        return new Section("verdict", say.of("In short", "En bref"), blocks);
    }

    private Block whatToDo(Say say) {
        return switch (judgement.verdict()) {
            case OK ->
                say.paragraph(
                        "Nothing asks for attention. What is written below of single features is no more than chance.",
                        "Rien ne demande d’attention. Ce qui est dit plus bas de chaque variable n’est que du hasard.");
            case WATCH ->
                say.paragraph(
                        "Something changed, but neither by much nor so that the score feels it. If it is there again in the"
                                + " next windows, find out why.",
                        "Quelque chose a changé, mais ni de beaucoup ni au point que le score s’en ressente. Si cela se"
                                + " retrouve dans les fenêtres suivantes, cherchez pourquoi.");
            case DRIFT ->
                say.paragraph(
                        "Look at the features marked below: is it the applicants who changed, or how their data reach you?"
                                + " The second is repaired at the source; the first asks whether the model still fits them.",
                        "Examinez les variables signalées plus bas : sont-ce les demandeurs qui ont changé, ou la façon dont"
                                + " leurs données vous arrivent ? Le second cas se répare à la source ; le premier demande si"
                                + " le modèle leur convient encore.");
            case INSUFFICIENT_DATA ->
                say.paragraph(
                        "Wait for more rows, or take a longer window: what is written below proves nothing.",
                        "Attendez davantage de lignes, ou prenez une fenêtre plus longue : ce qui suit ne prouve rien.");
        };
    }

    private Section moved(Say say) {
        return new Section(
                "moved",
                say.of("What moved", "Ce qui a bougé"),
                List.of(Moved.table(say.language(), judgement, since, Integer.MAX_VALUE)
                        .<Block>map(table -> table)
                        .orElseGet(() -> say.paragraph("No feature moved.", "Aucune variable n’a bougé."))));
    }

    private Optional<Section> pictures(Say say) {
        List<Block.Figure> figures =
                pictures(say.language()).map(picture -> picture.figure(say)).toList();
        if (figures.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>(List.of(
                say.paragraph(
                        "Each pair of bars is a group of applicants: above how many of them the reference has, below how"
                                + " many this window has. Where both are equally long, nothing changed.",
                        "Chaque paire de barres est un groupe de demandeurs : au-dessus, leur part dans la référence ;"
                                + " au-dessous, leur part dans cette fenêtre. À longueur égale, rien n’a changé."),
                new Block.Gallery(figures)));
        int left = Moved.features(judgement).size() - MOST_DRAWN;
        if (left > 0) {
            blocks.add(say.paragraph(
                    "Drawn are the %s that ask most for attention; the table above has the other %s.",
                    "Sont dessinées les %s qui demandent le plus d’attention ; la table ci-dessus contient les %s autres.",
                    say.count(MOST_DRAWN),
                    say.count(left)));
        }
        return Optional.of(new Section(
                "pictures", say.of("The reference beside this window", "La référence et cette fenêtre"), blocks));
    }

    private Stream<Picture> pictures(Language language) {
        Stream<Picture> score = judgement.score().stream()
                .filter(finding -> finding.severity() != Severity.NONE)
                .map(finding -> new Picture(
                        finding,
                        baseline.reference().score(),
                        counts.score(),
                        value -> language.percent(value, 1),
                        name -> name));
        Catalogue catalogue = baseline.catalogue();
        DoubleFunction<String> written = value -> language.significant(value, 4);
        Stream<Picture> features = Moved.features(judgement).stream()
                .limit(MOST_DRAWN)
                .map(judgement.features()::indexOf)
                .map(f -> new Picture(
                        judgement.features().get(f),
                        baseline.reference().features().get(f),
                        counts.feature(f),
                        written,
                        name -> language.of(
                                catalogue.category(catalogue.features().get(f), name))));
        return Stream.concat(score, features);
    }

    private Optional<Section> rest(Say say) {
        List<Finding> calm = judgement.features().stream()
                .filter(finding -> finding.severity() == Severity.NONE)
                .sorted(Comparator.comparingDouble(Finding::adjustedP))
                .toList();
        if (calm.isEmpty()) {
            return Optional.empty();
        }
        var table = new Block.Table(
                say.of("The least usual first", "Les moins habituelles d’abord"),
                List.of(
                        say.text("Feature", "Variable"),
                        say.number("Chance alone", "Hasard seul"),
                        say.number("Effect, nats", "Effet, nats")),
                calm.stream()
                        .map(finding -> Line.of(
                                say.of(finding.label()), say.chance(finding.adjustedP()), say.three(finding.effect())))
                        .toList());
        return Optional.of(new Section("rest", say.of("What did not move", "Ce qui n’a pas bougé"), List.of(table)));
    }

    private Section notSeen(Say say) {
        List<String> texts = new ArrayList<>(unseen.stream().map(say::of).toList());
        if (judgement.verdict() != Verdict.INSUFFICIENT_DATA) {
            texts.add(say.of(
                    "Shifts of a feature by less than %s of its standard deviation: one in five of that size is missed, and"
                            + " more of smaller ones.",
                    "Les décalages d’une variable de moins de %s de son écart type : un sur cinq de cette taille échappe, et"
                            + " davantage s’ils sont plus petits.",
                    say.language().significant(judgement.detectable(), 2)));
        }
        if (judgement.score().isEmpty()) {
            texts.add(say.of(
                    "What the change does to a score: nobody scored these rows.",
                    "L’effet du changement sur un score : personne n’a noté ces lignes."));
        }
        texts.add(say.of(
                "Whether applicants of the same kind repay as before: only their outcomes tell.",
                "Si des demandeurs semblables remboursent comme avant : seules leurs issues le diront."));
        return new Section(
                "unseen",
                say.of("What this window cannot show", "Ce que cette fenêtre ne peut montrer"),
                List.of(new Block.Items(texts)));
    }

    private static Section reading(Say say) {
        return new Section(
                "reading",
                say.of("How to read the figures", "Comment lire les chiffres"),
                List.of(new Block.Items(List.of(
                        say.of(
                                "A feature moved when chance alone would hardly do it (at most one of twenty features called"
                                        + " moved is wrongly so) and when the change is worth hearing of (0.01 nats, a tenth of"
                                        + " a standard deviation).",
                                "Une variable a bougé quand le hasard seul ne le ferait guère (au plus une sur vingt des"
                                        + " variables ainsi désignées l’est à tort) et quand le changement vaut d’être dit (0,01"
                                        + " nat, un dixième d’écart type)."),
                        say.of(
                                "Effect: how far the window’s rows lie from the reference’s, in nats, what chance makes of it"
                                        + " taken off. 0.01 is a shift by a tenth of a standard deviation, 0.25 by half of one,"
                                        + " 1 by a whole one.",
                                "Effet : la distance entre les lignes de la fenêtre et celles de la référence, en nats, la part"
                                        + " du hasard ôtée. 0,01 est un décalage d’un dixième d’écart type, 0,25 d’un demi, 1"
                                        + " d’un écart type."),
                        say.of(
                                "Chance alone: how often a window in which nothing changed looks as different as this one, given"
                                        + " how many features are looked at.",
                                "Hasard seul : la fréquence à laquelle une fenêtre où rien n’a changé paraît aussi différente,"
                                        + " compte tenu du nombre de variables examinées."),
                        say.of(
                                "“Look at it” means a shift by half a standard deviation or more, or one that moves the odds of"
                                        + " default by a twentieth; “watch” is everything smaller.",
                                "« À examiner » : un décalage d’au moins un demi-écart type, ou qui déplace la cote de défaut"
                                        + " d’un vingtième ; « à suivre » : tout ce qui est moindre.")))));
    }
}
