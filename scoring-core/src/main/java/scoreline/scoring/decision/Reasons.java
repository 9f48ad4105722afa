package scoreline.scoring.decision;

import java.util.ArrayList;
import java.util.Comparator;
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

    Reasons(Catalogue catalogue, ReasonBaseline baseline) {
        this.features = catalogue.features();
        this.groups = catalogue.groups().stream().map(group -> group.code()).toList();
        this.groupOf = features.stream()
                .mapToInt(feature -> groups.indexOf(feature.group()))
                .toArray();
        this.baseline = baseline;
        List<String> named =
                baseline.entries().stream().map(ReasonBaseline.Entry::feature).toList();
        if (!named.equals(features.stream().map(Feature::name).toList())) {
            throw new IllegalArgumentException("the reason baseline must name the catalogue's features in their order");
        }
    }

    List<Reason> of(Row row, float[] contributions) {
        var differences = new double[groups.size()];
        for (int i = 0; i < contributions.length; i++) {
            differences[groupOf[i]] += difference(i, contributions);
        }
        var against = new ArrayList<Integer>();
        var inFavour = new ArrayList<Integer>();
        for (int group = 0; group < differences.length; group++) {
            if (differences[group] > 0) {
                against.add(group);
            } else if (differences[group] < 0) {
                inFavour.add(group);
            }
        }
        Comparator<Integer> strongestFirst = Comparator.comparingDouble(group -> -Math.abs(differences[group]));
        var reasons = new ArrayList<Reason>();
        for (List<Integer> side : List.of(against, inFavour)) {
            side.stream()
                    .sorted(strongestFirst)
                    .limit(MOST)
                    .map(group -> reason(group, differences[group], row, contributions))
                    .forEach(reasons::add);
        }
        return reasons;
    }

    private Reason reason(int group, double difference, Row row, float[] contributions) {
        int strongest = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < contributions.length; i++) {
            double inDirection = Math.signum(difference) * difference(i, contributions);
            if (groupOf[i] == group && inDirection > most) {
                strongest = i;
                most = inDirection;
            }
        }
        return new Reason(
                groups.get(group),
                features.get(strongest).name(),
                difference > 0 ? Reason.Direction.AGAINST : Reason.Direction.FOR,
                (float) difference,
                value(features.get(strongest).formula(), row),
                baseline.entries().get(strongest).value());
    }

    private double difference(int feature, float[] contributions) {
        return (double) contributions[feature] - baseline.entries().get(feature).contribution();
    }

    private static @Nullable Object value(Formula formula, Row row) {
        if (formula instanceof Formula.Category category) {
            return row.text(category.field());
        }
        double value = formula.of(row);
        return Double.isFinite(value) ? (Object) value : null;
    }
}
