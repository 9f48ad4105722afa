package scoreline.dashboard.explanation;

import java.util.Collections;
import java.util.SortedMap;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Aggregate.Operand;
import scoreline.scoring.catalogue.Aggregate.Statistic;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.Text;

/// How values are to be read.
///
/// @param unit as the catalogue names it
/// @param categories what people call a category, by its name, so far as the catalogue says it
public record Measure(String unit, Sense sense, SortedMap<String, Text> categories) {
    private static final String DAYS = "days";

    /** Which way numbers grow. */
    public enum Sense {
        AS_IT_STANDS,
        /** Days to something that has passed: less than zero, where a reader thinks of the time since. */
        TIME_SINCE,
        /** Days from the application to something: less than zero where that lies before. */
        MOMENT
    }

    /** Of numbers. */
    Measure(String unit, Sense sense) {
        this(unit, sense, Collections.emptySortedMap());
    }

    public static Measure of(Catalogue catalogue, Field field) {
        return new Measure(
                field.unit(), field.unit().equals(DAYS) ? ofDays(catalogue) : Sense.AS_IT_STANDS, field.categories());
    }

    public static Measure of(Catalogue catalogue, Feature feature) {
        if (!feature.unit().equals(DAYS)) {
            return new Measure(feature.unit(), Sense.AS_IT_STANDS, catalogue.categories(feature));
        }
        return new Measure(
                DAYS,
                switch (feature.formula()) {
                    case Formula.Number _ -> ofDays(catalogue);
                    case Formula.Aggregated aggregated
                    when isMoment(catalogue, catalogue.aggregates().get(aggregated.aggregate())) -> Sense.MOMENT;
                    default -> Sense.AS_IT_STANDS;
                });
    }

    /** The public table counts all its days backwards; columns of dates are counted forwards from the date. */
    private static Sense ofDays(Catalogue catalogue) {
        return catalogue.table().isHomeCredit() ? Sense.TIME_SINCE : Sense.AS_IT_STANDS;
    }

    private static boolean isMoment(Catalogue catalogue, Aggregate aggregate) {
        return aggregate.value() instanceof Operand.Recorded(int field)
                && catalogue
                                .history()
                                .get(aggregate.source())
                                .fields()
                                .get(field)
                                .kind()
                        == HistoryField.Kind.DAY
                && aggregate.statistic() != Statistic.SUM
                && aggregate.statistic() != Statistic.VARIANCE
                && aggregate.statistic() != Statistic.SLOPE;
    }
}
