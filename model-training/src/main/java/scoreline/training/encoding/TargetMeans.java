package scoreline.training.encoding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.CategoryEncoding;

/// Encodes a category by the default rate of its applicants, drawn towards the overall rate p:
/// `(defaults + m · p) / (applicants + m)`. The few applicants of a rare category would otherwise speak for it.
///
/// @param smoothing m, the applicants that the overall rate is worth; not negative
/// @see <a href="https://doi.org/10.1145/507533.507538">Micci-Barreca (2001)</a>
public record TargetMeans(double smoothing) {

    public TargetMeans {
        if (!(smoothing >= 0 && smoothing < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("smoothing must not be negative, was " + smoothing);
        }
    }

    /// @param rows all rows
    /// @param targets 1 is a default, shape (rows)
    /// @param chosen the rows to learn from, and nothing but them; some
    /// @return one encoding for each field of a category feature, in the catalogue's order of fields
    public List<CategoryEncoding> learn(Catalogue catalogue, List<Row> rows, int[] targets, int[] chosen) {
        var fields = new TreeSet<Integer>();
        for (Feature feature : catalogue.features()) {
            if (feature.formula() instanceof Formula.Category category) {
                fields.add(category.field());
            }
        }
        long defaults = 0;
        for (int row : chosen) {
            defaults += targets[row];
        }
        double prior = (double) defaults / chosen.length;
        List<CategoryEncoding> encodings = new ArrayList<>();
        for (int field : fields) {
            encodings.add(new CategoryEncoding(
                    catalogue.fields().get(field).name(), (float) prior, values(rows, targets, chosen, field, prior)));
        }
        return encodings;
    }

    private Map<String, Float> values(List<Row> rows, int[] targets, int[] chosen, int field, double prior) {
        Map<String, int[]> counts = new HashMap<>();
        for (int row : chosen) {
            String category = rows.get(row).text(field);
            if (category != null) {
                int[] count = counts.computeIfAbsent(category, _ -> new int[2]);
                count[0]++;
                count[1] += targets[row];
            }
        }
        Map<String, Float> values = new HashMap<>();
        counts.forEach((category, count) ->
                values.put(category, (float) ((count[1] + smoothing * prior) / (count[0] + smoothing))));
        return values;
    }
}
