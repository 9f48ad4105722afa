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
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/**
 * A field of an application, as a form asks for it.
 *
 * @param label in the reader's language
 * @param group that the field is explained under, where the model sees it as it stands; null for others
 * @param share part of that feature in all contributions in training, 0 to 1; null for others
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
        @Nullable Group group,
        @Nullable Double share,
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
     * Features that are explained together.
     *
     * @param share part of all of them in all contributions in training, 0 to 1: also of those that are no field as it stands
     */
    record Group(String code, String label, double share) {}

    /**
     * What training saw, missing values aside.
     *
     * @param least the smallest value
     * @param low bound with at most a twentieth below it
     * @param high bound with at most a twentieth above it
     * @param most the largest value
     */
    record Usual(float least, float low, float high, float most) {
        /** Whether a fraction would be unheard of. */
        boolean whole() {
            return least == Math.rint(least)
                    && low == Math.rint(low)
                    && high == Math.rint(high)
                    && most == Math.rint(most);
        }

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

    /** What the model makes of a field that it sees as it stands. */
    private record Seen(Group group, double share, FeatureReference reference) {
        static Seen of(Bundle bundle, int position, Language language) {
            var catalogue = bundle.catalogue();
            var shares = bundle.behaviour().influence().shares();
            var feature = catalogue.features().get(position);
            double together = IntStream.range(0, shares.length)
                    .filter(i -> catalogue.features().get(i).group().equals(feature.group()))
                    .mapToDouble(i -> shares[i])
                    .sum();
            return new Seen(
                    new Group(
                            feature.group(),
                            language.of(catalogue.group(feature).label()),
                            together),
                    shares[position],
                    bundle.reference().features().get(position));
        }
    }

    static List<FormField> of(Bundle bundle, Movable movable, Language language) {
        return IntStream.range(0, bundle.catalogue().fields().size())
                .mapToObj(position -> of(bundle, position, movable, language))
                .toList();
    }

    /// @param position of the field in the bundle's catalogue
    static FormField of(Bundle bundle, int position, Movable movable, Language language) {
        Field field = bundle.catalogue().fields().get(position);
        var seen = bundle.catalogue().featureOf(position).stream()
                .mapToObj(feature -> Seen.of(bundle, feature, language))
                .findFirst();
        return new FormField(
                field.name(),
                language.of(field.label()),
                seen.map(Seen::group).orElse(null),
                seen.map(Seen::share).orElse(null),
                field.unit(),
                field.kind().name(),
                field.mandatory(),
                field.sentinels(),
                seen.map(each -> each.reference().cells() instanceof Cells.Categories(var names) ? names : null)
                        .orElse(List.of()),
                new Wording(language).categories(Measure.of(bundle.catalogue(), field)),
                seen.map(each -> Usual.of(each.reference())).orElse(null),
                movable.contains(field.name()),
                field.protectedAttribute());
    }
}
