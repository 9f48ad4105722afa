package scoreline.standalone.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.report.WindowReport;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.decision.Outcome;
import scoreline.standalone.output.RowOutcomes;
import scoreline.standalone.score.TableScoring;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.tracking.FetchedBundle;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/** A table's rows decided as the stream decides them, and counted in the cells of the bundle's reference. */
record AgainstBundle(Supplier<FetchedBundle> bundle, Path input, Path scratch, SubmissionTimes times)
        implements Comparison {

    @Override
    public WindowReport report(ProgressLine progress) throws IOException {
        Bundle loaded = bundle.get().bundle();
        var baseline = Baseline.of(loaded);
        var judge = new Judge(baseline);
        var counting = new Counting(judge.window());
        var done = new TableScoring(loaded, input, scratch, times).to(counting, progress);
        return new WindowReport(
                new Text(
                        "%s against %s %s".formatted(input.getFileName(), loaded.name(), loaded.version()),
                        "%s et %s %s".formatted(input.getFileName(), loaded.name(), loaded.version())),
                baseline,
                counting.window,
                judge.judge(counting.window),
                Map.of(),
                counting.notCounted(done.repeated()),
                Optional.empty());
    }

    /** Decisions into a window, rejections by their code. */
    private static final class Counting implements RowOutcomes {
        private final WindowCounts window;
        private final Map<RejectionCode, Long> rejected = new EnumMap<>(RejectionCode.class);

        Counting(WindowCounts window) {
            this.window = window;
        }

        @Override
        public void decided(long row, CreditDecision decision) {
            var bins = new byte[decision.getBins().remaining()];
            decision.getBins().duplicate().get(bins);
            var contributions = new float[decision.getContributions().size()];
            for (int f = 0; f < contributions.length; f++) {
                contributions[f] = decision.getContributions().get(f);
            }
            window.count(
                    bins,
                    contributions,
                    decision.getMargin(),
                    decision.getProbabilityOfDefault(),
                    Outcome.valueOf(decision.getOutcome().name()));
        }

        @Override
        public void rejected(long row, @Nullable String applicationId, RejectionCode code) {
            rejected.merge(code, 1L, Long::sum);
        }

        List<Text> notCounted(long repeated) {
            List<Text> texts = new ArrayList<>();
            if (!rejected.isEmpty()) {
                String codes = rejected.entrySet().stream()
                        .map(each -> "%s %d".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
                texts.add(new Text(
                        "Rows that were rejected and not counted: " + codes + ".",
                        "Lignes rejetées et non comptées : " + codes + "."));
            }
            if (repeated > 0) {
                texts.add(new Text(
                        "Rows that repeat an earlier one and were not counted: " + repeated + ".",
                        "Lignes qui en répètent une autre et n’ont pas été comptées : " + repeated + "."));
            }
            return texts;
        }
    }
}
