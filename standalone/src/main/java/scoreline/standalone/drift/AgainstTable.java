package scoreline.standalone.drift;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.parity.Parity;
import scoreline.drift.parity.Parity.Beside;
import scoreline.drift.report.WindowReport;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.training.tables.CsvTable;
import scoreline.training.tables.UnusableTable;

/** A table's rows counted in cells that another table's are learnt from. */
record AgainstTable(Path reference, Path input, Optional<String> id, Optional<String> target, boolean besideEvidently)
        implements Comparison {

    @Override
    public WindowReport report(ProgressLine progress) {
        try (var before = CsvTable.open(reference);
                var now = CsvTable.open(input)) {
            Set<String> named = Stream.of(id, target).flatMap(Optional::stream).collect(Collectors.toSet());
            named.stream().filter(column -> !before.columns().contains(column)).forEach(now::require);
            var common = CommonColumns.of(before, now, named, progress);
            return report(
                    common,
                    FlatTable.read(before, common.catalogue(), progress),
                    FlatTable.read(now, common.catalogue(), progress),
                    progress);
        }
    }

    private WindowReport report(CommonColumns common, FlatTable before, FlatTable now, ProgressLine progress) {
        if (now.rows().isEmpty()) {
            throw new UnusableTable(input, "has no rows");
        }
        Catalogue catalogue = common.catalogue();
        // Nobody scored these rows: the cells of scores are there and stay unread.
        var scores = new double[before.rows().size()];
        var baseline =
                Baseline.ofTable(catalogue, Reference.learn(catalogue, before.rows(), before.features(), scores));
        var judge = new Judge(baseline);
        WindowCounts counts = judge.window();
        var binning = new Binning(catalogue, baseline.reference());
        float[][] features = now.features();
        for (int row = 0; row < features.length; row++) {
            counts.count(binning.of(now.rows().get(row), features[row]));
        }
        Judgement judgement = judge.judge(counts);
        List<Text> unseen = new ArrayList<>(common.leftOut());
        unseen.addAll(unreadable(reference, catalogue, before));
        unseen.addAll(unreadable(input, catalogue, now));
        return new WindowReport(
                new Text(
                        input.getFileName() + " against " + reference.getFileName(),
                        input.getFileName() + " et " + reference.getFileName()),
                baseline,
                counts,
                judgement,
                Map.of(),
                unseen,
                besideEvidently ? Optional.of(parity(catalogue, judgement, before, now, progress)) : Optional.empty());
    }

    private static List<Text> unreadable(Path file, Catalogue catalogue, FlatTable table) {
        List<Text> texts = new ArrayList<>();
        for (int f = 0; f < catalogue.fields().size(); f++) {
            if (table.unreadable(f) > 0) {
                Field field = catalogue.fields().get(f);
                texts.add(new Text(
                        "%s, %s: %d cells are no numbers and count as missing."
                                .formatted(file.getFileName(), field.label().en(), table.unreadable(f)),
                        "%s, %s : %d cellules ne sont pas des nombres et comptent comme absentes."
                                .formatted(file.getFileName(), field.label().fr(), table.unreadable(f))));
            }
        }
        return texts;
    }

    private static Parity parity(
            Catalogue catalogue, Judgement judgement, FlatTable before, FlatTable now, ProgressLine progress) {
        List<Beside> columns = new ArrayList<>();
        int all = catalogue.features().size();
        for (int f = 0; f < all; f++) {
            var feature = catalogue.features().get(f);
            columns.add(Beside.of(judgement, judgement.features().get(f), before.column(feature), now.column(feature)));
            progress.showShare("Comparing with Evidently", (f + 1.0) / all);
        }
        return new Parity(columns);
    }
}
