package scoreline.dashboard.scoring;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.explanation.Measure;
import scoreline.dashboard.explanation.Wording;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/**
 * A field of an application, as a form asks for it.
 *
 * @param label in the reader's language
 * @param unit such as {@code currency}, {@code days}, {@code count}, {@code category}
 * @param kind {@code NUMBER} or {@code CATEGORY}
 * @param mandatory whether an application without it is rejected
 * @param sentinels numbers that stand for "not known"
 * @param categories seen in training, the most frequent first; empty for a number, and for a category that the model does not see
 * @param categoryWords what the reader calls categories, by name, so far as the catalogue says it
 * @param usual of a number that the model sees as it stands; null for others
 * @param movable whether anybody may move it to see what would have been decided
 * @param protectedAttribute kept for fairness alone: nobody may move it
 */
record FormField(
        String name,
        String label,
        String unit,
        String kind,
        boolean mandatory,
        List<Double> sentinels,
        List<String> categories,
        Map<String, String> categoryWords,
        @Nullable Usual usual,
        boolean movable,
        boolean protectedAttribute) {

    private static final double RARE = 0.05;

    /**
     * What training saw, missing values aside.
     *
     * @param least the smallest value
     * @param low bound with at most a twentieth below it
     * @param high bound with at most a twentieth above it
     * @param most the largest value
     */
    record Usual(float least, float low, float high, float most) {
        static @Nullable Usual of(FeatureReference reference) {
            if (!(reference.cells() instanceof Cells.Intervals cells)
                    || cells.lower().isEmpty()) {
                return null;
            }
            var counts =
                    reference.counts().subList(Cells.FIRST, reference.cells().size());
            double all = counts.stream().mapToLong(Long::longValue).sum();
            int low = 0;
            for (long below = counts.getFirst(); low < counts.size() - 1 && below <= RARE * all; ) {
                low++;
                below += counts.get(low);
            }
            int high = counts.size() - 1;
            for (long above = counts.getLast(); high > low && above <= RARE * all; ) {
                high--;
                above += counts.get(high);
            }
            float upper = high + 1 < counts.size() ? cells.lower().get(high + 1) : cells.max();
            return new Usual(cells.lower().getFirst(), cells.lower().get(low), upper, cells.max());
        }
    }

    static List<FormField> of(Bundle bundle, Movable movable, Language language) {
        return IntStream.range(0, bundle.catalogue().fields().size())
                .mapToObj(field -> of(bundle, field, movable, language))
                .toList();
    }

    private static FormField of(Bundle bundle, int position, Movable movable, Language language) {
        Field field = bundle.catalogue().fields().get(position);
        var reference = reference(bundle, position);
        return new FormField(
                field.name(),
                language.of(field.label()),
                field.unit(),
                field.kind().name(),
                field.mandatory(),
                field.sentinels(),
                reference != null && reference.cells() instanceof Cells.Categories seen ? seen.names() : List.of(),
                new Wording(language).categories(Measure.of(bundle.catalogue(), field)),
                reference == null ? null : Usual.of(reference),
                movable.contains(field.name()),
                field.protectedAttribute());
    }

    /** Of the feature that is the field as it stands; null where there is none. */
    private static @Nullable FeatureReference reference(Bundle bundle, int field) {
        var features = bundle.catalogue().features();
        return IntStream.range(0, features.size())
                .filter(i -> switch (features.get(i).formula()) {
                    case Formula.Number number -> number.field() == field;
                    case Formula.Category category -> category.field() == field;
                    default -> false;
                })
                .mapToObj(bundle.reference().features()::get)
                .findFirst()
                .orElse(null);
    }
}
