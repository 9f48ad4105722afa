package scoreline.training.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.training.profile.Suspect.Reason;
import scoreline.training.validation.Folds;

/** Looks at one field after the other. */
final class Study {

    /** A number of at most so many values is told value by value. */
    private static final int FEW_VALUES = 12;

    private static final int FOLDS = 5;
    private static final long SEED = 1;

    /** Applications that the overall default rate is worth beside a category's own. */
    private static final double SMOOTHING = 20;

    private final List<Row> rows;
    private final int[] targets;
    private final long defaults;
    private final int[] folds;
    private final Set<Integer> used;

    Study(Catalogue catalogue, List<Row> rows, int[] targets) {
        this.rows = rows;
        this.targets = targets;
        this.defaults = Arrays.stream(targets).asLongStream().sum();
        this.folds = Folds.stratified(targets, FOLDS, SEED);
        this.used = new HashSet<>();
        for (Feature feature : catalogue.features()) {
            for (int field : feature.formula().fields()) {
                used.add(field);
            }
        }
    }

    Studied of(int position, Field field) {
        return field.kind() == Field.Kind.NUMBER ? number(position, field) : category(position, field);
    }

    private Studied number(int position, Field field) {
        var values = new double[targets.length];
        long[][] counts = new long[3][2];
        var sorted = new double[targets.length];
        int known = 0;
        boolean whole = true;
        for (int row = 0; row < values.length; row++) {
            // Makes the negative zero a zero, which it equals but does not sort with.
            double value = rows.get(row).number(position) + 0.0;
            boolean sentinel = field.sentinels().contains(value);
            int state = Double.isNaN(value) ? 0 : sentinel ? 1 : 2;
            counts[state][0]++;
            counts[state][1] += targets[row];
            values[row] = state == 2 ? value : Double.NaN;
            if (state == 2) {
                sorted[known++] = value;
                whole &= value == Math.rint(value);
            }
        }
        sorted = Arrays.copyOf(sorted, known);
        Arrays.sort(sorted);
        Ranks ranks = Ranks.of(values, sorted);
        var exact = new Distribution(sorted);
        boolean few = ranks.distinct() <= FEW_VALUES;
        Map<String, long[]> byValue = few ? byValue(values) : Map.of();
        long[] knownCounts = counts[2];
        double auc = ranks.auc(targets);
        Separation separation =
                Double.isNaN(auc) ? null : Separation.ofNumber(auc, knownCounts[1], knownCounts[0] - knownCounts[1]);
        Summary summary = known < Outcomes.FEWEST ? null : Summary.of(exact);
        List<Suspect> suspects = suspects(field, counts, separation);
        if (few && isPure(byValue)) {
            suspects.addFirst(Suspect.of(field.name(), Reason.EQUALS_OUTCOME));
        }
        if (whole && ranks.distinct() == known && known > targets.length / 2 && known >= Outcomes.FEWEST) {
            suspects.add(Suspect.of(field.name(), Reason.LOOKS_LIKE_ID));
        }
        double clock = ranks.correlation(order(), Outcomes.FEWEST);
        if (Math.abs(clock) >= Suspect.CLOCKLIKE) {
            suspects.add(new Suspect(field.name(), Reason.FOLLOWS_ORDER, clock, Suspect.CLOCKLIKE));
        }
        List<Remark> remarks = remarks(field, counts, known == 0 ? 0 : mostFrequent(sorted) / (double) known);
        if (summary != null) {
            Long outliers = summary.outliers();
            if (outliers != null && outliers > Remark.FAR_OUT_SHARE * known) {
                remarks.add(Remark.FAR_OUT);
            }
            Double skewness = summary.skewness();
            if (!few && skewness != null && Math.abs(skewness) > Remark.MOST_SKEW) {
                remarks.add(Remark.SKEWED);
            }
        }
        return new Studied(
                profile(
                        position,
                        field,
                        counts,
                        ranks.distinct(),
                        summary,
                        few || known < Outcomes.FEWEST ? null : Spread.of(values, exact, targets),
                        Level.of(byValue),
                        separation,
                        remarks),
                suspects,
                ranks);
    }

