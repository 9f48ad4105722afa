package scoreline.training.generated;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An occupation: how many of a thousand men and women have it, its pay as a share of the average,
/// and what it adds to the log-odds of default.
record Occupation(String name, double men, double women, double pay, double risk) {

    static final List<Occupation> ALL = List.of(
            new Occupation("Laborers", 338, 147, 1.00, 0.20),
            new Occupation("Sales staff", 39, 183, 0.93, 0.15),
            new Occupation("Core staff", 62, 141, 1.04, -0.30),
            new Occupation("Managers", 104, 72, 1.45, -0.20),
            new Occupation("Drivers", 185, 6, 1.08, 0.20),
            new Occupation("High skill tech staff", 42, 49, 1.08, -0.20),
            new Occupation("Accountants", 4, 59, 1.18, -0.45),
            new Occupation("Medicine staff", 3, 52, 0.90, -0.15),
            new Occupation("Security staff", 49, 14, 0.90, 0.15),
            new Occupation("Cooking staff", 5, 33, 0.80, 0.20),
            new Occupation("Cleaning staff", 4, 27, 0.75, 0.15),
            new Occupation("Private service staff", 2, 17, 1.08, -0.05),
            new Occupation("Low-skill Laborers", 21, 2, 0.78, 0.35),
            new Occupation("Secretaries", 1, 8, 0.92, 0.00),
            new Occupation("Waiters/barmen staff", 2, 7, 0.85, 0.30),
            new Occupation("Realty agents", 1, 5, 1.20, -0.05),
            new Occupation("HR staff", 0.5, 4, 1.12, -0.15),
            new Occupation("IT staff", 4, 1, 1.25, -0.05));

    private static final Map<String, Occupation> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Occupation::name, Function.identity()));

    static final Choice<Occupation> OF_MEN = Choice.of(ALL, Occupation::men);
    static final Choice<Occupation> OF_WOMEN = Choice.of(ALL, Occupation::women);

    static Occupation named(String name) {
        Occupation occupation = BY_NAME.get(name);
        if (occupation == null) {
            throw new IllegalArgumentException("no occupation is called " + name);
        }
        return occupation;
    }
}
