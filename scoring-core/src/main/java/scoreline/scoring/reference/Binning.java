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

    private final Intervals[] intervals;
    private final List<Special> specials;

    public Binning(Catalogue catalogue, Reference reference) {
        this(
                catalogue,
                reference.features().stream().map(FeatureReference::cells).toList());
        for (int i = 0; i < intervals.length; i++) {
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
        this.intervals = new Intervals[features.size()];
        this.specials = new ArrayList<>();
        for (int i = 0; i < intervals.length; i++) {
            var feature = features.get(i);
            switch (cells.get(i)) {
                case Cells.Intervals numbers -> {
                    intervals[i] = new Intervals(numbers);
                    if (feature.formula() instanceof Formula.Category) {
                        throw mismatch(feature);
                    }
                    if (feature.formula() instanceof Formula.Number number) {
                        var sentinels = catalogue.fields().get(number.field()).sentinels();
                        if (!sentinels.isEmpty()) {
                            specials.add(new Sentinels(i, number.field(), sentinels));
                        }
                    }
                }
                case Cells.Categories categories -> {
                    intervals[i] = Intervals.NONE;
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
        var found = new byte[intervals.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = intervals[i].of(features[i]);
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

    static final class Intervals {
        static final Intervals NONE = new Intervals(new Cells.Intervals(List.of(), 0));

        /** Ascending, and infinite from the end of the cells to a power of two, so that each search takes the same steps. */
        private final float[] lower;

        private final int cells;
        private final float max;

        Intervals(Cells.Intervals cells) {
            this.cells = cells.lower().size();
            this.lower = new float[Integer.highestOneBit(Math.max(1, this.cells)) << 1];
            Arrays.fill(lower, Float.POSITIVE_INFINITY);
            for (int i = 0; i < this.cells; i++) {
                lower[i] = cells.lower().get(i);
            }
            this.max = cells.max();
        }

        byte of(float value) {
            if (Float.isNaN(value)) {
                return Cells.MISSING;
            }
            if (cells == 0 || value > max) {
                return Cells.ABOVE;
            }
            int below = -1;
            for (int step = lower.length >> 1; step > 0; step >>= 1) {
                below += lower[below + step] <= value ? step : 0;
            }
            return (byte) (below < 0 ? Cells.BELOW : Cells.FIRST + below);
        }
    }

    private record Sentinels(int feature, int field, List<Double> sentinels) implements Special {
        @Override
        public void correct(Row row, byte[] found) {
            if (sentinels.contains(row.number(field))) {
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
