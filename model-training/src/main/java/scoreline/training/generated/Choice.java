package scoreline.training.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** One of several values, each as likely as its weight says; weights need not add up to one. */
final class Choice<T> {

    private final List<T> values;
    private final double[] upTo;

    private Choice(List<T> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    static <T> Choice<T> of(List<T> values, ToDoubleFunction<T> weight) {
        double[] upTo = new double[values.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(values.get(i));
            upTo[i] = sum;
        }
        return new Choice<>(List.copyOf(values), upTo);
    }

    /** Reads `Married=0.64 | Widow=0.05 | …`. */
    static Choice<String> of(String table) {
        List<String> names = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String entry : table.split("\\|", -1)) {
            int equals = entry.lastIndexOf('=');
            names.add(entry.substring(0, equals).strip());
            weights.add(Double.parseDouble(entry.substring(equals + 1)));
        }
        return of(names, name -> weights.get(names.indexOf(name)));
    }

    T from(Draw draw) {
        int found = Arrays.binarySearch(upTo, draw.uniform() * upTo[upTo.length - 1]);
        return values.get(Math.min(found < 0 ? ~found : found + 1, upTo.length - 1));
    }
}
