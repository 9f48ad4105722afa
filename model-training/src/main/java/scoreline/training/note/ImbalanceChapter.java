package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.candidate.Assessed;
import scoreline.training.experiment.Experiment;

/** What making more of the few defaults does to probabilities. */
record ImbalanceChapter(Experiment run, Wording say) implements Chapter {

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(say.paragraph(
                "%s of the applications defaulted. Some methods make a model pay more attention to them: weights, leaving"
                        + " out repaid applications, repeating defaults, or making up new ones (SMOTE). All of them are"
                        + " applied inside a fold’s own training rows, after the folds are dealt; the rows that judge are"
                        + " never touched.",
                "%s des demandes ont fait défaut. Certaines méthodes attirent davantage l’attention du modèle sur elles :"
                        + " pondérer, écarter des demandes remboursées, répéter les défauts ou en inventer (SMOTE). Toutes"
                        + " s’appliquent aux seules lignes d’apprentissage d’un bloc, une fois les blocs tirés ; les lignes"
                        + " qui jugent ne sont jamais touchées.",
                say.fine(run.metrics().defaultRate())));
        if (run.lab().isEmpty()) {
            blocks.add(say.notice(
                    "This run compared no candidates, so that nothing can be said here in figures; the model learnt from"
                            + " the rows as they are.",
                    "Cet entraînement n’a comparé aucun candidat : rien ne peut être chiffré ici ; le modèle a appris des"
                            + " lignes telles quelles."));
        } else {
            if (treated().isEmpty()) {
                blocks.add(say.notice(
                        "This run compared candidates on the rows as they are only; a thorough one compares the strategies,"
                                + " too.",
                        "Cet entraînement n’a comparé que des candidats sur les lignes telles quelles ; un entraînement"
                                + " approfondi compare aussi les stratégies."));
            } else {
                blocks.add(new Block.Items(treated().stream().map(this::effect).toList()));
                blocks.add(Block.Figure.of(errors()));
            }
            blocks.add(table(plain(), true));
        }
        return new Section("imbalance", say.of("Few defaults", "Des défauts rares"), blocks);
    }

    @Override
    public List<Slide> slides() {
        if (treated().isEmpty()) {
            return List.of();
        }
        return List.of(new Slide(
                say.of(
                        "What balancing the classes does to probabilities, before and after calibration",
                        "Ce que rééquilibrer les classes fait aux probabilités, avant et après calibration"),
                List.of(table(ofChampionsFamily(), false)),
                List.of(Block.Figure.of(errors()))));
    }

    private CandidateNames names() {
        return new CandidateNames(say);
    }

    /** Without choices of columns and other settings, so that the strategies alone differ. */
    private List<Assessed> plain() {
        return run.candidates().stream()
                .filter(candidate -> CandidateNames.hasAllColumns(candidate)
                        && candidate.note().isEmpty())
                .toList();
    }

    private List<Assessed> ofChampionsFamily() {
        return run.champion()
                .map(champion -> plain().stream()
                        .filter(candidate -> candidate.family().equals(champion.family()))
                        .toList())
                .orElse(List.of());
    }

    private List<Assessed> treated() {
        return ofChampionsFamily().stream()
                .filter(candidate -> !CandidateNames.isAsItIs(candidate))
                .toList();
    }

    private String effect(Assessed treated) {
        double auc = ofChampionsFamily().stream()
                .filter(CandidateNames::isAsItIs)
                .mapToDouble(Assessed::auc)
                .findFirst()
                .orElse(treated.auc());
        return say.of(
                "%s: predicts %s defaults on average where %s happen (raw calibration error %s); once calibrated the error"
                        + " is %s. AUC %s compared with the rows as they are; cost %s.",
                "%s : prévoit %s de défauts en moyenne là où il en arrive %s (erreur de calibration brute %s) ; une fois"
                        + " calibrée, l’erreur est de %s. AUC %s par rapport aux lignes telles quelles ; coût %s.",
                names().of(treated),
                say.percent(treated.rawMeanProbability()),
                say.percent(run.metrics().defaultRate()),
                say.four(treated.rawExpectedCalibrationError()),
                say.four(treated.expectedCalibrationError()),
                say.change(treated.auc() - auc),
                say.four(treated.costPerApplication()));
    }

    private Plot errors() {
        return new Plot.Bars(
                new Plot.Words(
                        say.of("Calibration error before and after", "Erreur de calibration avant et après"),
                        say.of(
                                "Of the champion’s family, by strategy: the model’s own probabilities, and those once"
                                        + " calibrated.",
                                "Pour la famille du champion, par stratégie : les probabilités du modèle lui-même, et"
                                        + " celles une fois calibrées.")),
                Axis.numbers(say.of("expected calibration error", "erreur de calibration")),
                List.of(say.of("calibrated", "calibrée"), say.of("raw", "brute")),
                ofChampionsFamily().stream()
                        .map(candidate -> new Plot.Bar(
                                names().imbalance(candidate),
                                say.three(candidate.rawExpectedCalibrationError()),
                                List.of(candidate.expectedCalibrationError(), candidate.rawExpectedCalibrationError())))
                        .toList(),
                "");
    }

    private Block.Table table(List<Assessed> candidates, boolean withFamily) {
        Stream<Block.Column> columns = Stream.of(
                say.text("Rows", "Lignes"),
                say.number("AUC", "AUC"),
                say.number("Mean raw probability", "Probabilité brute moyenne"),
                say.number("Raw ECE", "ECE brute"),
                say.number("ECE once calibrated", "ECE calibrée"),
                say.number("Cost", "Coût"));
        return new Block.Table(
                say.of("Families and strategies", "Familles et stratégies"),
                (withFamily ? Stream.concat(Stream.of(say.text("Family", "Famille")), columns) : columns).toList(),
                candidates.stream()
                        .map(candidate -> new Line(
                                (withFamily
                                                ? Stream.concat(Stream.of(names().family(candidate)), cells(candidate))
                                                : cells(candidate))
                                        .toList(),
                                false))
                        .toList());
    }

    private Stream<String> cells(Assessed candidate) {
        return Stream.of(
                names().imbalance(candidate),
                say.four(candidate.auc()),
                say.percent(candidate.rawMeanProbability()),
                say.four(candidate.rawExpectedCalibrationError()),
                say.four(candidate.expectedCalibrationError()),
                say.four(candidate.costPerApplication()));
    }
}
