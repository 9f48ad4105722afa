package scoreline.standalone.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.bundle.BundleContents;
import scoreline.standalone.runs.Recorder;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.Findings;
import scoreline.training.Effort;
import scoreline.training.Training;
import scoreline.training.experiment.HistoryGain;
import scoreline.training.experiment.Metrics;
import scoreline.training.experiment.Recipe;
import scoreline.training.fairness.Attribute;
import scoreline.training.fairness.Fairness;
import scoreline.training.interpretation.Interpretation;
import scoreline.training.interpretation.Interpretation.FeatureImportance;
import scoreline.training.tables.SubmissionTimes;

/**
 * Trains a bundle.
 *
 * @param source the table and what is known of its columns
 * @param out where the bundle goes
 * @param costs what decisions cost
 * @param mostInDay applications of one applicant within 24 hours above which a person looks; null is no such rule
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 * @param threads at least 1; part of what makes a bundle reproducible
 * @param effort how much is compared before a model is chosen
 * @param second another table, whose drift from the first the note tells
 * @param recorder of the run
 */
public record Train(
        Source source,
        Path out,
        Costs costs,
        @Nullable Integer mostInDay,
        Instant start,
        Duration every,
        long seed,
        int threads,
        Effort effort,
        Optional<Path> second,
        Recorder recorder)
        implements Task {
    public Train {
        if (mostInDay != null && mostInDay < 1) {
            throw new WrongUse("--most-in-day must be at least 1, was " + mostInDay);
        }
        if (!every.isPositive()) {
            throw new WrongUse("--every must be longer than nothing, was " + every);
        }
        if (threads < 1) {
            throw new WrongUse("--threads must be at least 1, was " + threads);
        }
    }

    @Override
    public void run(PrintWriter terminal) throws IOException {
        BundleContents.requireReplaceable(out);
        try (var recording = recorder.begin(out)) {
            var trained = train(terminal);
            trained.lab().ifPresent(lab -> new TriedCandidates(lab, trained.contest()).recordUnder(recording));
            var run = recording.finish(Findings.of(out).withTags(Map.of("command", "train")));
            terminal.println("Run        %s in %s"
                    .formatted(run.id(), recorder.tracking().runs().place()));
        }
    }

    private Training.Trained train(PrintWriter terminal) throws IOException {
        byte[] catalogue = source.catalogue(out, terminal);
        var training = new Training(
                source.table(),
                new SubmissionTimes(start, every),
                Recipe.standard(),
                costs.stakes(),
                costs.reviewWidth(),
                seed,
                threads,
                mostInDay,
                effort,
                second);
        var progress = new ProgressLine(terminal);
        long began = System.nanoTime();
        var trained = training.writeTo(out, catalogue, progress::showShare);
        progress.clear();
        var resumed = trained.resumed();
        if (!resumed.isNothing()) {
            terminal.println("Resumed    %d trials and %d candidates had been done before an interruption"
                    .formatted(resumed.trials(), resumed.candidates()));
        }
        terminal.println("Profile    " + trained.profile().inOneLine() + "; see profile.html in the bundle");
        trained.lab().ifPresent(lab -> terminal.print(new CandidateTable(lab, trained.contest()).lines()));
        terminal.print(report(trained.metrics()));
        terminal.print(new BusinessReport(trained.metrics(), trained.bundle().policy()).lines());
        HistoryGain gain = trained.metrics().history();
        if (gain != null) {
            terminal.println(
                    "History    adds %.4f to an AUC of %.4f without it (between %.4f and %.4f, paired bootstrap, 95 %%)"
                            .formatted(gain.gain(), gain.aucWithout(), gain.low(), gain.high()));
        }
        terminal.print(meaning(trained.interpretation(), trained.fairness()));
        terminal.println("Bundle     %s in %s, after %.0f s"
                .formatted(trained.bundle().version(), out, (System.nanoTime() - began) / 1e9));
        return trained;
    }

    private static String meaning(Interpretation interpretation, Fairness fairness) {
        var lime = interpretation.lime();
        var lines = new StringBuilder(String.format(
                Locale.ROOT,
                "Moved by   %s; rank correlation with gain %.2f, of LIME with SHAP %.2f and with itself %.2f%n",
                interpretation.features().stream()
                        .limit(3)
                        .map(FeatureImportance::feature)
                        .collect(Collectors.joining(", ")),
                interpretation.gainAgreement(),
                lime.withShap().spearman(),
                lime.withItself().spearman()));
        for (Attribute attribute : fairness.attributes()) {
            attribute
                    .worst()
                    .ifPresent(worst -> lines.append(String.format(
                            Locale.ROOT,
                            "%-10s %s %.3f times as often approved as %s: four fifths %s%n",
                            attribute.label().en(),
                            worst.name().en(),
                            worst.impact().value(),
                            worst.reference().en(),
                            worst.impact().fourFifths().name().toLowerCase(Locale.ROOT))));
        }
        return lines.toString();
    }

    private static String report(Metrics metrics) {
        var confusion = metrics.confusion();
        return String.format(
                Locale.ROOT,
                """
                On rows not seen in training:
                Rows       %,d, of which %.2f %% defaulted
                AUC        %.4f (standard error %.4f); %.4f on permuted targets
                Brier      %.5f
                ECE        %.5f (ten bins of equal count)
                Threshold  %.4f (%.4f in theory)
                Cost       %.4f per application there (%.4f in theory); %.4f with the threshold of other folds
                Accuracy   %.4f
                Refused    %,d defaults, %,d repayments
                Approved   %,d defaults, %,d repayments
                Trees      %,d
                """,
                metrics.rows(),
                100 * metrics.defaultRate(),
                metrics.auc(),
                metrics.aucStandardError(),
                metrics.permutedAuc(),
                metrics.brier(),
                metrics.expectedCalibrationError(),
                metrics.threshold(),
                metrics.thresholdInTheory(),
                metrics.costAtThreshold(),
                metrics.costAtThresholdInTheory(),
                metrics.costPerApplication(),
                metrics.accuracy(),
                confusion.refusedDefaults(),
                confusion.refusedRepayments(),
                confusion.approvedDefaults(),
                confusion.approvedRepayments(),
                metrics.trees());
    }
}