    private Studied category(int position, Field field) {
        Map<String, long[]> byValue = new TreeMap<>();
        Map<String, long[]> perFold = new HashMap<>();
        long[][] counts = new long[3][2];
        for (int row = 0; row < targets.length; row++) {
            String value = rows.get(row).text(position);
            int state = value == null ? 0 : 2;
            counts[state][0]++;
            counts[state][1] += targets[row];
            if (value != null) {
                long[] count = byValue.computeIfAbsent(value, _ -> new long[2]);
                count[0]++;
                count[1] += targets[row];
                long[] inFold = perFold.computeIfAbsent(value, _ -> new long[2 * FOLDS]);
                inFold[2 * folds[row]]++;
                inFold[2 * folds[row] + 1] += targets[row];
            }
        }
        double auc = outOfFold(position, byValue, perFold);
        Separation separation = Double.isNaN(auc)
                ? null
                : Separation.of(auc, counts[2][1], counts[2][0] - counts[2][1], Separation.Direction.BY_CATEGORY);
        List<Suspect> suspects = suspects(field, counts, separation);
        if (byValue.size() <= FEW_VALUES && isPure(byValue)) {
            suspects.addFirst(Suspect.of(field.name(), Reason.EQUALS_OUTCOME));
        }
        long most = byValue.values().stream().mapToLong(count -> count[0]).max().orElse(0);
        List<Remark> remarks = remarks(field, counts, counts[2][0] == 0 ? 0 : most / (double) counts[2][0]);
        if (byValue.size() > Remark.MOST_CATEGORIES) {
            remarks.add(Remark.MANY_CATEGORIES);
        }
        return new Studied(
                profile(position, field, counts, byValue.size(), null, null, Level.of(byValue), separation, remarks),
                suspects,
                null);
    }

    /** Each row by the smoothed default rate of its category on the other folds, so that a rare one does not know itself. */
    private double outOfFold(int position, Map<String, long[]> all, Map<String, long[]> perFold) {
        double prior = defaults / (double) targets.length;
        Map<String, double[]> scores = new HashMap<>();
        all.forEach((value, count) -> {
            long[] inFold = perFold.getOrDefault(value, new long[2 * FOLDS]);
            var score = new double[FOLDS];
            for (int fold = 0; fold < FOLDS; fold++) {
                score[fold] = (count[1] - inFold[2 * fold + 1] + SMOOTHING * prior)
                        / (count[0] - inFold[2 * fold] + SMOOTHING);
            }
            scores.put(value, score);
        });
        var scored = new double[targets.length];
        var sorted = new double[targets.length];
        int known = 0;
        for (int row = 0; row < scored.length; row++) {
            String value = rows.get(row).text(position);
            double[] score = value == null ? null : scores.get(value);
            scored[row] = score == null ? Double.NaN : score[folds[row]];
            if (score != null) {
                sorted[known++] = scored[row];
            }
        }
        sorted = Arrays.copyOf(sorted, known);
        Arrays.sort(sorted);
        return Ranks.of(scored, sorted).auc(targets);
    }

    private FieldProfile profile(
            int position,
            Field field,
            long[][] counts,
            long distinct,
            @Nullable Summary summary,
            @Nullable Spread spread,
            List<Level> levels,
            @Nullable Separation separation,
            List<Remark> remarks) {
        return new FieldProfile(
                field.name(),
                field.label(),
                field.unit(),
                field.kind(),
                field.protectedAttribute(),
                used.contains(position),
                field.availability(),
                Outcomes.of(counts[0][0], counts[0][1]),
                Outcomes.of(counts[1][0], counts[1][1]),
                Outcomes.of(counts[2][0], counts[2][1]),
                distinct,
                summary,
                spread,
                levels,
                separation,
                remarks);
    }

