package scoreline.dashboard.scoring;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionReason;

/**
 * What a decision still tells of its customer's past, and which of its features must be taken from it.
 *
 * @param aggregates shape (the catalogue's aggregates); NaN is missing, or not told
 * @param values by the feature's position, as a reason quotes them; NaN is missing
 * @param wouldHaveMoved those of them that read a field which was changed
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Kept(double[] aggregates, Map<Integer, Double> values, Set<Integer> wouldHaveMoved) {
    Kept {
        values = Map.copyOf(values);
        wouldHaveMoved = Collections.unmodifiableSortedSet(new TreeSet<>(wouldHaveMoved));
    }

    /// A feature that reads the past keeps its value, unless it reads a field that was changed and the decision holds
    /// all
    /// aggregates that it needs: each as a feature of its own, which reads no such field.
    ///
    /// @param decision made with this catalogue
    /// @param changed fields, by position
    static Kept of(Catalogue catalogue, CreditDecision decision, Set<Integer> changed) {
        var features = catalogue.features();
        var aggregates = new double[catalogue.aggregates().size()];
        Arrays.fill(aggregates, Double.NaN);
        var told = new HashSet<Integer>();
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).formula() instanceof Formula.Aggregated(int aggregate, List<Integer> fields)
                    && Collections.disjoint(fields, changed)) {
                aggregates[aggregate] = value(decision, features.get(i).name(), i);
                told.add(aggregate);
            }
        }
        var values = new HashMap<Integer, Double>();
        var wouldHaveMoved = new HashSet<Integer>();
        for (int i = 0; i < features.size(); i++) {
            var formula = features.get(i).formula();
            if (formula.readsPast()) {
                boolean moves = !Collections.disjoint(formula.fields(), changed);
                if (!moves || !told.containsAll(needed(formula))) {
                    values.put(i, value(decision, features.get(i).name(), i));
                    if (moves) {
                        wouldHaveMoved.add(i);
                    }
                }
            }
        }
        return new Kept(aggregates, values, wouldHaveMoved);
    }

    /** Fields of two applications that differ, by position. */
    static Set<Integer> changed(Catalogue catalogue, Row before, Row after) {
        var changed = new HashSet<Integer>();
        for (int i = 0; i < catalogue.fields().size(); i++) {
            var text = before.text(i);
            boolean same = Double.compare(before.number(i), after.number(i)) == 0
                    && (text == null ? after.text(i) == null : text.equals(after.text(i)));
            if (!same) {
                changed.add(i);
            }
        }
        return changed;
    }

    private static Set<Integer> needed(Formula formula) {
        var needed = new HashSet<Integer>();
        if (formula instanceof Formula.Aggregated aggregated) {
            needed.add(aggregated.aggregate());
        }
        formula.operands().forEach(operand -> needed.addAll(needed(operand)));
        return needed;
    }

    /** What the model saw; where a reason quotes it, that, which was not narrowed. */
    private static double value(CreditDecision decision, String feature, int position) {
        return decision.getReasons().stream()
                .filter(reason -> reason.getLabelKey().equals(feature))
                .map(DecisionReason::getValue)
                .filter(Double.class::isInstance)
                .map(Double.class::cast)
                .findFirst()
                .orElseGet(() -> (double) decision.getFeatureValues().get(position));
    }
}
