package scoreline.dashboard.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.dashboard.explanation.Explanation;
import scoreline.page.Block;
import scoreline.page.Block.Column;
import scoreline.page.Block.Fact;
import scoreline.page.Block.Line;
import scoreline.page.Block.Table;
import scoreline.page.Document;
import scoreline.page.Resource;
import scoreline.page.Section;
import scoreline.plots.Language;

/** What clients are told of themselves, as a page to read and to print. */
record OwnPage(OwnData own, Language language) {
    private static final String REVIEW = "REVIEW";

    /** As the dashboard looks. */
    private static final String STYLE = Resource.of(OwnPage.class, "own.css");

    String html() {
        var document = new Document(
                language,
                language.of("Your application for credit", "Votre demande de crédit"),
                language.of(
                                "Application %s of %s. This page is about you alone: what was decided, why, and with which of your data. This link works until %s; to keep the page, print it or save it as PDF.",
                                "Demande %s du %s. Cette page ne concerne que vous : ce qui a été décidé, pourquoi et avec lesquelles de vos données. Ce lien fonctionne jusqu’au %s ; pour garder la page, imprimez-la ou enregistrez-la en PDF.")
                        .formatted(
                                own.applicationId(),
                                language.day(own.submittedAt()),
                                language.minute(own.readableUntil())),
                List.of(
                        language == Language.ENGLISH
                                ? new Document.Link("?lang=fr", "Cette page en français", Language.FRENCH)
                                : new Document.Link("?lang=en", "This page in English", Language.ENGLISH),
                        new Document.Link(
                                "?format=json&amp;lang=" + language.code(),
                                language.of("Your data for computers (JSON)", "Vos données pour ordinateur (JSON)"),
                                language)),
                List.of(decision(), reasons(), disagree(), data(), procedure()));
        return document.html(STYLE);
    }

