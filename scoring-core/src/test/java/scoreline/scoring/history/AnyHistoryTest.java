package scoreline.scoring.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static scoreline.scoring.history.MadeUp.applicationField;
import static scoreline.scoring.history.MadeUp.historyField;
import static scoreline.scoring.history.MadeUp.record;
import static scoreline.scoring.history.MadeUp.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Aggregate.Comparison;
import scoreline.scoring.catalogue.Aggregate.Condition;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistoryField.Kind;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Row;

/** Made-up catalogues over made-up records, remembered as a scorer does, beside {@link NaiveHistory}. */
class AnyHistoryTest {
    private static final int CUSTOMERS = 100;
    private static final List<Field> FIELDS = List.of(applicationField("income", -1.0, 0.5), applicationField("age"));
    private static final List<String> CATEGORIES = List.of("A", "B", "C", "");
    private static final List<String> IDS = List.of("1", "10", "2", "2:2", "é", "～", "😀");
    private static final List<Double> CONSTANTS = List.of(-1.0, 0.0, 0.5, 1.0, 2.0, 100.0, -30.0);

    @RepeatedTest(40)
    void any_aggregate_is_what_the_page_says(RepetitionInfo run) {
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            // Given
            var random = new SplittableRandom(run.getCurrentRepetition() * 1_000L + customer);
            Catalogue catalogue = anyCatalogue(random);
            int today = random.nextInt(-10_000, 60_000);
            List<Map<String, Map<String, Object>>> told = new ArrayList<>();
            Past past = remembered(random, catalogue, today, told);
            Map<String, Double> application = new HashMap<>();
            Row row = application(random, application);
            var plan = new HistoryPlan(catalogue);
            for (int day : new int[] {today, today + 20, today - 400}) {
                // When
                double[] found = plan.evaluate(past, row, day);
                // Then
                var naive = new NaiveHistory(catalogue, application, day);
                for (int i = 0; i < found.length; i++) {
                    Aggregate aggregate = catalogue.aggregates().get(i);
                    var expected =
                            naive.of(aggregate, told.get(aggregate.source()).values());
                    assertAgree(found[i], expected, aggregate, run.getCurrentRepetition() + "/" + customer);
                }
            }
        }
    }

    private static void assertAgree(
            double found, NaiveHistory.Expected expected, Aggregate aggregate, String customer) {
        Double value = expected.value();
        Supplier<String> what = () -> aggregate + " of customer " + customer;
        if (value == null) {
            assertThat(found).as(what).isNaN();
            return;
        }
        double tolerance = switch (aggregate.statistic()) {
            case VARIANCE -> 1e-12 * expected.largest() * expected.largest();
            case SLOPE -> 1e-12 * expected.largest();
            default -> 0;
        };
        assertThat(found).as(what).isCloseTo(value, within(tolerance));
    }

    /// Some records told again under the same id.
    ///
    /// @param told by source, takes the latest word by id
    private static Past remembered(
            SplittableRandom random, Catalogue catalogue, int today, List<Map<String, Map<String, Object>>> told) {
        var past = new Past(catalogue.history());
        for (int s = 0; s < catalogue.history().size(); s++) {
            HistorySource source = catalogue.history().get(s);
            Map<String, Map<String, Object>> latest = new LinkedHashMap<>();
            Map<Integer, byte[]> stored = new TreeMap<>();
            for (int i = random.nextInt(25); i > 0; i--) {
                String id = any(random, IDS) + (random.nextBoolean() ? "" : random.nextInt(4));
                int known = today + (random.nextInt(3) == 0 ? 0 : random.nextInt(-900, 40));
                int happened = known - (random.nextBoolean() ? 0 : random.nextInt(-40, 1_200));
                Map<String, Object> values = new HashMap<>();
                for (HistoryField field : source.fields()) {
                    if (random.nextInt(5) > 0) {
                        values.put(field.name(), anyValue(random, field, today));
                    }
                }
                var word = record(
                        s,
                        id,
                        known,
                        happened,
                        source.fields().stream()
                                .map(field -> values.get(field.name()))
                                .toArray(Object[]::new));
                MadeUp.remember(
                        stored, new RecordBytes(source.fields()).of(word), Integer.MAX_VALUE, Integer.MIN_VALUE);
                values.putAll(Map.of(
                        NaiveHistory.ID, id,
                        NaiveHistory.KNOWN, (double) known,
                        NaiveHistory.HAPPENED, (double) happened));
                latest.put(id, values);
            }
            Records records = past.records(s);
            stored.values().forEach(block -> RecordBlocks.read(block, records));
            told.add(latest);
        }
        return past;
    }

    private static Object anyValue(SplittableRandom random, HistoryField field, int today) {
        return switch (field.kind()) {
            case CATEGORY -> any(random, CATEGORIES);
            case DAY -> random.nextInt(6) == 0 ? (double) Records.NEVER : today + (double) random.nextInt(-500, 500);
            case NUMBER ->
                switch (random.nextInt(4)) {
                    case 0 -> (double) random.nextInt(-2, 3);
                    case 1 -> random.nextInt(-10_000, 10_000) / 100.0;
                    case 2 -> random.nextDouble(-1e6, 1e6);
                    default -> 365_243.0;
                };
        };
    }

    private static Row application(SplittableRandom random, Map<String, Double> application) {
        var numbers = new double[FIELDS.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextInt(4) == 0 ? Double.NaN : any(random, CONSTANTS);
            if (!Double.isNaN(numbers[i])) {
                application.put(FIELDS.get(i).name(), numbers[i]);
            }
        }
        return new Row(numbers, new @Nullable String[numbers.length]);
    }

    private static Catalogue anyCatalogue(SplittableRandom random) {
        List<HistorySource> sources = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> anySource(random, "source " + i))
                .toList();
        List<Aggregate> aggregates = Stream.generate(() -> anyAggregate(random, sources))
                .limit(1 + random.nextInt(30))
                .toList();
        return MadeUp.catalogue(FIELDS, sources, aggregates);
    }

    private static HistorySource anySource(SplittableRandom random, String name) {
        return source(
                name,
                IntStream.range(0, random.nextInt(7))
                        .mapToObj(i -> {
                            Kind kind = any(random, List.of(Kind.values()));
                            return kind == Kind.NUMBER && random.nextBoolean()
                                    ? historyField("f" + i, kind, 365_243.0, 1.0)
                                    : historyField("f" + i, kind);
                        })
                        .toArray(HistoryField[]::new));
    }

    private static Aggregate anyAggregate(SplittableRandom random, List<HistorySource> sources) {
        int source = random.nextInt(sources.size());
        HistorySource of = sources.get(source);
        Statistic statistic = any(random, List.of(Statistic.values()));
        return new Aggregate(
                source,
                Stream.generate(() -> anyCondition(random, of))
                        .limit(random.nextInt(3))
                        .toList(),
                random.nextBoolean() ? 0 : 1 + random.nextInt(40),
                statistic.ofValues() ? anyOperand(random, of, 2) : null,
                statistic,
                statistic == Statistic.SLOPE ? 2 + random.nextInt(8) : 0);
    }

    private static Condition anyCondition(SplittableRandom random, HistorySource source) {
        List<Integer> categories = fields(source, true);
        if (!categories.isEmpty() && random.nextBoolean()) {
            return new Condition.Is(any(random, categories), random.nextBoolean() ? Set.of("A") : Set.of("B", "", "Z"));
        }
        return new Condition.Compares(
                anyOperand(random, source, 1), any(random, List.of(Comparison.values())), any(random, CONSTANTS));
    }

    private static Operand anyOperand(SplittableRandom random, HistorySource source, int deepest) {
        List<Integer> numbers = fields(source, false);
        return switch (deepest == 0 ? 2 + random.nextInt(3) : random.nextInt(5)) {
            case 0 ->
                new Operand.Ratio(anyOperand(random, source, deepest - 1), anyOperand(random, source, deepest - 1));
            case 1 ->
                new Operand.Difference(
                        anyOperand(random, source, deepest - 1), anyOperand(random, source, deepest - 1));
            case 2 -> new Operand.Applied(random.nextInt(FIELDS.size()));
            default ->
                numbers.isEmpty()
                        ? new Operand.Applied(random.nextInt(FIELDS.size()))
                        : new Operand.Recorded(any(random, numbers));
        };
    }

    private static List<Integer> fields(HistorySource source, boolean categories) {
        return IntStream.range(0, source.fields().size())
                .filter(i -> (source.fields().get(i).kind() == Kind.CATEGORY) == categories)
                .boxed()
                .toList();
    }

    private static <T> T any(SplittableRandom random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
