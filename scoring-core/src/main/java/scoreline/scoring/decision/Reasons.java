package scoreline.scoring.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** Names up to four groups of features against an applicant and four for, strongest first. */
final class Reasons {

    /** More than four reasons are "not likely to be helpful": Regulation B, comment 9(b)(2)-1. */
    private static final int MOST = 4;

    private final List<Feature> features;
    private final List<String> groups;
    private final int[] groupOf;
    private final ReasonBaseline baseline;
    private final double[] usual;

    Reasons(Catalogue catalogue, ReasonBaseline baseline) {
        this.features = catalogue.features();
        this.groups = catalogue.groups().stream().map(group -> group.code()).toList();
        this.groupOf = features.stream()
                .mapToInt(feature -> groups.indexOf(feature.group()))
                .toArray();
        this.baseline = baseline;
        this.usual = baseline.entries().stream()
                .mapToDouble(ReasonBaseline.Entry::contribution)
                .toArray();
        List<String> named =
                baseline.entries().stream().map(ReasonBaseline.Entry::feature).toList();
        if (!named.equals(features.stream().map(Feature::name).toList())) {
            throw new IllegalArgumentException("the reason baseline must name the catalogue's features in their order");
        }
    }

    List<Reason> of(Row row, float[] contributions) {
        var differences = new Differences(contributions);
        var reasons = new ArrayList<Reason>(2 * MOST);
        for (int i = 0; i < MOST; i++) {
            int group = differences.takeStrongest(Reason.Direction.AGAINST);
            if (group >= 0) {
                reasons.add(reason(group, differences.ofGroup[group], differences.most[group], row));
            }
        }
        for (int i = 0; i < MOST; i++) {
            int group = differences.takeStrongest(Reason.Direction.FOR);
            if (group >= 0) {
                reasons.add(reason(group, differences.ofGroup[group], differences.least[group], row));
            }
        }
        return reasons;
    }

    /** How an applicant's contributions differ from the baseline's: groups, and in each its strongest feature either way. */
    private final class Differences {
        private final double[] ofGroup = new double[groups.size()];
        private final int[] most = new int[ofGroup.length];
        private final int[] least = new int[ofGroup.length];
        private final boolean[] taken = new boolean[ofGroup.length];

        Differences(float[] contributions) {
            Arrays.fill(most, -1);
            Arrays.fill(least, -1);
            var differences = new double[contributions.length];
            for (int i = 0; i < contributions.length; i++) {
                double difference = contributions[i] - usual[i];
                differences[i] = difference;
                int group = groupOf[i];
                ofGroup[group] += difference;
                if (most[group] < 0 || difference > differences[most[group]]) {
                    most[group] = i;
                }
                if (least[group] < 0 || difference < differences[least[group]]) {
                    least[group] = i;
                }
            }
        }

        /// @return the group that differs most in this direction and was not taken; the first of equals; -1 if none is
        /// left
        int takeStrongest(Reason.Direction direction) {
            double sign = direction == Reason.Direction.AGAINST ? 1 : -1;
            int strongest = -1;
            for (int group = 0; group < ofGroup.length; group++) {
                double strength = sign * ofGroup[group];
                if (!taken[group] && strength > 0 && (strongest < 0 || strength > sign * ofGroup[strongest])) {
                    strongest = group;
                }
            }
            if (strongest >= 0) {
                taken[strongest] = true;
            }
            return strongest;
        }
    }

    private Reason reason(int group, double difference, int strongest, Row row) {
        return new Reason(
                groups.get(group),
                features.get(strongest).name(),
                difference > 0 ? Reason.Direction.AGAINST : Reason.Direction.FOR,
                (float) difference,
                value(features.get(strongest).formula(), row),
                baseline.entries().get(strongest).value());
    }

    private static @Nullable Object value(Formula formula, Row row) {
        if (formula instanceof Formula.Category category) {
            return row.text(category.field());
        }
        double value = formula.of(row);
        return Double.isFinite(value) ? (Object) value : null;
    }
}
