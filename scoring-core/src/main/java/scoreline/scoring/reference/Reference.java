package scoreline.scoring.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/// The training population in cells, feature by feature, and its scores.
///
/// @param rows how many rows were counted
/// @param features one for each feature, in catalogue order
/// @param score calibrated probability of default, scored out of fold
public record Reference(long rows, List<FeatureReference> features, FeatureReference score) {
    public Reference {
        features = List.copyOf(features);
        for (FeatureReference feature : features) {
            requireEveryRow(rows, feature);
        }
        requireEveryRow(rows, score);
    }

    private static void requireEveryRow(long rows, FeatureReference feature) {
        long counted = feature.counts().stream().mapToLong(Long::longValue).sum();
        if (counted != rows) {
            throw new IllegalArgumentException(
                    "the reference of " + feature.feature() + " counts " + counted + " of " + rows + " rows");
        }
    }

    /// Learns cells from the training rows and counts the rows in them.
    ///
    /// @param rows the training rows
    /// @param features their features, shape (rows, features)
    /// @param probabilities out-of-fold probability of default, shape (rows)
    public static Reference learn(Catalogue catalogue, List<Row> rows, float[][] features, double[] probabilities) {
        List<Cells> cells = new ArrayList<>();
        for (int f = 0; f < catalogue.features().size(); f++) {
            Feature feature = catalogue.features().get(f);
            if (feature.formula() instanceof Formula.Category category) {
                List<@Nullable String> values = new ArrayList<>();
                for (Row row : rows) {
                    values.add(row.text(category.field()));
                }
                cells.add(Cells.Categories.learn(values));
            } else {
                var values = new float[features.length];
                for (int row = 0; row < values.length; row++) {
                    values[row] = features[row][f];
                }
                cells.add(Cells.Intervals.learn(values));
            }
        }
        return new Reference(features.length, counted(catalogue, cells, rows, features), ofScores(probabilities));
    }

    /// Counts other rows in the same cells.
    ///
    /// @param rows a part of the population
    /// @param features theirs, shape (rows, features)
    /// @param probabilities of default, out of fold, shape (rows)
    public Reference of(Catalogue catalogue, List<Row> rows, float[][] features, double[] probabilities) {
        var cells = this.features.stream().map(FeatureReference::cells).toList();
        return new Reference(
                features.length,
                counted(catalogue, cells, rows, features),
                counted(score.cells(), new ScoreCells(score), probabilities));
    }

    private static List<FeatureReference> counted(
            Catalogue catalogue, List<Cells> cells, List<Row> rows, float[][] features) {
        var binning = new Binning(catalogue, cells);
        var counts = cells.stream().map(c -> new long[c.size()]).toArray(long[][]::new);
        for (int row = 0; row < features.length; row++) {
            byte[] bins = binning.of(rows.get(row), features[row]);
            for (int f = 0; f < bins.length; f++) {
                counts[f][Byte.toUnsignedInt(bins[f])]++;
            }
        }
        List<FeatureReference> references = new ArrayList<>();
        for (int f = 0; f < counts.length; f++) {
            references.add(reference(catalogue.features().get(f).name(), cells.get(f), counts[f]));
        }
        return references;
    }

    private static FeatureReference ofScores(double[] probabilities) {
        var values = new float[probabilities.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) probabilities[i];
        }
        Cells.Intervals cells = Cells.Intervals.learn(values);
        return counted(cells, new ScoreCells(cells), probabilities);
    }

    private static FeatureReference counted(Cells cells, ScoreCells scores, double[] probabilities) {
        var counts = new long[cells.size()];
        for (double probability : probabilities) {
            counts[scores.of(probability)]++;
        }
        return reference("probability_of_default", cells, counts);
    }

    private static FeatureReference reference(String name, Cells cells, long[] counts) {
        return new FeatureReference(name, cells, Arrays.stream(counts).boxed().toList());
    }
}
