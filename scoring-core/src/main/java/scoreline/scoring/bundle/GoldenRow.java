package scoreline.scoring.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
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

    /** Rows whose values lie on the model's cut points and one step beside them, are missing, or were never seen. */
    static List<GoldenRow> draw(
            Catalogue catalogue, List<CategoryEncoding> encodings, Ensemble ensemble, Decider decider, long seed) {
        var random = new SplittableRandom(seed);
        Map<String, float[]> cutPoints = cutPointsOfFields(catalogue, ensemble);
        float[][] cutPointsOfPast = cutPointsOfAggregates(catalogue, ensemble);
        Map<String, List<String>> categories = new TreeMap<>();
        for (CategoryEncoding encoding : encodings) {
            categories.put(
                    encoding.field(),
                    encoding.values().keySet().stream().sorted().toList());
        }
        List<GoldenRow> rows = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            var application = new TreeMap<String, Object>();
            for (Field field : catalogue.fields()) {
                Object value = field.kind() == Field.Kind.NUMBER
                        ? number(cutPoints.getOrDefault(field.name(), new float[0]), field.sentinels(), random)
                        : category(categories.getOrDefault(field.name(), List.of()), random);
                if (value != null) {
                    application.put(field.name(), value);
                }
            }
            List<@Nullable Double> past = past(cutPointsOfPast, random);
            rows.add(new GoldenRow(application, past, Expected.of(decider.decide(row(application, past, catalogue)))));
        }
        return rows;
    }

    private static Map<String, float[]> cutPointsOfFields(Catalogue catalogue, Ensemble ensemble) {
        Map<String, float[]> cutPoints = new TreeMap<>();
        for (int i = 0; i < catalogue.features().size(); i++) {
            Feature feature = catalogue.features().get(i);
            if (feature.formula() instanceof Formula.Number number) {
                cutPoints.put(catalogue.fields().get(number.field()).name(), finite(ensemble.cutPoints(i)));
            }
        }
        return cutPoints;
    }

    private static float[][] cutPointsOfAggregates(Catalogue catalogue, Ensemble ensemble) {
        var cutPoints = new float[catalogue.aggregates().size()][0];
        for (int i = 0; i < catalogue.features().size(); i++) {
            if (catalogue.features().get(i).formula() instanceof Formula.Aggregated aggregated) {
                cutPoints[aggregated.aggregate()] = finite(ensemble.cutPoints(i));
            }
        }
        return cutPoints;
    }

    private static List<@Nullable Double> past(float[][] cutPoints, SplittableRandom random) {
        List<@Nullable Double> past = new ArrayList<>();
        for (float[] ofAggregate : cutPoints) {
            past.add(number(ofAggregate, List.of(), random));
        }
        return past;
    }

    /** An infinite cut point, which is the last if there is one, parts no number from another. */
    private static float[] finite(float[] cutPoints) {
        int last = cutPoints.length - 1;
        return last < 0 || Float.isFinite(cutPoints[last]) ? cutPoints : Arrays.copyOf(cutPoints, last);
    }

    private static @Nullable Double number(float[] cutPoints, List<Double> sentinels, SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.15) {
            return null;
        }
        if (chance < 0.2 && !sentinels.isEmpty()) {
            return sentinels.getFirst();
        }
        if (cutPoints.length == 0) {
            return (double) random.nextInt(3);
        }
        float cut = cutPoints[random.nextInt(cutPoints.length)];
        return switch (random.nextInt(3)) {
            case 0 -> (double) Math.nextDown(cut);
            case 1 -> (double) cut;
            default -> (double) Math.nextUp(cut);
        };
    }

    private static @Nullable Object category(List<String> known, SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < 0.1) {
            return null;
        }
        return chance < 0.2 || known.isEmpty() ? "never seen" : known.get(random.nextInt(known.size()));
    }

    /// @throws IllegalArgumentException when the application names an unknown field, or a value of the wrong kind
    Row row(Catalogue catalogue) {
        return row(application, past, catalogue);
    }

    private static Row row(Map<String, Object> application, List<@Nullable Double> past, Catalogue catalogue) {
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
