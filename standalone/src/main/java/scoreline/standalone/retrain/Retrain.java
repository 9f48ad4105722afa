package scoreline.standalone.retrain;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import scoreline.scoring.bundle.BundleContents;
import scoreline.standalone.runs.Recorder;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.BundleAddress;
import scoreline.tracking.FetchedBundle;
import scoreline.tracking.Findings;
import scoreline.tracking.ModelVersion;
import scoreline.tracking.Models;
import scoreline.tracking.Run;
import scoreline.training.Comparison;
import scoreline.training.Comparison.Measure;
import scoreline.training.Comparison.Verdict;
import scoreline.training.Retraining;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * Trains a candidate by the champion's recipe, compares both, and says what to do.
 *
 * @param champion whom the candidate is compared with
 * @param data folder of Kaggle's files, or else
 * @param table a table with the champion's columns
 * @param out where the candidate's bundle goes
 * @param promote makes the candidate champion if the comparison says so
 * @param start time of the first row where the table has none
 * @param every from row to row, positive
 * @param threads at least 1
 */
public record Retrain(
        BundleAddress champion,
        Optional<Path> data,
        Optional<Path> table,
        Path out,
        boolean promote,
        Instant start,
        Duration every,
        int threads,
        Recorder recorder)
        implements Task {
    public Retrain {
        if (data.isPresent() == table.isPresent()) {
            throw new WrongUse("One of --data and --table is needed, and not both");
        }
        if (promote
                && !(champion instanceof BundleAddress.Alias address
                        && address.alias().equals(Models.CHAMPION))) {
            throw new WrongUse("--promote goes with --bundle models:/NAME@champion");
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
        var reigning = champion.fetch(recorder::tracking);
        var rows = data.map(ApplicationTable::labelledIn).or(() -> table).orElseThrow();
        BundleContents.requireReplaceable(out);
        if (Files.exists(out) && Files.isSameFile(out, reigning.directory())) {
            throw new WrongUse("--out is the champion itself, which stays until it is compared: name another folder");
        }
        try (var recording = recorder.begin(out)) {
            var comparison = compare(rows, reigning, terminal);
            var verdict = comparison.verdict();
            var run = recording.finish(findings(comparison, verdict, reigning));
            terminal.println("Run        %s in %s"
                    .formatted(run.id(), recorder.tracking().runs().place()));
            if (verdict.promote() && promote) {
                promote(run, reigning.version().orElseThrow(), verdict, terminal);
            } else if (verdict.promote()) {
                terminal.println("Nothing is promoted; to do so: ./scoreline runs promote " + run.id());
            }
        }
    }

    private Comparison compare(Path rows, FetchedBundle reigning, PrintWriter terminal) throws IOException {
        var progress = new ProgressLine(terminal);
        var retrained = new Retraining(rows, new SubmissionTimes(start, every), reigning.directory(), threads)
                .writeTo(out, progress::showShare);
        progress.clear();
        var growth = retrained.recipe().growth();
        terminal.println("Recipe     the champion's: %s, trees of depth %d, learning rate %s"
                .formatted(growth.trainer().title(), growth.depth(), growth.learningRate()));
        var comparison = retrained.comparison();
        var verdict = comparison.verdict();
        terminal.println("On the newest %,d rows (%,d defaults), which the candidate has not seen:"
                .formatted(comparison.rows(), comparison.defaults()));
        verdict.reasons().forEach(reason -> terminal.println("  " + reason));
        terminal.println("Verdict    " + (verdict.promote() ? "promote the candidate" : "keep the champion"));
        terminal.println("Bundle     %s in %s; the champion is %s"
                .formatted(retrained.bundle().version(), out, reigning.bundle().version()));
        return comparison;
    }

    private Findings findings(Comparison comparison, Verdict verdict, FetchedBundle reigning) {
        return Findings.of(out)
                .withMetrics(Map.of("judged.rows", (double) comparison.rows()))
                .withMetrics(metrics("judged.auc", comparison.auc()))
                .withMetrics(metrics("judged.cost", comparison.cost()))
                .withTags(Map.of(
                        "command",
                        "retrain",
                        "verdict",
                        verdict.promote() ? "promote" : "keep",
                        "champion",
                        reigning.version()
                                .map(ModelVersion::address)
                                .orElse(reigning.bundle().version())));
    }

    private static Map<String, Double> metrics(String name, Measure measure) {
        return Map.of(
                name,
                measure.candidate(),
                name + ".champion",
                measure.champion(),
                name + ".difference_low",
                measure.difference().low(),
                name + ".difference_high",
                measure.difference().high());
    }

    private void promote(Run run, ModelVersion compared, Verdict verdict, PrintWriter terminal) {
        var models = recorder.tracking().models();
        if (!models.version(compared.model(), Models.CHAMPION).equals(Optional.of(compared))) {
            throw new Stopped("Nothing is promoted: " + compared.model()
                    + " has another champion by now than the one that was compared with.");
        }
        var promotion = models.promote(
                compared.model(),
                run,
                String.join(" ", verdict.reasons()),
                recorder.clock().instant());
        terminal.println("Champion   " + promotion.champion().address());
    }
}
