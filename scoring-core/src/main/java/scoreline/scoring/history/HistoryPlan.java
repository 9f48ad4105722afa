package scoreline.scoring.history;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;

/// A catalogue's aggregates, compiled: one pass over the records of each source computes them all, and nothing is
/// allocated for a record. Immutable, shareable between threads; what it reads is not.
public final class HistoryPlan {
    private final int aggregates;
    private final SourcePlan[] sources;

    public HistoryPlan(Catalogue catalogue) {
        List<Aggregate> all = catalogue.aggregates();
        aggregates = all.size();
        sources = IntStream.range(0, catalogue.history().size())
                .mapToObj(source -> new SourcePlan(catalogue, source))
                .toArray(SourcePlan[]::new);
    }

    /// What an application sees of a past: records known on its day or before.
    ///
    /// @param row the application; operands may name its fields
    /// @param day of the application, UTC, in days from 1970-01-01
    /// @return shape (the catalogue's aggregates), in double; NaN is missing
    public double[] evaluate(Past past, Row row, int day) {
        var results = new double[aggregates];
        Arrays.fill(results, Double.NaN);
        for (int source = 0; source < sources.length; source++) {
            evaluate(source, past.records(source), row, day, results);
        }
        return results;
    }

    /// The same for one source alone.
    ///
    /// @param results shape (the catalogue's aggregates); only this source's are written, and only if not missing
    public void evaluate(int source, Records records, Row row, int day, double[] results) {
        sources[source].evaluate(records, row, day, results);
    }
}
