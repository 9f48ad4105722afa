package scoreline.scoring.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** Finds the cell of each feature of a row: a category before it is encoded, a number as the model sees it. Immutable. */
public final class Binning {

    private final Intervals intervals;
    private final List<Special> specials;

    public Binning(Catalogue catalogue, Reference reference) {
        this(
                catalogue,
                reference.features().stream().map(FeatureReference::cells).toList());
        for (int i = 0; i < reference.features().size(); i++) {
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
        this.intervals = new Intervals(cells);
        this.specials = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            switch (cells.get(i)) {
                case Cells.Intervals _ -> {
                    if (feature.formula() instanceof Formula.Category) {
                        throw mismatch(feature);
                    }
                    if (feature.formula() instanceof Formula.Number number) {
                        for (double sentinel :
                                catalogue.fields().get(number.field()).sentinels()) {
                            specials.add(new Sentinel(i, number.field(), sentinel));
                        }
                    }
                }
                case Cells.Categories categories -> {
                    if (!(feature.formula() instanceof Formula.Category category)) {
                        throw mismatch(feature);
                    }
                    specials.add(new Categories(i, category.field(), categories));
                }
            }
        }
    }

    private static IllegalArgumentException mismatch(Feature feature) {
        return new IllegalArgumentException("the reference of " + feature.name() + " has cells of the wrong kind");
    }

    /// @param features the row's features, shape (features); NaN is missing
    /// @return one cell a feature, shape (features), to be read as unsigned
    public byte[] of(Row row, float[] features) {
        var found = new byte[features.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = intervals.of(i, features[i]);
        }
        for (var special : specials) {
            special.correct(row, found);
        }
        return found;
    }

    /** A feature whose cell is not always that of its number. */
    private interface Special {
        void correct(Row row, byte[] found);
    }

    /** The intervals of all features, side by side; a feature of categories has none. */
    static final class Intervals {

        /** By feature, ascending, and infinite from there to one less than a power of two, so that searches take the same steps. */
        private final float[] lower;

        private final int[] offset;
        private final int[] firstStep;
        private final float[] max;

        Intervals(List<? extends Cells> features) {
            this.offset = new int[features.size()];
            this.firstStep = new int[features.size()];
            this.max = new float[features.size()];
            int length = 0;
            for (int i = 0; i < offset.length; i++) {
                int count = features.get(i) instanceof Cells.Intervals cells
                        ? cells.lower().size()
                        : 0;
                offset[i] = length;
                firstStep[i] = Integer.highestOneBit(count);
                length += Math.max(0, 2 * firstStep[i] - 1);
            }
            this.lower = new float[length];
            Arrays.fill(lower, Float.POSITIVE_INFINITY);
            Arrays.fill(max, Float.NEGATIVE_INFINITY);
            for (int i = 0; i < offset.length; i++) {
                if (features.get(i) instanceof Cells.Intervals cells && firstStep[i] > 0) {
                    for (int c = 0; c < cells.lower().size(); c++) {
                        lower[offset[i] + c] = cells.lower().get(c);
                    }
                    max[i] = cells.max();
                }
            }
        }

        byte of(int feature, float value) {
            if (Float.isNaN(value)) {
                return Cells.MISSING;
            }
            if (value > max[feature]) {
                return Cells.ABOVE;
            }
            int before = offset[feature] - 1;
            int count = 0;
            for (int step = firstStep[feature]; step > 0; step >>= 1) {
                count += lower[before + count + step] <= value ? step : 0;
            }
            return (byte) (count == 0 ? Cells.BELOW : Cells.FIRST + count - 1);
        }
    }

    private record Sentinel(int feature, int field, double value) implements Special {
        @Override
        public void correct(Row row, byte[] found) {
            if (row.number(field) == value) {
                found[feature] = (byte) Cells.SENTINEL;
            }
        }
    }

    private static final class Categories implements Special {
        private final int feature;
        private final int field;
        private final Map<String, Byte> cells = new HashMap<>();

        Categories(int feature, int field, Cells.Categories categories) {
            this.feature = feature;
            this.field = field;
            for (int i = 0; i < categories.names().size(); i++) {
                cells.put(categories.names().get(i), (byte) (Cells.FIRST + i));
            }
        }

        @Override
        public void correct(Row row, byte[] found) {
            String name = row.text(field);
            found[feature] = name == null ? (byte) Cells.MISSING : cells.getOrDefault(name, (byte) Cells.UNSEEN);
        }
    }
}
