package scoreline.dashboard.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import scoreline.dashboard.explanation.Value;

/** Which other values of a field somebody would think of. */
final class Candidates {
    /** Sizes of steps between the width of what is tried and the finest of them. */
    private static final int FINEST = 3;

    private Candidates() {}

    /// Of a number, those from the one applied for to both ends of what is usual, the nearest first: of two digits
    /// that count, as a loan is of 720,000 and not of 723,411.37, and of more where what is usual lies close
    /// together; whole ones where training saw no others. Of a category the others that training saw, the most
    /// frequent first.
    ///
    /// @param applied for
    /// @return a few hundred at most; none where a number was not given, or the model does not see it as it stands
    static List<Value> of(FormField field, Value applied) {
        var usual = field.usual();
        return switch (applied) {
            case Value.Amount(double number)
            when usual != null && !field.sentinels().contains(number) ->
                numbers(usual, number)
                        .filter(each -> !field.sentinels().contains(each))
                        .<Value>mapToObj(Value.Amount::new)
                        .toList();
            case Value.Amount _ -> List.of();
            case Value.Category _, Value.Absent _ ->
                field.categories().stream()
                        .<Value>map(Value.Category::new)
                        .filter(each -> !each.equals(applied))
                        .toList();
        };
    }

    private static DoubleStream numbers(FormField.Usual usual, double applied) {
        double from = Math.min(applied, usual.low());
        double to = Math.max(applied, usual.high());
        if (from == to) {
            return DoubleStream.empty();
        }
        int width = size(to - from);
        int finest = usual.whole() ? Math.max(width - FINEST, 0) : width - FINEST;
        int coarsest = Math.max(width - 1, finest);
        return DoubleStream.concat(
                        positive(Math.max(from, 0), to, finest, coarsest),
                        positive(Math.max(-to, 0), -from, finest, coarsest).map(each -> 0 - each))
                .filter(each -> each != applied)
                .distinct()
                .boxed()
                .sorted(Comparator.comparingDouble((Double each) -> Math.abs(each - applied))
                        .thenComparingDouble(each -> each))
                .mapToDouble(Double::doubleValue);
    }

    /// Round numbers between two that are not below zero; none where the second is.
    ///
    /// @param finest power of ten by which the smallest of them are apart
    /// @param coarsest likewise, the largest
    private static DoubleStream positive(double from, double to, int finest, int coarsest) {
        if (to < 0) {
            return DoubleStream.empty();
        }
        return IntStream.rangeClosed(finest, Math.max(size(to), finest)).boxed().flatMapToDouble(size -> {
            int step = Math.clamp(size - 1, finest, coarsest);
            double least = size == finest ? from : Math.max(from, times(1, size));
            double most = Math.min(to, Math.nextDown(times(1, size + 1)));
            return LongStream.rangeClosed((long) Math.ceil(times(least, -step)), (long) Math.floor(times(most, -step)))
                    .mapToDouble(steps -> times((double) steps, step))
                    .filter(each -> from <= each && each <= to);
        });
    }

    /** How many digits a number has before its point, less one. */
    private static int size(double number) {
        return (int) Math.floor(Math.log10(number));
    }

    /** A number times a power of ten, rounded once. */
    private static double times(double number, int power) {
        return power < 0 ? number / Math.pow(10, -power) : number * Math.pow(10, power);
    }
}
