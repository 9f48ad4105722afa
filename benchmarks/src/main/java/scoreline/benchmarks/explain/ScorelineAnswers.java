package scoreline.benchmarks.explain;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.benchmarks.fork.Jvm;
import scoreline.scoring.explain.Explainer;
import scoreline.scoring.explain.Lanes;
import scoreline.scoring.tree.Ensemble;

/**
 * What our own kernels say of the first measured rows.
 *
 * @param memory of the model, in bytes
 * @param usual lanes, unless others are asked for
 * @param rows answers given row by row, for each of the lanes that this machine has
 * @param batches answers given for many rows at a time
 */
record ScorelineAnswers(long memory, Lanes usual, Map<Lanes, Answer> rows, Map<Lanes, Answer> batches) {
    ScorelineAnswers {
        rows = Map.copyOf(rows);
        batches = Map.copyOf(batches);
    }

    /** Arguments: the model, how many rows, the file to write. */
    static void main(String[] arguments) throws IOException {
        var ensemble = Ensemble.readXgboost(Files.readAllBytes(Path.of(arguments[0])));
        int rows = Integer.parseInt(arguments[1]);
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2]))))) {
            out.writeLong(new Explainer(ensemble).bytes());
            out.writeUTF(Lanes.widest().name());
            for (var lanes : Lanes.values()) {
                var explainer = explainer(ensemble, lanes);
                out.writeBoolean(explainer.isPresent());
                if (explainer.isPresent()) {
                    rowByRow(explainer.get(), rows).writeTo(out);
                    batched(explainer.get(), rows).writeTo(out);
                }
            }
        }
    }

    private static Optional<Explainer> explainer(Ensemble ensemble, Lanes lanes) {
        try {
            return Optional.of(new Explainer(ensemble, lanes));
        } catch (IllegalArgumentException notHere) {
            return Optional.empty();
        }
    }

    private static Answer rowByRow(Explainer explainer, int count) {
        var answer = new Answer(count);
        var rows = new MeasuredRows(1);
        float[] contributions = new float[MadeUpRows.FEATURES];
        for (int row = 0; row < count; row++) {
            answer.margins[row] = explainer.explain(rows.next(), contributions);
            System.arraycopy(contributions, 0, answer.contributions, row * contributions.length, contributions.length);
        }
        return answer;
    }

    private static Answer batched(Explainer explainer, int count) {
        var answer = new Answer(count);
        var batches = new MeasuredRows(MeasuredRows.BATCH);
        float[] margins = new float[MeasuredRows.BATCH];
        float[] contributions = new float[MeasuredRows.BATCH * MadeUpRows.FEATURES];
        for (int row = 0; row < count; row += MeasuredRows.BATCH) {
            explainer.explain(batches.next(), margins, contributions);
            System.arraycopy(margins, 0, answer.margins, row, margins.length);
            int at = row * MadeUpRows.FEATURES;
            System.arraycopy(contributions, 0, answer.contributions, at, contributions.length);
        }
        return answer;
    }

    /// @param rows a multiple of a batch
    static ScorelineAnswers ask(Path model, int rows, Path scratch, Path log) throws IOException {
        Jvm.forScoreline()
                .run(ScorelineAnswers.class, log, model.toString(), Integer.toString(rows), scratch.toString());
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(scratch)))) {
            long memory = in.readLong();
            var usual = Lanes.valueOf(in.readUTF());
            var byRow = new EnumMap<Lanes, Answer>(Lanes.class);
            var batched = new EnumMap<Lanes, Answer>(Lanes.class);
            for (var lanes : Lanes.values()) {
                if (in.readBoolean()) {
                    byRow.put(lanes, Answer.readFrom(in, rows));
                    batched.put(lanes, Answer.readFrom(in, rows));
                }
            }
            return new ScorelineAnswers(memory, usual, byRow, batched);
        }
    }

    Answer ofUsualLanes(boolean batched) {
        return requireNonNull((batched ? batches : rows).get(usual));
    }

    /** How many contributions, of whatever lanes and by either way, have other bits than those of a usual row by itself. */
    long otherContributions() {
        return Stream.concat(rows.values().stream(), batches.values().stream())
                .mapToLong(answer -> answer.otherContributions(ofUsualLanes(false)))
                .sum();
    }
}