    private List<Suspect> suspects(Field field, long[][] counts, @Nullable Separation separation) {
        List<Suspect> suspects = new ArrayList<>();
        if (separation != null && separation.auc() >= Suspect.MOST_AUC) {
            suspects.add(new Suspect(field.name(), Reason.RANKS_TOO_WELL, separation.auc(), Suspect.MOST_AUC));
        }
        long[] known = counts[2];
        long absent = targets.length - known[0];
        double missingAuc = missingAuc(known);
        if (missingAuc >= Suspect.MOST_MISSING_AUC) {
            suspects.add(new Suspect(field.name(), Reason.MISSING_TELLS, missingAuc, Suspect.MOST_MISSING_AUC));
        } else if (absent > 0 && (isNearlyPure(known) || isNearlyPure(new long[] {absent, defaults - known[1]}))) {
            double rate = isNearlyPure(known) ? known[1] / (double) known[0] : (defaults - known[1]) / (double) absent;
            suspects.add(new Suspect(field.name(), Reason.MISSING_DECIDES, rate, Suspect.NEARLY_ALL));
        }
        if (!field.availability().atDecision()) {
            suspects.add(Suspect.of(field.name(), Reason.NOT_AT_DECISION));
        }
        return suspects;
    }

    /** A tie counts half, whichever way the risk goes. */
    private double missingAuc(long[] known) {
        double ofDefaults = known[1] / (double) defaults;
        double ofRepayments = (known[0] - known[1]) / (double) (targets.length - defaults);
        return 0.5 + Math.abs(ofDefaults - ofRepayments) / 2;
    }

    private boolean isNearlyPure(long[] group) {
        double prior = defaults / (double) targets.length;
        return group[0] >= Outcomes.FEWEST
                && (group[1] >= Suspect.NEARLY_ALL * group[0]
                        || (prior * group[0] >= Suspect.EXPECTED_DEFAULTS
                                && group[1] <= (1 - Suspect.NEARLY_ALL) * prior * group[0]));
    }

    private static boolean isPure(Map<String, long[]> byValue) {
        return byValue.values().stream().anyMatch(count -> count[1] == 0)
                && byValue.values().stream().anyMatch(count -> count[1] == count[0])
                && byValue.values().stream().allMatch(count -> count[1] == 0 || count[1] == count[0]);
    }

    private List<Remark> remarks(Field field, long[][] counts, double mostFrequent) {
        List<Remark> remarks = new ArrayList<>();
        if (counts[0][0] > Remark.MOSTLY * targets.length) {
            remarks.add(Remark.MOSTLY_MISSING);
        }
        if (mostFrequent >= Remark.NEARLY_ALL || counts[2][0] == 0) {
            remarks.add(Remark.ONE_VALUE);
        }
        if (differ(counts[0], counts[2])) {
            remarks.add(Remark.MISSING_DIFFERS);
        }
        if (counts[1][0] > 0) {
            remarks.add(Remark.SENTINELS);
        }
        if (field.protectedAttribute()) {
            remarks.add(Remark.PROTECTED);
        }
        return remarks;
    }

    private static boolean differ(long[] missing, long[] known) {
        if (missing[0] < Outcomes.FEWEST || known[0] < Outcomes.FEWEST) {
            return false;
        }
        double one = missing[1] / (double) missing[0];
        double other = known[1] / (double) known[0];
        double pooled = (missing[1] + known[1]) / (double) (missing[0] + known[0]);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / missing[0] + 1.0 / known[0]));
        return Math.abs(one - other) > Remark.DIFFERS_ERRORS * error
                && Math.max(one, other) >= Remark.DIFFERS * Math.min(one, other);
    }

    private Map<String, long[]> byValue(double[] values) {
        Map<Double, long[]> counts = new HashMap<>();
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row])) {
                long[] count = counts.computeIfAbsent(values[row], _ -> new long[2]);
                count[0]++;
                count[1] += targets[row];
            }
        }
        Map<String, long[]> named = new HashMap<>();
        counts.forEach((value, count) ->
                named.put(new BigDecimal(value.toString()).stripTrailingZeros().toPlainString(), count));
        return named;
    }

    private static long mostFrequent(double[] sorted) {
        long most = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            most = Math.max(most, to - from);
            from = to;
        }
        return most;
    }

    /** The order of the rows. */
    Ranks order() {
        var places = new float[targets.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = row + 1;
        }
        return new Ranks(places, places.length, places.length);
    }
}
