package scoreline.scoring.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Row;

/** Names up to four groups of features against an applicant and four for, strongest first. */
final class Reasons {

    /** More than four reasons are "not likely to be helpful": Regulation B, comment 9(b)(2)-1. */
    private static final int MOST = 4;

    /** Arrays, because all of this has left the caches when the next application comes. */
    private final String[] names;

    /** By feature the field of its category, or -1. */
    private final int[] categories;

    private final @Nullable Object[] references;
    private final double[] usual;
    private final String[] groups;

    /** By group its features, ascending. */
    private final int[][] members;

    Reasons(Catalogue catalogue, ReasonBaseline baseline) {
        List<Feature> features = catalogue.features();
        List<ReasonBaseline.Entry> entries = baseline.entries();
        this.names = features.stream().map(Feature::name).toArray(String[]::new);
        this.categories = features.stream()
                .mapToInt(feature -> feature.formula() instanceof Formula.Category category ? category.field() : -1)
                .toArray();
        this.references = entries.stream().map(ReasonBaseline.Entry::value).toArray();
        this.usual =
                entries.stream().mapToDouble(ReasonBaseline.Entry::contribution).toArray();
        this.groups = catalogue.groups().stream().map(Group::code).toArray(String[]::new);
        this.members =
                Arrays.stream(groups).map(group -> membersOf(group, features)).toArray(int[][]::new);
        if (!entries.stream().map(ReasonBaseline.Entry::feature).toList().equals(List.of(names))) {
            throw new IllegalArgumentException("the reason baseline must name the catalogue's features in their order");
        }
    }

    private static int[] membersOf(String group, List<Feature> features) {
        return IntStream.range(0, features.size())
                .filter(i -> features.get(i).group().equals(group))
                .toArray();
    }

    /// @param values shape (features), as [scoreline.scoring.encoding.RowEncoder#values] has them
    List<Reason> of(Row row, double[] values, float[] contributions) {
        var against = new Strongest();
        var favour = new Strongest();
        for (int group = 0; group < groups.length; group++) {
            weigh(group, contributions, against, favour);
        }
        var reasons = new ArrayList<Reason>(against.count + favour.count);
        for (int i = 0; i < against.count; i++) {
            int feature = against.feature[i];
            reasons.add(reason(
                    Reason.Direction.AGAINST,
                    against.group[i],
                    against.strength[i],
                    feature,
                    value(feature, row, values)));
        }
        for (int i = 0; i < favour.count; i++) {
            int feature = favour.feature[i];
            reasons.add(reason(
                    Reason.Direction.FOR, favour.group[i], -favour.strength[i], feature, value(feature, row, values)));
        }
        return reasons;
    }

    /** How a group's contributions differ from the baseline's: their sum decides the direction, one feature speaks for it. */
    private void weigh(int group, float[] contributions, Strongest against, Strongest favour) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        int mostAt = -1;
        int leastAt = -1;
        for (int feature : members[group]) {
            double difference = contributions[feature] - usual[feature];
            sum += difference;
            if (difference > most) {
                most = difference;
                mostAt = feature;
            }
            if (difference < least) {
                least = difference;
                leastAt = feature;
            }
        }
        if (sum > 0) {
            against.offer(group, sum, mostAt);
        } else if (sum < 0) {
            favour.offer(group, -sum, leastAt);
        }
    }

    /** The strongest groups offered, in that order; of equals the one offered first. */
    private static final class Strongest {
        private final int[] group = new int[MOST];
        private final double[] strength = new double[MOST];
        private final int[] feature = new int[MOST];
        private int count;

        void offer(int group, double strength, int feature) {
            int at = count;
            while (at > 0 && strength > this.strength[at - 1]) {
                at--;
            }
            if (at == MOST) {
                return;
            }
            count = Math.min(count + 1, MOST);
            for (int i = count - 1; i > at; i--) {
                this.group[i] = this.group[i - 1];
                this.strength[i] = this.strength[i - 1];
                this.feature[i] = this.feature[i - 1];
            }
            this.group[at] = group;
            this.strength[at] = strength;
            this.feature[at] = feature;
        }
    }

    private Reason reason(
            Reason.Direction direction, int group, double difference, int feature, @Nullable Object value) {
        return new Reason(groups[group], names[feature], direction, (float) difference, value, references[feature]);
    }

    private @Nullable Object value(int feature, Row row, double[] values) {
        if (categories[feature] >= 0) {
            return row.text(categories[feature]);
        }
        return Double.isFinite(values[feature]) ? (Object) values[feature] : null;
    }
}
