package scoreline.scoring.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.RowEncoder;

/** Names up to four groups of features against an applicant and four for, strongest first. */
final class Reasons {

    /** More than four reasons are "not likely to be helpful": Regulation B, comment 9(b)(2)-1. */
    private static final int MOST = 4;

    private final RowEncoder encoder;

    /** Arrays, because all of this has left the caches when the next application comes. */
    private final String[] names;

    /** By feature the field of its category, or -1. */
    private final int[] categories;

    private final @Nullable Object[] references;
    private final double[] usual;
    private final String[] groups;

    /** By group its features, ascending. */
    private final int[][] members;

    Reasons(Catalogue catalogue, RowEncoder encoder, ReasonBaseline baseline) {
        this.encoder = encoder;
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

    /// @param known values of features that are not computed from the row, by position
    List<Reason> of(Row row, Map<Integer, Double> known, float[] contributions) {
        var against = new Strongest();
        var favour = new Strongest();
        for (int group = 0; group < groups.length; group++) {
            double sum = 0;
            for (int feature : members[group]) {
                sum += difference(feature, contributions);
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
            int feature = speaker(group, contributions, 1);
            reasons.add(reason(Reason.Direction.AGAINST, group, against.strength[i], feature, row, known));
        }
        for (int i = 0; i < favour.count; i++) {
            int group = favour.group[i];
            int feature = speaker(group, contributions, -1);
            reasons.add(reason(Reason.Direction.FOR, group, -favour.strength[i], feature, row, known));
        }
        return reasons;
    }

    /** The feature that differs most in a direction: it speaks for its group. The first of equals. */
    private int speaker(int group, float[] contributions, int sign) {
        int speaker = members[group][0];
        double most = Double.NEGATIVE_INFINITY;
        for (int feature : members[group]) {
            double difference = sign * difference(feature, contributions);
            if (difference > most) {
                most = difference;
                speaker = feature;
            }
        }
        return speaker;
    }

    /** From what the feature contributes to the usual applicant. */
    private double difference(int feature, float[] contributions) {
        return contributions[feature] - usual[feature];
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
            Reason.Direction direction,
            int group,
            double difference,
            int feature,
            Row row,
            Map<Integer, Double> known) {
        return new Reason(
                groups[group],
                names[feature],
                direction,
                (float) difference,
                value(feature, row, known),
                references[feature]);
    }

    private @Nullable Object value(int feature, Row row, Map<Integer, Double> known) {
        if (categories[feature] >= 0) {
            return row.text(categories[feature]);
        }
        Double kept = known.get(feature);
        double value = kept == null ? encoder.value(feature, row) : kept;
        return Double.isFinite(value) ? (Object) value : null;
    }
}
