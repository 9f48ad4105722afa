package scoreline.training.fairness;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Text;

/// Whether decisions treat groups of people alike: by each protected field of the catalogue, and by age where the
/// catalogue says which field tells it. Decisions are out of fold.
///
/// @param rows decided
/// @param threshold from which they are refused
/// @param attributes by which they were looked at
/// @param guesses how well features give protected attributes away; null where nothing was retrained
/// @param prices of knowing less; null where nothing was retrained
/// @param findings what whoever answers for the decisions must know, in words
public record Fairness(
        long rows,
        double threshold,
        List<Attribute> attributes,
        @Nullable List<Guess> guesses,
        @Nullable List<Price> prices,
        List<Text> findings) {

    public Fairness {
        attributes = List.copyOf(attributes);
        findings = List.copyOf(findings);
    }

    /// Examines.
    ///
    /// @param retraining where the price of knowing less is worth the time: a model is trained again for the
    ///     features that read the age, and two for each protected field
    /// @param seed of bootstrap draws
    public static Fairness of(Decided decided, Optional<Retraining> retraining, long seed) {
        Catalogue catalogue = decided.catalogue();
        var findings = new Findings();
        List<Grouping> guarded = guarded(decided, findings);
        Optional<Grouping> age = catalogue.age().map(read -> Grouping.byAge(catalogue, read, decided.rows()));
        if (age.isEmpty()) {
            findings.addAgeUntold();
        }
        List<Grouping> groupings = new ArrayList<>(guarded);
        age.ifPresent(groupings::add);
        List<Attribute> attributes = groupings.stream()
                .map(grouping -> Attribute.of(
                        grouping, !readers(catalogue, grouping.field()).isEmpty(), decided))
                .toList();
        attributes.forEach(findings::add);
        List<Guess> guesses = null;
        List<Price> prices = null;
        if (retraining.isPresent()) {
            guesses = new ArrayList<>();
            prices = new ArrayList<>();
            if (age.isPresent()) {
                Set<String> readers = readers(catalogue, age.get().field());
                Price.of(age.get(), readers, decided, retraining.get(), seed).ifPresent(prices::add);
            }
            for (Grouping grouping : guarded) {
                Optional<Guess> guess = Guess.of(grouping, catalogue, retraining.get());
                guess.ifPresent(guesses::add);
                guess.flatMap(guessed -> Price.of(
                                grouping, new LinkedHashSet<>(guessed.strongest()), decided, retraining.get(), seed))
                        .ifPresent(prices::add);
            }
            guesses.forEach(findings::add);
            prices.forEach(findings::add);
        }
        return new Fairness(decided.rows().size(), decided.threshold(), attributes, guesses, prices, findings.texts());
    }

    private static List<Grouping> guarded(Decided decided, Findings findings) {
        Catalogue catalogue = decided.catalogue();
        List<Grouping> guarded = new ArrayList<>();
        int[] fields = IntStream.range(0, catalogue.fields().size())
                .filter(field -> catalogue.fields().get(field).protectedAttribute())
                .toArray();
        for (int field : fields) {
            Grouping.by(catalogue, field, decided.rows())
                    .ifPresentOrElse(
                            guarded::add,
                            () -> findings.addUngrouped(catalogue.fields().get(field)));
        }
        if (fields.length == 0) {
            findings.addNothingProtected();
        }
        return guarded;
    }

    /** The features that compute with a field; to count it among what is missing is none of that. */
    private static Set<String> readers(Catalogue catalogue, String field) {
        int position = catalogue.field(field).orElseThrow();
        return catalogue.features().stream()
                .filter(feature -> computesWith(feature.formula(), position))
                .map(Feature::name)
                .collect(Collectors.toSet());
    }

    private static boolean computesWith(Formula formula, int field) {
        if (formula instanceof Formula.Summary(var statistic, var _) && statistic == Formula.Statistic.MISSING_COUNT) {
            return false;
        }
        return formula.operands().isEmpty()
                ? formula.fields().contains(field)
                : formula.operands().stream().anyMatch(operand -> computesWith(operand, field));
    }
}
