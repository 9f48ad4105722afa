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
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.tree.Ensemble;

/** Applications that nobody sent: their values lie on a model's cut points and one step beside them, are missing, or were
 * never seen, each value drawn by itself. */
public final class MadeUpApplications {

    private final Catalogue catalogue;
    private final Map<String, float[]> cutPoints;
    private final float[][] cutPointsOfPast;
    private final Map<String, List<String>> categories = new TreeMap<>();

    /// @param encodings one for each category feature's field
    public MadeUpApplications(Catalogue catalogue, List<CategoryEncoding> encodings, Ensemble ensemble) {
        this.catalogue = catalogue;
        this.cutPoints = cutPointsOfFields(catalogue, ensemble);
        this.cutPointsOfPast = cutPointsOfAggregates(catalogue, ensemble);
        for (CategoryEncoding encoding : encodings) {
            categories.put(
                    encoding.field(),
                    encoding.values().keySet().stream().sorted().toList());
        }
    }

    /** The same seed gives the same rows. */
    public List<Row> rows(int count, long seed) {
        return draw(count, seed).stream()
                .map(made -> GoldenRow.row(made.application(), made.past(), catalogue))
                .toList();
    }

    /// @param application values by field, numbers or texts; a field that is absent is missing
    /// @param past the catalogue's aggregates; null is missing
    record MadeUp(SortedMap<String, Object> application, List<@Nullable Double> past) {}

    List<MadeUp> draw(int count, long seed) {
        var random = new SplittableRandom(seed);
        List<MadeUp> drawn = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var application = new TreeMap<String, Object>();
            for (Field field : catalogue.fields()) {
                Object value = field.kind() == Field.Kind.NUMBER
                        ? number(cutPoints.getOrDefault(field.name(), new float[0]), field.sentinels(), random)
                        : category(categories.getOrDefault(field.name(), List.of()), random);
                if (value != null) {
                    application.put(field.name(), value);
                }
            }
            drawn.add(new MadeUp(application, past(cutPointsOfPast, random)));
        }
        return drawn;
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
}
