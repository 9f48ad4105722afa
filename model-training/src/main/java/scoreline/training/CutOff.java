package scoreline.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.tree.Ensemble;

/// The applicants just above the cut-off: those approved whose out-of-fold probability of default lies nearest below
/// the cut-off. They are one in twenty of all rows, and at least a hundred where so many are approved.
final class CutOff {

    private static final int ONE_IN = 20;
    private static final int AT_LEAST = 100;

    private final Catalogue catalogue;
    private final List<Row> nearest;

    /// @param probabilities out of fold, shape (rows)
    /// @throws UntrustworthyModel when nobody is approved
    CutOff(Catalogue catalogue, List<Row> rows, double[] probabilities, double approvedBelow) {
        this.catalogue = catalogue;
        this.nearest = IntStream.range(0, probabilities.length)
                .filter(row -> probabilities[row] < approvedBelow)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -probabilities[row]))
                .limit(Math.max(AT_LEAST, rows.size() / ONE_IN))
                .<Row>map(rows::get)
                .toList();
        if (nearest.isEmpty()) {
            throw new UntrustworthyModel("the policy approves nobody");
        }
    }

    /// @param ensemble the model whose decisions will be explained
    ReasonBaseline baseline(RowEncoder encoder, Ensemble ensemble) {
        double[] contributions = meanContributions(encoder, ensemble);
        List<ReasonBaseline.Entry> entries = new ArrayList<>();
        for (int i = 0; i < contributions.length; i++) {
            Feature feature = catalogue.features().get(i);
            entries.add(new ReasonBaseline.Entry(feature.name(), (float) contributions[i], usual(feature.formula())));
        }
        return new ReasonBaseline(nearest.size(), entries);
    }

    private double[] meanContributions(RowEncoder encoder, Ensemble ensemble) {
        var explainer = new Explainer(ensemble);
        float[][] explained = nearest.parallelStream()
                .map(row -> {
                    var contributions = new float[catalogue.features().size()];
                    explainer.explain(encoder.encode(row), contributions);
                    return contributions;
                })
                .toArray(float[][]::new);
        var mean = new double[catalogue.features().size()];
        for (float[] contributions : explained) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += (double) contributions[i] / explained.length;
            }
        }
        return mean;
    }

    /** The most frequent category, ties by name; or the median, unless more than half have no value. */
    private @Nullable Object usual(Formula formula) {
        if (formula instanceof Formula.Category category) {
            Map<@Nullable String, Integer> counts = new HashMap<>();
            nearest.forEach(row -> counts.merge(row.text(category.field()), 1, Integer::sum));
            @Nullable String usual = null;
            int most = counts.getOrDefault(null, 0);
            for (var entry : counts.entrySet()) {
                String name = entry.getKey();
                boolean more = entry.getValue() > most;
                boolean first = entry.getValue() == most && usual != null && name != null && name.compareTo(usual) < 0;
                if (more || first) {
                    usual = name;
                    most = entry.getValue();
                }
            }
            return usual;
        }
        double[] known = nearest.stream()
                .mapToDouble(formula::of)
                .filter(Double::isFinite)
                .toArray();
        if (known.length == 0 || known.length < nearest.size() - known.length) {
            return null;
        }
        Arrays.sort(known);
        int middle = known.length / 2;
        return known.length % 2 == 1 ? known[middle] : known[middle - 1] / 2 + known[middle] / 2;
    }
}
