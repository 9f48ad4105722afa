package scoreline.training.labelled;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.training.boosting.LabelledRows;

/** Applications and what became of them: 1 is a default, 0 a repayment. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Labelled(Catalogue catalogue, List<Row> rows, int[] targets) {

    public int size() {
        return targets.length;
    }

    public long defaults() {
        return IntStream.of(targets).sum();
    }

    /** Of each loan, NaN where missing; empty where the catalogue does not say which field it is. */
    public Optional<double[]> amounts() {
        return catalogue.table().amount().map(name -> {
            int at = catalogue.field(name).orElseThrow();
            var amount = new Formula.Number(at, catalogue.fields().get(at).sentinels());
            return rows.stream().mapToDouble(amount::of).toArray();
        });
    }

    public Labelled withTargets(int[] others) {
        return new Labelled(catalogue, rows, others);
    }

    /** Some of the rows, in the order given. */
    public Labelled select(int[] chosen) {
        return new Labelled(
                catalogue,
                IntStream.of(chosen).<Row>mapToObj(rows::get).toList(),
                IntStream.of(chosen).map(row -> targets[row]).toArray());
    }

    /** The same applications, as who does not know the customers sees them. */
    public Labelled withoutPast() {
        return new Labelled(catalogue.withoutPast(), rows, targets);
    }

    public int[] everyRow() {
        return IntStream.range(0, size()).toArray();
    }

    public int[] inFold(int[] folds, int fold) {
        return IntStream.range(0, size()).filter(row -> folds[row] == fold).toArray();
    }

    public int[] outsideFold(int[] folds, int fold) {
        return IntStream.range(0, size()).filter(row -> folds[row] != fold).toArray();
    }

    /** The chosen rows as XGBoost takes them. */
    public LabelledRows encoded(RowEncoder encoder, int[] chosen) {
        int width = catalogue.features().size();
        var features = new float[Math.multiplyExact(chosen.length, width)];
        var labels = new float[chosen.length];
        IntStream.range(0, chosen.length).parallel().forEach(i -> {
            System.arraycopy(encoder.encode(rows.get(chosen[i])), 0, features, i * width, width);
            labels[i] = targets[chosen[i]];
        });
        return new LabelledRows(features, width, labels);
    }
}
