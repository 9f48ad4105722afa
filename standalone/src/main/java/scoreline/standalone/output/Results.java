package scoreline.standalone.output;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

/**
 * What became of each row of an input file: its decisions in one file, its rejections in another beside it, both in the
 * order of the input whatever the order of arrival. The files appear only when {@link #finish} is called, the
 * decisions' last; closed without it, nothing remains. Not thread-safe.
 */
public final class Results implements RowOutcomes, AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private static final byte[] NOTHING = {};

    private final DecisionFormat format;
    private final OrderedLines decisions;
    private final OrderedLines rejections;
    private long decided;
    private long rejected;

    private Results(DecisionFormat format, OrderedLines decisions, OrderedLines rejections) {
        this.format = format;
        this.decisions = decisions;
        this.rejections = rejections;
    }

    /**
     * Starts the two files, as drafts beside where they will stand.
     *
     * @param file of the decisions; rejections go to {@link #rejectionsOf} it; its folder is made if absent
     * @throws UnusableOutput one sentence: the file is a folder, cannot be written, or another run is writing it
     */
    public static Results open(Path file, DecisionFormat format) {
        var decisions = OrderedLines.open(file, format.header());
        try {
            return new Results(format, decisions, OrderedLines.open(rejectionsOf(file), NOTHING));
        } catch (RuntimeException e) {
            decisions.close();
            throw e;
        }
    }

    /** {@code OUT.rejected.jsonl} for {@code OUT.csv} and {@code OUT.jsonl}. */
    public static Path rejectionsOf(Path file) {
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".rejected.jsonl");
    }

    /**
     * Takes the decision of a row.
     *
     * @param row of the input, counted from 0
     * @throws IllegalStateException if the row already has a result
     * @throws IllegalArgumentException if the decision is not of the catalogue that the format was made for
     */
    @Override
    public void decided(long row, CreditDecision decision) {
        requireNew(row);
        requireOneContributionPerFeature(decision);
        decisions.put(row, format.line(decision));
        decided++;
    }

    /**
     * Takes the reason why a row was not decided.
     *
     * @param row of the input, counted from 0
     * @param applicationId null where the row has none that can be read
     * @throws IllegalStateException if the row already has a result
     */
    @Override
    public void rejected(long row, @Nullable String applicationId, RejectionCode code) {
        requireNew(row);
        rejections.put(row, line(row, applicationId, code));
        decisions.put(row, NOTHING);
        rejected++;
    }

    /** Whether the row, counted from 0, has been decided or rejected. */
    public boolean has(long row) {
        return decisions.has(row);
    }

    public long decidedCount() {
        return decided;
    }

    public long rejectedCount() {
        return rejected;
    }

    /** Lets both files appear, each by an atomic rename over what stood there. */
    public void finish() {
        rejections.finish();
        decisions.finish();
    }

    private void requireNew(long row) {
        if (has(row)) {
            throw new IllegalStateException("Row " + row + " already has a result.");
        }
    }

    private void requireOneContributionPerFeature(CreditDecision decision) {
        int expected = format.features().size();
        int actual = decision.getContributions().size();
        if (actual != expected) {
            throw new IllegalArgumentException("A decision with " + actual
                    + " contributions cannot be written for a catalogue of " + expected + " features.");
        }
    }

    private static byte[] line(long row, @Nullable String applicationId, RejectionCode code) {
        var line = new ByteArrayOutputStream(128);
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("row", row);
            json.writeStringField("application_id", applicationId);
            json.writeStringField("code", code.name());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toByteArray();
    }

    @Override
    public void close() {
        try (decisions) {
            rejections.close();
        }
    }
}
