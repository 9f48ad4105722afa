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
        var differences = new double[contributions.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = contributions[i] - usual[i];
        }
        var against = new Strongest();
        var favour = new Strongest();
        for (int group = 0; group < groups.length; group++) {
            double sum = 0;
            for (int feature : members[group]) {
                sum += differences[feature];
            }
            if (sum > 0) {
                against.offer(group, sum);
            } else if (sum < 0) {
                favour.offer(group, -sum);
            }
        }
        var reasons = new ArrayList<Reason>(against.count + favour.count);
        for (int i = 0; i < against.count; i++) {
            int group = against.group[i];
            int feature = speaker(group, differences, 1);
            reasons.add(
                    reason(Reason.Direction.AGAINST, group, against.strength[i], feature, value(feature, row, values)));
        }
        for (int i = 0; i < favour.count; i++) {
            int group = favour.group[i];
            int feature = speaker(group, differences, -1);
            reasons.add(reason(Reason.Direction.FOR, group, -favour.strength[i], feature, value(feature, row, values)));
        }
        return reasons;
    }

    /** The feature that differs most in a direction: it speaks for its group. The first of equals. */
    private int speaker(int group, double[] differences, int sign) {
        int speaker = members[group][0];
        for (int feature : members[group]) {
            speaker = sign * differences[feature] > sign * differences[speaker] ? feature : speaker;
        }
        return speaker;
    }

    /** The strongest groups offered, in that order; of equals the one offered first. */
    private static final class Strongest {
        private final int[] group = new int[MOST];
        private final double[] strength = new double[MOST];
        private int count;

        void offer(int group, double strength) {
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
            }
            this.group[at] = group;
            this.strength[at] = strength;
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
