package scoreline.training.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Text;

/// Decisions by what people are.
///
/// @param field that tells it
/// @param feature whether a feature reads that field
/// @param reference the group approved most, which the others are held against; null where fewer than two can be
///     judged
public record Attribute(
        String field, Text label, boolean feature, @Nullable Text reference, List<Group> groups) {

    /** Rates of fewer people are chance, and come close to telling of persons. */
    static final int FEWEST = 100;

    public Attribute {
        groups = List.copyOf(groups);
    }

    /// People alike in the attribute.
    ///
    /// @param rows how many
    /// @param rates null where they are fewer than 100: these are told and not judged
    /// @param impact null there, too, of the reference, and of those who do not tell
    public record Group(
            Text name,
            long rows,
            @Nullable GroupRates rates,
            @Nullable ImpactRatio impact) {}

    /// The group held worst against the reference.
    ///
    /// @param approved share of it
    /// @param mostApproved share of the reference
    public record Worst(Text name, double approved, Text reference, double mostApproved, ImpactRatio impact) {}

    /** The group with the least ratio; empty where none has one. */
    public Optional<Worst> worst() {
        List<Worst> held = new ArrayList<>();
        for (Group most : groups) {
            for (Group group : groups) {
                if (most.name().equals(reference)
                        && most.rates() != null
                        && group.rates() != null
                        && group.impact() != null) {
                    held.add(new Worst(
                            group.name(),
                            group.rates().approved(),
                            most.name(),
                            most.rates().approved(),
                            group.impact()));
                }
            }
        }
        return held.stream()
                .min(Comparator.comparingDouble(worst -> worst.impact().value()));
    }

    static Attribute of(Grouping grouping, boolean feature, Decided decided) {
        Optional<Grouping.Part> reference = reference(grouping, decided);
        List<Group> groups = new ArrayList<>();
        for (Grouping.Part part : grouping.parts()) {
            GroupRates rates = part.rows().length < FEWEST ? null : GroupRates.of(decided, part.rows());
            ImpactRatio impact = reference
                    .filter(most -> isJudged(part) && !most.name().equals(part.name()))
                    .map(most -> ImpactRatio.of(
                            approved(decided, part), part.rows().length, approved(decided, most), most.rows().length))
                    .orElse(null);
            groups.add(new Group(part.name(), part.rows().length, rates, impact));
        }
        return new Attribute(
                grouping.field(),
                grouping.label(),
                feature,
                reference.map(Grouping.Part::name).orElse(null),
                groups);
    }

    private static boolean isJudged(Grouping.Part part) {
        return part.isTold() && part.rows().length >= FEWEST;
    }

    private static Optional<Grouping.Part> reference(Grouping grouping, Decided decided) {
        List<Grouping.Part> judged =
                grouping.parts().stream().filter(Attribute::isJudged).toList();
        return judged.size() < 2
                ? Optional.empty()
                : judged.stream()
                        .max(Comparator.comparingDouble(part -> approved(decided, part) / (double) part.rows().length))
                        .filter(part -> approved(decided, part) > 0);
    }

    private static long approved(Decided decided, Grouping.Part part) {
        long approved = 0;
        for (int row : part.rows()) {
            approved += decided.approved(row) ? 1 : 0;
        }
        return approved;
    }
}
