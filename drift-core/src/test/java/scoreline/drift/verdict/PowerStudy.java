package scoreline.drift.verdict;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How small a change windows find: prints the table of docs/method/drift.md, some minutes. */
class PowerStudy {

    private static final Population POPULATION = new Population(Population.catalogue(100), 100_000, 5);

    @Test
    void changed() {
        print("| rows | +0.1 σ | +0.25 σ | +0.5 σ | +1 σ | missing 2 %% → 8 %% | what it says it detects |");
        for (int rows : new int[] {200, 500, 1_000, 5_000, 37_000}) {
            int windows = rows > 10_000 ? 20 : 200;
            int shifted = POPULATION.normal(false);
            double detectable = Trial.detectable(POPULATION, rows);
            print(
                    "| %,d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f at %.3f σ |",
                    rows,
                    found(rows, windows, new Population.Change(shifted, 0.1, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.25, 0)),
                    found(rows, windows, new Population.Change(shifted, 0.5, 0)),
                    found(rows, windows, new Population.Change(shifted, 1, 0)),
                    found(rows, windows, new Population.Change(POPULATION.normal(true), 0, 0.08)),
                    found(rows, windows, new Population.Change(shifted, detectable, 0)),
                    detectable);
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
