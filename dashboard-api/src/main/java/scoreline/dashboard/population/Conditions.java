package scoreline.dashboard.population;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.dashboard.population.Criterion.CategoryAmong;
import scoreline.dashboard.population.Criterion.NumberAmong;
import scoreline.dashboard.population.Criterion.NumberAmong.Range;
import scoreline.dashboard.web.Query;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.reference.Cells;

/**
 * Conditions on fields and features as somebody writes them: {@code AMT_CREDIT:10000..50000}, {@code CNT_CHILDREN:missing|3..},
 * {@code NAME_CONTRACT_TYPE:Cash loans|missing}.
 */
final class Conditions {
    static final String PARAMETER = "where";

    /** Each reads a column. */
    private static final int MOST = 20;

    /** A cell is a byte. */
    private static final int CELLS = 256;

    private static final String MISSING = "missing";
    private static final String UNSEEN = "unseen";
    private static final String TO = "..";

    private final Bundle bundle;
    private final Catalogue catalogue;

    private Conditions(Bundle bundle) {
        this.bundle = bundle;
        this.catalogue = bundle.catalogue();
    }

    /// @param bundle whose catalogue names what is meant
    /// @throws Refusal if a condition cannot be used
    static List<Criterion> read(List<String> written, Bundle bundle) {
        if (written.size() > MOST) {
            throw Refusal.ofParameter(PARAMETER, "It may be given " + MOST + " times at most.");
        }
        var conditions = new Conditions(bundle);
        var criteria = new ArrayList<Criterion>();
        for (var each : written) {
            criteria.add(conditions.read(each, criteria.size() + 1));
        }
        return criteria;
    }

    private Criterion read(String written, int number) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            throw unusable(number, "it has no colon between a name and what must hold of it");
        }
        int feature = feature(written.substring(0, colon), number);
        var alternatives = List.of(written.substring(colon + 1).split("\\|", -1));
        return bundle.reference().features().get(feature).cells() instanceof Cells.Categories categories
                ? category(feature, alternatives, categories, number)
                : number(feature, alternatives, number);
    }

    /** By its name, or by that of the field that it is. */
    private int feature(String name, int number) {
        var field = catalogue.field(name);
        var feature = catalogue.feature(name);
        if (field.isPresent() && isProtected(field.getAsInt())) {
            throw protectedOne(number);
        }
        if (feature.isEmpty() && field.isPresent()) {
            feature = IntStream.range(0, catalogue.features().size())
                    .filter(i -> is(catalogue.features().get(i).formula(), field.getAsInt()))
                    .findFirst();
        }
        if (feature.isEmpty()) {
            throw unusable(
                    number,
                    field.isPresent()
                            ? "the field is no feature of its own, and only features can be asked for"
                            : "the bundle's catalogue has no such field or feature");
        }
        if (catalogue.features().get(feature.getAsInt()).formula().fields().stream()
                .anyMatch(this::isProtected)) {
            throw protectedOne(number);
        }
        return feature.getAsInt();
    }

    private boolean isProtected(int field) {
        return catalogue.fields().get(field).protectedAttribute();
    }

    private static boolean is(Formula formula, int field) {
        return switch (formula) {
            case Formula.Number found -> found.field() == field;
            case Formula.Category found -> found.field() == field;
            default -> false;
        };
    }

    private static Criterion number(int feature, List<String> alternatives, int number) {
        var ranges = new ArrayList<Range>();
        for (var alternative : alternatives) {
            if (!alternative.equals(MISSING)) {
                ranges.add(range(alternative, number));
            }
        }
        return new NumberAmong(feature, ranges, alternatives.contains(MISSING));
    }

    private static Range range(String written, int number) {
        int to = written.indexOf(TO);
        if (to < 0) {
            float value = value(written, number);
            return new Range(value, value);
        }
        var upper = written.substring(to + TO.length());
        if (to == 0 && upper.isEmpty()) {
            throw unusable(number, "the range has no end");
        }
        var range = new Range(
                to == 0 ? Float.NEGATIVE_INFINITY : value(written.substring(0, to), number),
                upper.isEmpty() ? Float.POSITIVE_INFINITY : value(upper, number));
        if (range.least() > range.most()) {
            throw unusable(number, "the range ends before it begins");
        }
        return range;
    }

    /** In single precision, as the feature is: 0.1 means the same in both. */
    private static float value(String written, int number) {
        float value = Query.isDecimal(written) ? Float.parseFloat(written) : Float.NaN;
        if (!Float.isFinite(value)) {
            throw unusable(number, "it must be missing, a number, or a range such as 1..2.5, ..2.5 or 1..");
        }
        return value;
    }

    private static Criterion category(int feature, List<String> alternatives, Cells.Categories categories, int number) {
        var cells = new boolean[CELLS];
        for (var alternative : alternatives) {
            int found = categories.names().indexOf(alternative);
            if (found >= 0) {
                cells[Cells.FIRST + found] = true;
            } else if (alternative.equals(MISSING)) {
                cells[Cells.MISSING] = true;
            } else if (alternative.equals(UNSEEN)) {
                cells[Cells.UNSEEN] = true;
            } else {
                throw unusable(number, "training saw no such category; what it did not see is called unseen");
            }
        }
        return new CategoryAmong(feature, cells);
    }

    private static Refusal protectedOne(int number) {
        return unusable(
                number,
                "the field is protected: it is kept to check that decisions are fair, and nobody is picked by it");
    }

    private static Refusal unusable(int number, String why) {
        return Refusal.ofParameter(PARAMETER, "Condition " + number + ": " + why + ".");
    }
}
