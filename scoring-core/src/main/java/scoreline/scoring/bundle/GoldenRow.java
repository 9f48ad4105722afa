package scoreline.scoring.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.decision.Decision;
import scoreline.scoring.decision.Outcome;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.tree.Ensemble;

/// A made-up application and what must come out for it, bit for bit. Never a person.
///
/// @param application values by field, numbers or texts; a field that is absent is missing
/// @param past the catalogue's aggregates over the customer's past; null is missing
/// @param expected what the bundle decided when it was written
record GoldenRow(SortedMap<String, Object> application, List<@Nullable Double> past, Expected expected) {

    /** Enough to touch most cut points of a model of some hundred trees; they load in milliseconds. */
    private static final int COUNT = 64;

    record Expected(
            float margin,
            double probabilityOfDefault,
            int points,
            Outcome outcome,
            float bias,
            List<Float> contributions,
            List<Integer> bins) {

        static Expected of(Decision decision) {
            List<Float> contributions = new ArrayList<>();
            for (float contribution : decision.contributions()) {
                contributions.add(contribution);
            }
            List<Integer> bins = new ArrayList<>();
            for (byte bin : decision.bins()) {
                bins.add(Byte.toUnsignedInt(bin));
            }
            return new Expected(
                    decision.margin(),
                    decision.probabilityOfDefault(),
                    decision.points(),
                    decision.outcome(),
                    decision.bias(),
                    contributions,
                    bins);
        }
    }

    /** Made-up applications and what is decided about each. */
    static List<GoldenRow> draw(
            Catalogue catalogue, List<CategoryEncoding> encodings, Ensemble ensemble, Decider decider, long seed) {
        return new MadeUpApplications(catalogue, encodings, ensemble)
                .draw(COUNT, seed).stream()
                        .map(made -> new GoldenRow(
                                made.application(),
                                made.past(),
                                Expected.of(decider.decide(row(made.application(), made.past(), catalogue)))))
                        .toList();
    }

    /// @throws IllegalArgumentException when the application names an unknown field, or a value of the wrong kind
    Row row(Catalogue catalogue) {
        return row(application, past, catalogue);
    }

    static Row row(Map<String, Object> application, List<@Nullable Double> past, Catalogue catalogue) {
        var numbers = new double[catalogue.fields().size()];
        var texts = new @Nullable String[numbers.length];
        Arrays.fill(numbers, Double.NaN);
        application.forEach((name, value) -> {
            int field = catalogue
                    .field(name)
                    .orElseThrow(() -> new IllegalArgumentException("a golden row names the unknown field " + name));
            switch (value) {
                case Number number
                when catalogue.fields().get(field).kind() == Field.Kind.NUMBER -> numbers[field] = number.doubleValue();
                case String text
                when catalogue.fields().get(field).kind() == Field.Kind.CATEGORY -> texts[field] = text;
                default -> throw new IllegalArgumentException("a golden row has a value of the wrong kind for " + name);
            }
        });
        return new Row(numbers, texts).with(aggregates(past, catalogue));
    }

    private static double[] aggregates(List<@Nullable Double> past, Catalogue catalogue) {
        if (past.size() != catalogue.aggregates().size()) {
            throw new IllegalArgumentException("a golden row has " + past.size() + " aggregates, the catalogue "
                    + catalogue.aggregates().size());
        }
        return past.stream()
                .mapToDouble(value -> value == null ? Double.NaN : value)
                .toArray();
    }
}
