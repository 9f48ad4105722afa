package scoreline.scoring.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** Finds the cell of each feature of a row: a category before it is encoded, a number as the model sees it. Immutable. */
public final class Binning {

    private final Bin[] bins;

    public Binning(Catalogue catalogue, Reference reference) {
        this(
                catalogue,
                reference.features().stream().map(FeatureReference::cells).toList());
        for (int i = 0; i < bins.length; i++) {
            String named = reference.features().get(i).feature();
            if (!named.equals(catalogue.features().get(i).name())) {
                throw new IllegalArgumentException("the reference names " + named + " where the catalogue has "
                        + catalogue.features().get(i).name());
            }
        }
    }

    Binning(Catalogue catalogue, List<Cells> cells) {
        List<Feature> features = catalogue.features();
        if (cells.size() != features.size()) {
            throw new IllegalArgumentException(
                    "the reference has " + cells.size() + " features, the catalogue " + features.size());
        }
        this.bins = new Bin[features.size()];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = bin(catalogue, features.get(i), cells.get(i));
        }
    }

    private static Bin bin(Catalogue catalogue, Feature feature, Cells cells) {
        return switch (feature.formula()) {
            case Formula.Category category
            when cells instanceof Cells.Categories categories -> {
                var lookup = new Categories(categories);
                yield (row, value) -> lookup.of(row.text(category.field()));
            }
            case Formula.Category _ -> throw mismatch(feature);
            case Formula.Number number
            when cells instanceof Cells.Intervals intervals -> {
                var lookup = new Intervals(intervals);
                List<Double> sentinels = catalogue.fields().get(number.field()).sentinels();
                yield sentinels.isEmpty()
                        ? (row, value) -> lookup.of(value)
                        : (row, value) -> sentinels.contains(row.number(number.field()))
                                ? (byte) Cells.SENTINEL
                                : lookup.of(value);
            }
            default -> {
                if (!(cells instanceof Cells.Intervals intervals)) {
                    throw mismatch(feature);
                }
                var lookup = new Intervals(intervals);
                yield (row, value) -> lookup.of(value);
            }
        };
    }

    private static IllegalArgumentException mismatch(Feature feature) {
        return new IllegalArgumentException("the reference of " + feature.name() + " has cells of the wrong kind");
    }

    /// @param features the row's features, shape (features); NaN is missing
    /// @return one cell a feature, shape (features), to be read as unsigned
    public byte[] of(Row row, float[] features) {
        var found = new byte[bins.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = bins[i].of(row, features[i]);
        }
        return found;
    }

    private interface Bin {
        byte of(Row row, float value);
    }

    static final class Intervals {
        private final float[] lower;
        private final float max;

        Intervals(Cells.Intervals cells) {
            this.lower = new float[cells.lower().size()];
            for (int i = 0; i < lower.length; i++) {
                lower[i] = cells.lower().get(i);
            }
            this.max = cells.max();
        }

        byte of(float value) {
            if (Float.isNaN(value)) {
                return Cells.MISSING;
            }
            if (lower.length == 0 || value > max) {
                return Cells.ABOVE;
            }
            int below = -1;
            int above = lower.length;
            while (above - below > 1) {
                int middle = (below + above) >>> 1;
                if (lower[middle] <= value) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            return (byte) (below < 0 ? Cells.BELOW : Cells.FIRST + below);
        }
    }

    private static final class Categories {
        private final Map<String, Byte> cells = new HashMap<>();

        Categories(Cells.Categories categories) {
            for (int i = 0; i < categories.names().size(); i++) {
                cells.put(categories.names().get(i), (byte) (Cells.FIRST + i));
            }
        }

        byte of(@Nullable String name) {
            return name == null ? (byte) Cells.MISSING : cells.getOrDefault(name, (byte) Cells.UNSEEN);
        }
    }
}
