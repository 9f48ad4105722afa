package scoreline.scoring.encoding;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** {@link Formula.Statistic#MISSING_COUNT}, compiled: it counts fields as they stand without asking a formula of each. */
final class MissingCount {

    private final int[] numbers;
    private final int[] categories;
    private final Formula[] others;

    private MissingCount(int[] numbers, int[] categories, Formula[] others) {
        this.numbers = numbers;
        this.categories = categories;
        this.others = others;
    }

    static MissingCount of(List<Formula> operands) {
        var numbers = Stream.<Integer>builder();
        var categories = Stream.<Integer>builder();
        var others = new ArrayList<Formula>();
        for (Formula operand : operands) {
            switch (operand) {
                case Formula.Number number when number.sentinels().isEmpty() -> numbers.add(number.field());
                case Formula.Category category -> categories.add(category.field());
                default -> others.add(operand);
            }
        }
        return new MissingCount(
                numbers.build().mapToInt(field -> field).toArray(),
                categories.build().mapToInt(field -> field).toArray(),
                others.toArray(Formula[]::new));
    }

    int in(Row row) {
        int missing = 0;
        for (int field : numbers) {
            missing += Double.isFinite(row.number(field)) ? 0 : 1;
        }
        for (int field : categories) {
            missing += row.text(field) == null ? 1 : 0;
        }
        for (Formula other : others) {
            missing += other.isMissing(row) ? 1 : 0;
        }
        return missing;
    }
}
