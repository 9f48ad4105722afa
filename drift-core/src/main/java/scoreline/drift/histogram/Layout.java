package scoreline.drift.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import scoreline.scoring.behaviour.Associations;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.reference.ScoreCells;

/** Where the cells of a reference's features lie side by side, those of the score last, and what pairs are followed. Immutable. */
public final class Layout {

    private final int[] offset;
    private final ScoreCells scores;
    private final int[] associated;
    private final int[][] codes;
    private final int fingerprint;

    private Layout(int[] offset, ScoreCells scores, int[] associated, int[][] codes, int fingerprint) {
        this.offset = offset;
        this.scores = scores;
        this.associated = associated;
        this.codes = codes;
        this.fingerprint = fingerprint;
    }

    /** Of cells alone. */
    public static Layout of(Reference reference) {
        return of(reference, Associations.NONE);
    }

    /// @param associations of features that the reference has
    public static Layout of(Reference reference, Associations associations) {
        List<FeatureReference> features = reference.features();
        var offset = new int[features.size() + 2];
        for (int f = 0; f <= features.size(); f++) {
            int size = (f < features.size() ? features.get(f) : reference.score())
                    .cells()
                    .size();
            offset[f + 1] = offset[f] + size;
        }
        List<String> names = features.stream().map(FeatureReference::feature).toList();
        return new Layout(
                offset,
                new ScoreCells(reference.score()),
                associations.features().stream()
                        .mapToInt(each -> names.indexOf(each.feature()))
                        .toArray(),
                associations.features().stream()
                        .map(each -> each.codes().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                        .toArray(int[][]::new),
                fingerprint(reference, associations));
    }

    private static int fingerprint(Reference reference, Associations associations) {
        var cells = new CRC32();
        Stream.concat(reference.features().stream(), Stream.of(reference.score()))
                .forEach(each -> cells.update((each.feature() + each.cells()).getBytes(UTF_8)));
        associations.features().forEach(each -> cells.update((each.feature() + each.codes()).getBytes(UTF_8)));
        return (int) cells.getValue();
    }

    int features() {
        return offset.length - 2;
    }

    int cells() {
        return offset[offset.length - 1];
    }

    int scoreCells() {
        return offset[offset.length - 1] - offset[offset.length - 2];
    }

    /** Of a feature's first cell; the score comes after the last feature, the end after the score. */
    int offset(int feature) {
        return offset[feature];
    }

    /** Equal for references of the same features in the same cells, with the same pairs. */
    int fingerprint() {
        return fingerprint;
    }

    /** The cell of a calibrated probability of default, found as a feature's is. */
    int scoreCell(double probability) {
        return scores.of(probability);
    }

    /** How many features are followed in pairs. */
    int associated() {
        return associated.length;
    }

    /// Pairs are numbered (1, 0), (2, 0), (2, 1), (3, 0) and on.
    int pairs() {
        return associated.length * (associated.length - 1) / 2;
    }

    /** Which feature is followed at a position. */
    int associate(int position) {
        return associated[position];
    }

    /** The normal score of a cell of the feature at a position. */
    int code(int position, int cell) {
        return codes[position][cell];
    }

    /// Sums of the normal scores of the feature at a position, and of their squares, shape (2).
    ///
    /// @param counts rows by cell
    double[] sums(int position, long[] counts) {
        int[] code = codes[position];
        return new double[] {
            IntStream.range(0, code.length)
                    .mapToDouble(cell -> (double) counts[cell] * code[cell])
                    .sum(),
            IntStream.range(0, code.length)
                    .mapToDouble(cell -> (double) counts[cell] * code[cell] * code[cell])
                    .sum()
        };
    }
}
