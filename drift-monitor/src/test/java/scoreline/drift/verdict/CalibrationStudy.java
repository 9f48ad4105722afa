package scoreline.drift.verdict;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The long form of [FalseAlarmTest]: prints the tables of docs/method/drift.md, some minutes. */
class CalibrationStudy {

    private static final Population POPULATION = new Population(Population.catalogue(100), 100_000, 5);

    @Test
    void unchanged() {
        print(
                "| rows | windows | continuous p ≤ .05 | others p ≤ .05 | windows with a discovery | windows with an alarm | judging, µs |");
        for (int[] size : new int[][] {
            {100, 4_000}, {200, 4_000}, {500, 2_000}, {1_000, 2_000}, {5_000, 400}, {20_000, 100}, {37_000, 60}
        }) {
            Trial t = Trial.run(POPULATION, size[0], size[1], 21, null);
            print(
                    "| %,d | %,d | %.4f | %.4f | %.3f | %.3f | %.0f |",
                    size[0], t.windows(), t.continuousAlarms(), t.discreteAlarms(), t.sure(), t.alarms(), t.micros());
        }
    }

    @Test
    void changed() {
        print("| rows | +0.1 σ | +0.25 σ | +0.5 σ | +1 σ | missing 2 %% → 8 %% |");
        for (int rows : new int[] {200, 500, 1_000, 5_000, 37_000}) {
            int windows = rows > 10_000 ? 20 : 200;
            int shifted = POPULATION.normal(false);
            print(
                    "| %,d | %.2f | %.2f | %.2f | %.2f | %.2f |",
                    rows,
                    found(rows, windows, new Population.Change(shifted, 0.1, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.25, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.5, 0)),
                    found(rows, windows, new Population.Change(shifted, 1, 0)),
                    found(rows, windows, new Population.Change(POPULATION.normal(true), 0, 0.08)));
        }
    }

    private static double found(int rows, int windows, Population.Change change) {
        return Trial.run(POPULATION, rows, windows, 22, change).found();
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation it asks for is in a jar of the compiler.
    private static void print(String form, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, form, values));
    }
}
