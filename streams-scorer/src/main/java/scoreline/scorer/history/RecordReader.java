package scoreline.scorer.history;

import static scoreline.wire.RejectionCode.INVALID_VALUE;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;
import static scoreline.wire.RejectionCode.TIME_OUT_OF_BOUNDS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scorer.history.HistoryAdmission.Recorded;
import scoreline.scorer.history.HistoryAdmission.Refused;
import scoreline.scorer.history.HistoryAdmission.Unread;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.Records;
import scoreline.wire.RejectionCode;

/** {@code CreditHistory} to records of a catalogue's sources. What the catalogue does not name is left out. Immutable. */
public final class RecordReader {
    /** The longest id, in UTF-16 units: ids are remembered. */
    static final int LONGEST_ID = 256;

    /** The longest text of a field, in UTF-16 units. */
    static final int LONGEST_TEXT = 1_000;

    /** 1800-01-01: whoever was born before does not apply. */
    private static final int EARLIEST = -62_091;

    private final List<HistorySource> sources;
    private final int applicantAt;
    private final int sourceAt;
    private final int idAt;
    private final int happenedAt;
    private final int knownAt;
    private final int valuesAt;

    /// @param schema of `CreditHistory`, as the decoder hands it over
    public RecordReader(Schema schema, List<HistorySource> sources) {
        this.sources = List.copyOf(sources);
        applicantAt = schema.getField("applicant_id").pos();
        sourceAt = schema.getField("source").pos();
        idAt = schema.getField("record_id").pos();
        happenedAt = schema.getField("happened_on").pos();
        knownAt = schema.getField("known_on").pos();
        valuesAt = schema.getField("values").pos();
    }

    /** The applicant's id as it stands in the event. */
    public String applicantId(GenericRecord event) {
        return event.get(applicantAt).toString();
    }

    /** The record, or the first thing wrong with it: id, days, then fields in the catalogue's order. */
    public HistoryAdmission read(GenericRecord event) {
        int source = source(event.get(sourceAt).toString());
        if (source < 0) {
            return new Unread();
        }
        String id = event.get(idAt).toString();
        if (id.isBlank()) {
            return new Refused(MISSING_FIELD, "record_id");
        }
        if (id.length() > LONGEST_ID) {
            return new Refused(INVALID_VALUE, "record_id");
        }
        int happened = (Integer) event.get(happenedAt);
        int known = (Integer) event.get(knownAt);
        if (!isDay(happened) || happened == Records.NEVER) {
            return new Refused(TIME_OUT_OF_BOUNDS, "happened_on");
        }
        if (!isDay(known) || known == Records.NEVER) {
            return new Refused(TIME_OUT_OF_BOUNDS, "known_on");
        }
        return values((Map<?, ?>) event.get(valuesAt), sources.get(source).fields(), source, id, known, happened);
    }

    private int source(String name) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDay(int day) {
        return day >= EARLIEST && day <= Records.NEVER;
    }

    private static HistoryAdmission values(
            Map<?, ?> written, List<HistoryField> fields, int source, String id, int known, int happened) {
        var numbers = new double[fields.size()];
        var texts = new @Nullable String[numbers.length];
        Arrays.fill(numbers, Double.NaN);
        for (int f = 0; f < numbers.length; f++) {
            HistoryField field = fields.get(f);
            Object value = written.get(field.name());
            if (value == null) {
                continue;
            }
            RejectionCode fault = switch (field.kind()) {
                case NUMBER -> number(value, f, numbers);
                case DAY -> day(value, f, numbers);
                case CATEGORY -> text(value, f, texts);
            };
            if (fault != null) {
                return new Refused(fault, field.name());
            }
        }
        return new Recorded(new HistoryRecord(source, id, known, happened, numbers, texts));
    }

    private static @Nullable RejectionCode number(Object value, int field, double[] numbers) {
        if (!(value instanceof Double number)) {
            return INVALID_VALUE;
        }
        if (!Double.isFinite(number)) {
            return NOT_FINITE;
        }
        numbers[field] = number;
        return null;
    }

    private static @Nullable RejectionCode day(Object value, int field, double[] numbers) {
        if (!(value instanceof Integer day) || !isDay(day)) {
            return INVALID_VALUE;
        }
        numbers[field] = day;
        return null;
    }

    private static @Nullable RejectionCode text(Object value, int field, @Nullable String[] texts) {
        if (!(value instanceof CharSequence text) || text.length() > LONGEST_TEXT) {
            return INVALID_VALUE;
        }
        texts[field] = text.isEmpty() ? null : text.toString();
        return null;
    }
}
