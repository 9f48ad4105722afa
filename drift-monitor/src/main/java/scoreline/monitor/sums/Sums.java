package scoreline.monitor.sums;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.drift.sequential.Signal;
import scoreline.drift.sequential.Usual;
import scoreline.drift.verdict.Baseline;

/// What watches the signals of a population. Its bounds take a second to work out. Immutable.
public final class Sums {
    private final List<Sum> all;

    private Sums(List<Sum> all) {
        this.all = all;
    }

    /** Of the signals of which the baseline knows what is usual: none without a model. */
    public static Sums of(Baseline baseline) {
        return new Sums(Stream.of(Signal.values())
                .flatMap(signal -> baseline
                        .behaviour()
                        .flatMap(known -> Usual.of(signal, baseline.reference(), known))
                        .map(usual -> new Sum(signal, usual))
                        .stream())
                .toList());
    }

    /// @param courses for the next stretch
    /// @param told what becomes of episodes
    public record Step(Courses courses, List<Told> told) {}

    /// @param stretch that [Courses#isNext]
    public Step step(Courses courses, Stretch stretch) {
        var next = new EnumMap<Signal, Course>(Signal.class);
        List<Told> told = new ArrayList<>();
        for (Sum sum : all) {
            var step = sum.step(courses.of(sum.signal()), stretch);
            next.put(sum.signal(), step.course());
            step.told().ifPresent(told::add);
        }
        return new Step(new Courses(Optional.of(stretch.start()), next), told);
    }
}
