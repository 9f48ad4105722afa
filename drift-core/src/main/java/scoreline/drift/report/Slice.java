package scoreline.drift.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import scoreline.plots.Language;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/// Part of two populations, under a name that a reader understands: a cell, or several neighbours.
///
/// @param reference share of the reference's rows, 0 to 1
/// @param live share of the window's rows, 0 to 1
record Slice(String name, double reference, double live) {

    private static final int MOST_RANGES = 12;
    private static final int MOST_CATEGORIES = 10;

    /// All rows of both populations, each in one slice; reserved cells only where somebody is in them.
    ///
    /// @param live rows by cell, shape (cells), some above 0
    /// @param written a value of the feature as its readers write it
    /// @param called a category of it as its readers call it
    static List<Slice> of(
            Language language,
            FeatureReference feature,
            long[] live,
            DoubleFunction<String> written,
            UnaryOperator<String> called) {
        return new Slicing(language, feature, live).slices(written, called);
    }

    private static final class Slicing {
        private final Language language;
        private final FeatureReference feature;
        private final long[] live;
        private final double n;
        private final double m;
        private final List<Slice> slices = new ArrayList<>();

        Slicing(Language language, FeatureReference feature, long[] live) {
            this.language = language;
            this.feature = feature;
            this.live = live;
            this.n = Arrays.stream(live).sum();
            this.m = feature.counts().stream().mapToLong(Long::longValue).sum();
        }

        List<Slice> slices(DoubleFunction<String> written, UnaryOperator<String> called) {
            reserved(Cells.MISSING, language.of("missing", "absente"));
            reserved(Cells.SENTINEL, language.of("“none”", "« aucun »"));
            switch (feature.cells()) {
                case Cells.Intervals intervals -> {
                    reserved(Cells.BELOW, language.of("below the reference", "sous la référence"));
                    ranges(intervals, written);
                    reserved(Cells.ABOVE, language.of("above the reference", "au-delà de la référence"));
                }
                case Cells.Categories categories -> {
                    categories(categories, called);
                    reserved(Cells.UNSEEN, language.of("not in the reference", "hors de la référence"));
                }
            }
            return slices;
        }

        private void reserved(int cell, String name) {
            if (feature.counts().get(cell) + live[cell] > 0) {
                slices.add(slice(name, IntStream.of(cell)));
            }
        }

        private void ranges(Cells.Intervals intervals, DoubleFunction<String> written) {
            List<Float> lower = intervals.lower();
            int width = Math.ceilDiv(lower.size(), MOST_RANGES);
            for (int first = 0; first < lower.size(); first += width) {
                int end = Math.min(first + width, lower.size());
                double from = lower.get(first);
                double to = end < lower.size() ? lower.get(end) : intervals.max();
                boolean one = from == to || (end - first == 1 && end < lower.size() && isNextWhole(from, to));
                slices.add(slice(
                        one
                                ? written.apply(from)
                                : written.apply(from) + language.of(" to ", " à ") + written.apply(to),
                        IntStream.range(Cells.FIRST + first, Cells.FIRST + end)));
            }
        }

        /** Between two neighbouring whole numbers lies nothing that a count could be. */
        private static boolean isNextWhole(double from, double to) {
            return from == Math.rint(from) && to == from + 1;
        }

        private void categories(Cells.Categories categories, UnaryOperator<String> called) {
            Set<Integer> named = IntStream.range(0, categories.names().size())
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer own) ->
                            -Math.max(feature.counts().get(Cells.FIRST + own) / m, live[Cells.FIRST + own] / n)))
                    .limit(MOST_CATEGORIES)
                    .collect(Collectors.toSet());
            int[] others = IntStream.range(0, categories.names().size())
                    .filter(own -> !named.contains(own))
                    .toArray();
            named.stream()
                    .sorted()
                    .forEach(own -> slices.add(
                            slice(called.apply(categories.names().get(own)), IntStream.of(Cells.FIRST + own))));
            if (others.length > 0) {
                slices.add(slice(
                        language.of("%d others", "%d autres").formatted(others.length),
                        IntStream.of(others).map(own -> Cells.FIRST + own)));
            }
        }

        private Slice slice(String name, IntStream cells) {
            int[] which = cells.toArray();
            return new Slice(
                    name,
                    Arrays.stream(which).mapToLong(feature.counts()::get).sum() / m,
                    Arrays.stream(which).mapToLong(cell -> live[cell]).sum() / n);
        }
    }
}
