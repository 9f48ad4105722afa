package scoreline.training.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import scoreline.page.Document;
import scoreline.page.Document.Link;
import scoreline.page.Slide;
import scoreline.page.Slides;
import scoreline.plots.Language;
import scoreline.training.experiment.Experiment;

/** How a model was made and what it is worth, for the credit-risk team, its auditor, and who knows credit and no statistics. */
public record Note(Experiment run) {

    /// The note as a page and as Markdown, and slides, in both languages.
    ///
    /// @return file names to bytes
    public Map<String, byte[]> documents() {
        return Map.of(
                "note.html", bytes(document(Language.ENGLISH).html()),
                "note.fr.html", bytes(document(Language.FRENCH).html()),
                "note.md", bytes(document(Language.ENGLISH).markdown()),
                "note.fr.md", bytes(document(Language.FRENCH).markdown()),
                "slides.html", bytes(slides(Language.ENGLISH).html()),
                "slides.fr.html", bytes(slides(Language.FRENCH).html()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    Document document(Language language) {
        var say = new Wording(language, run.catalogue());
        return new Document(
                language,
                title(say),
                say.of(
                        "How this model was made, what it is worth on applications it has not seen, and where its limits"
                                + " are. Each number comes from the run that trained it.",
                        "Comment ce modèle a été construit, ce qu’il vaut sur des demandes qu’il n’a pas vues, et où sont"
                                + " ses limites. Chaque nombre vient de l’entraînement lui-même."),
                List.of(
                        twin(language, "note.fr.html", "note.html"),
                        new Link(
                                language.of("slides.html", "slides.fr.html"),
                                language.of("Slides", "Diapositives"),
                                language),
                        new Link(
                                language.of("profile.html", "profile.fr.html"),
                                language.of("Data profile", "Profil des données"),
                                language)),
                chapters(say).map(Chapter::section).toList());
    }

    Slides slides(Language language) {
        var say = new Wording(language, run.catalogue());
        List<Slide> slides =
                chapters(say).flatMap(chapter -> chapter.slides().stream()).toList();
        return new Slides(language, title(say), twin(language, "slides.fr.html", "slides.html"), slides);
    }

    private String title(Wording say) {
        return say.of(
                "Methodological note: %s",
                "Note méthodologique : %s", run.catalogue().name());
    }

    private static Link twin(Language language, String french, String english) {
        return new Link(
                language.of(french, english),
                language.of("En français", "In English"),
                language.of(Language.FRENCH, Language.ENGLISH));
    }

    private Stream<Chapter> chapters(Wording say) {
        return Stream.of(
                new SummaryChapter(run, say),
                new DataChapter(run, say),
                new PreparationChapter(run, say),
                new ImbalanceChapter(run, say),
                new CostChapter(run, say),
                new SelectionChapter(run, say),
                new CandidatesChapter(run, say),
                new LearningChapter(run, say),
                new GlobalChapter(run, say),
                new ExamplesChapter(run, say),
                new CalibrationChapter(run, say),
                new FairnessChapter(run, say),
                new DriftChapter(run, say),
                new LimitsChapter(run, say),
                new ProvenanceChapter(run, say));
    }
}
