package scoreline.drift.histogram;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;
import scoreline.scoring.reference.Reference;

/** Where the cells of a reference's features lie side by side, those of the score last. Immutable. */
public final class Layout {

    private final int[] offset;
    private final float[] scoreBounds;
    private final float highestScore;
    private final int fingerprint;

    private Layout(int[] offset, float[] scoreBounds, float highestScore, int fingerprint) {
        this.offset = offset;
        this.scoreBounds = scoreBounds;
        this.highestScore = highestScore;
        this.fingerprint = fingerprint;
    }

    public static Layout of(Reference reference) {
        List<FeatureReference> features = reference.features();
        var offset = new int[features.size() + 2];
        for (int f = 0; f <= features.size(); f++) {
            int size = (f < features.size() ? features.get(f) : reference.score())
                    .cells()
                    .size();
            offset[f + 1] = offset[f] + size;
        }
        if (!(reference.score().cells() instanceof Cells.Intervals scores)) {
            throw new IllegalArgumentException("the reference's scores must have cells of numbers");
        }
        var bounds = new float[scores.lower().size()];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = scores.lower().get(i);
        }
        var cells = new CRC32();
        Stream.concat(features.stream(), Stream.of(reference.score()))
                .forEach(each -> cells.update((each.feature() + each.cells()).getBytes(UTF_8)));
        return new Layout(offset, bounds, scores.max(), (int) cells.getValue());
    }

    int features() {
        return offset.length - 2;
    }

    int cells() {
        return offset[offset.length - 1];
    }

    /** Of a feature's first cell; the score comes after the last feature, the end after the score. */
    int offset(int feature) {
        return offset[feature];
    }

    /** Equal for references of the same features in the same cells. */
    int fingerprint() {
        return fingerprint;
    }

    /// The cell of a calibrated probability of default, found as a feature's is.
    int scoreCell(double probability) {
        float score = (float) probability;
        if (score > highestScore) {
            return Cells.ABOVE;
        }
        int count = 0;
        while (count < scoreBounds.length && scoreBounds[count] <= score) {
            count++;
        }
        return count == 0 ? Cells.BELOW : Cells.FIRST + count - 1;
    }
}
