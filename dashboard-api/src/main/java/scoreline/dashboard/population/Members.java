package scoreline.dashboard.population;

import java.util.Arrays;

/**
 * Some of a population's decisions, none of them erased.
 *
 * @param places ascending; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Members(int[] places) {
    private static final byte APPROVED = 0;

    static Members of(int[] places) {
        return new Members(Arrays.stream(places).sorted().toArray());
    }

    static Members everybody(Population population) {
        return of(population, true);
    }

    static Members approved(Population population) {
        return of(population, false);
    }

    private static Members of(Population population, boolean everybody) {
        byte[] outcomes = population.outcomes();
        var places = new int[outcomes.length];
        int count = 0;
        for (int i = 0; i < places.length; i++) {
            if (outcomes[i] == APPROVED || (everybody && outcomes[i] != Column.ERASED)) {
                places[count++] = i;
            }
        }
        return new Members(Arrays.copyOf(places, count));
    }

    int count() {
        return places.length;
    }

    /** What was decided of them. */
    Counts counts(Population population) {
        var counts = new Counts.InCells(1);
        for (int place : places) {
            counts.add(0, population.outcomes()[place], population.probabilities()[place]);
        }
        return counts.of(0);
    }

    /** How many are in each cell of an axis. */
    long[] counts(byte[] cells, Axis axis) {
        var counts = new long[axis.spans().size()];
        for (int place : places) {
            counts[Byte.toUnsignedInt(cells[place])]++;
        }
        return counts;
    }

    /// Their values of a feature.
    Values values(Numbers numbers) {
        var gathering = new Values.Gathering(Values.NONE, places.length);
        for (int place : places) {
            gathering.add(numbers.floatAt(place));
        }
        return gathering.values();
    }
}