    private Section decision() {
        var decision = own.decision();
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Paragraph(decision.summary()));
        if (decision.policy() != null) {
            blocks.add(new Block.Paragraph(decision.policy()));
        }
        blocks.add(new Block.Facts(List.of(
                new Fact(language.of("Decision", "Décision"), outcome()),
                new Fact(
                        language.of("Estimated risk of not repaying", "Risque estimé de non-remboursement"),
                        language.percent(decision.probabilityOfDefault(), 1)),
                new Fact(
                        language.of("Refusal begins at", "Le refus commence à"),
                        language.percent(decision.threshold(), 1)),
                new Fact(
                        language.of("Points, from %s to %s", "Points, de %s à %s")
                                .formatted(
                                        language.count(decision.fewestPoints()), language.count(decision.mostPoints())),
                        language.count(decision.points())))));
        blocks.add(new Block.Notice(
                decision.outcome().equals(REVIEW)
                        ? language.of(
                                        "A computer program worked out the risk on %s. It has not decided: a person looks at your application first.",
                                        "Un programme informatique a calculé le risque le %s. Il n’a pas décidé : une personne examine d’abord votre demande.")
                                .formatted(language.day(own.decidedAt()))
                        : language.of(
                                        "A computer program decided this on %s, without a person. You can ask that a person look at it: see “If you do not agree”.",
                                        "Un programme informatique en a décidé le %s, sans intervention humaine. Vous pouvez demander qu’une personne l’examine : voir « Si vous n’êtes pas d’accord ».")
                                .formatted(language.day(own.decidedAt()))));
        return new Section("decision", language.of("The decision", "La décision"), blocks);
    }

    private String outcome() {
        return switch (own.decision().outcome()) {
            case "APPROVE" -> language.of("Approved", "Acceptée");
            case "REFUSE" -> language.of("Refused", "Refusée");
            default -> language.of("A person will look", "Examen par une personne");
        };
    }

    private Section reasons() {
        return new Section(
                "reasons",
                language.of("The reasons", "Les raisons"),
                List.of(
                        new Block.Heading(language.of("Against the application", "Contre la demande")),
                        sentences(own.against()),
                        new Block.Heading(language.of("For the application", "En faveur de la demande")),
                        sentences(own.favour())));
    }

    private Block sentences(List<Explanation.Reason> reasons) {
        return reasons.isEmpty()
                ? new Block.Paragraph(language.of("Nothing stood out.", "Rien de particulier."))
                : new Block.Items(
                        reasons.stream().map(Explanation.Reason::sentence).toList());
    }

    private Section disagree() {
        return new Section(
                "disagree",
                language.of("If you do not agree", "Si vous n’êtes pas d’accord"),
                List.of(new Block.Items(own.rights()), new Block.Notice(Rights.how(language, own.applicationId()))));
    }

    private Section data() {
        var blocks = new ArrayList<Block>();
        var data = own.data();
        if (!data.applicationAtHand()) {
            blocks.add(
                    new Block.Notice(
                            language.of(
                                    "The application as it was sent is not at hand here; ask for it where you applied.",
                                    "La demande telle qu’elle a été envoyée n’est pas disponible ici ; demandez-la là où vous l’avez faite.")));
        }
        for (var group : data.groups()) {
            table(
                    blocks,
                    caption(group),
                    group.fields().stream()
                            .filter(field -> field.value() != null)
                            .map(field -> Line.of(field.label(), field.valueWords(), field.origin())));
        }
        table(
                blocks,
                language.of("Computed from your past", "Calculé à partir de votre passé"),
                data.history().stream()
                        .filter(past -> past.value() != null)
                        .map(past -> Line.of(past.label(), past.valueWords(), String.join(", ", past.sources()))));
        var unknown = unknown(data);
        if (!unknown.isEmpty()) {
            blocks.add(new Block.Heading(language.of("What is not known of you", "Ce qui n’est pas connu de vous")));
            blocks.add(new Block.Items(unknown));
        }
        if (!data.sourcesWithoutRecords().isEmpty()) {
            blocks.add(new Block.Paragraph(language.of("Nothing was known from: %s.", "Rien n’était connu de : %s.")
                    .formatted(String.join(", ", data.sourcesWithoutRecords()))));
        }
        return new Section("data", language.of("Your data", "Vos données"), blocks);
    }

    private void table(List<Block> blocks, String caption, Stream<Line> known) {
        var lines = known.toList();
        if (!lines.isEmpty()) {
            blocks.add(new Table(
                    caption,
                    List.of(
                            Column.text(language.of("What", "Donnée")),
                            Column.text(language.of("Value", "Valeur")),
                            Column.text(language.of("Where it comes from", "D’où elle vient"))),
                    lines));
        }
    }

    /** Of each group what has no value, in a line: a table of nothing hides what is there. */
    private List<String> unknown(ClientData data) {
        var ofGroups = data.groups().stream()
                .map(group -> listed(
                        group.label(),
                        group.fields().stream()
                                .filter(field -> field.value() == null)
                                .map(ClientData.Field::label)));
        var ofPast = listed(
                language.of("Your past", "Votre passé"),
                data.history().stream().filter(past -> past.value() == null).map(ClientData.Past::label));
        return Stream.concat(ofGroups, Stream.of(ofPast))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> listed(String name, Stream<String> labels) {
        var list = labels.collect(Collectors.joining(language.of("; ", " ; ")));
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(language.of("%s: %s", "%s : %s").formatted(name, list));
    }

    /** A field that nothing reads is among the others. */
    private String caption(ClientData.FieldGroup group) {
        return group.fields().stream().anyMatch(ClientData.Field::used)
                ? group.label()
                : language.of("%s, not used by the computer", "%s, sans usage par l’ordinateur")
                        .formatted(group.label());
    }

    private Section procedure() {
        return new Section(
                "procedure",
                language.of("How the computer came to it", "Comment l’ordinateur y est arrivé"),
                own.procedure().stream().<Block>map(Block.Paragraph::new).toList());
    }
}
