package scoreline.admission;

import static scoreline.wire.RejectionCode.INVALID_VALUE;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.TIME_OUT_OF_BOUNDS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.Column.Content;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;

/**
 * Records of one schema to rows of one catalogue, by position. Immutable.
 *
 * <p>The envelope is {@code application_id}, {@code applicant_id} and {@code submitted_at}; what else the catalogue names must be
 * in the schema, as a nullable or plain number (int, long, float, double) or text (string, enum; a whole number where the
 * catalogue wants a category).
 */
public final class ApplicationReader {
    /** The longest id, in UTF-16 units: ids become keys, and a decision must always fit its topic. */
    public static final int LONGEST_ID = 256;

    /** The longest text of a field, in UTF-16 units: reasons quote it. */
    public static final int LONGEST_TEXT = 1_000;

    private static final String APPLICATION_ID = "application_id";
    private static final String APPLICANT_ID = "applicant_id";
    private static final String SUBMITTED_AT = "submitted_at";

    private final int applicationIdAt;
    private final int applicantIdAt;
    private final int submissionAt;
    private final List<Column> columns;
    private final int rowSize;

    private ApplicationReader(
            int applicationIdAt, int applicantIdAt, int submissionAt, List<Column> columns, int rowSize) {
        this.applicationIdAt = applicationIdAt;
        this.applicantIdAt = applicantIdAt;
        this.submissionAt = submissionAt;
        this.columns = columns;
        this.rowSize = rowSize;
    }

    /**
     * A reader of this schema for this catalogue.
     *
     * @throws UnusableSchema if the schema lacks a field or holds it in a type that cannot be read
     */
    public static ApplicationReader of(Schema schema, Catalogue catalogue) {
        int applicationId = idPosition(schema, APPLICATION_ID);
        int applicantId = idPosition(schema, APPLICANT_ID);
        var time = field(schema, SUBMITTED_AT);
        if (!(Column.withoutNull(time.schema()).getLogicalType() instanceof LogicalTypes.TimestampMillis)) {
            throw new UnusableSchema(schema.getFullName() + " must hold submitted_at as a long of timestamp-millis.");
        }
        return new ApplicationReader(
                applicationId,
                applicantId,
                time.pos(),
                columns(schema, catalogue),
                catalogue.fields().size());
    }

    private static int idPosition(Schema schema, String name) {
        var field = field(schema, name);
        if (Column.withoutNull(field.schema()).getType() != Schema.Type.STRING) {
            throw new UnusableSchema(schema.getFullName() + " must hold " + name + " as a string.");
        }
        return field.pos();
    }

    private static Schema.Field field(Schema schema, String name) {
        var field = schema.getField(name);
        if (field == null) {
            throw new UnusableSchema(schema.getFullName() + " has no field " + name + ".");
        }
        return field;
    }

    private static List<Column> columns(Schema schema, Catalogue catalogue) {
        var wanted = new HashMap<String, Integer>();
        for (int i = 0; i < catalogue.fields().size(); i++) {
            var name = catalogue.fields().get(i).name();
            field(schema, name);
            wanted.put(name, i);
        }
        var columns = new ArrayList<Column>();
        for (var field : schema.getFields()) {
            var content = Column.contentOf(field.schema());
            var place = wanted.get(field.name());
            if (place != null) {
                columns.add(wanted(schema, field, content, catalogue.fields().get(place), place));
            } else if (content == Content.FRACTION) {
                columns.add(new Column(field.pos(), field.name(), content, Column.NOT_IN_CATALOGUE, true, false));
            }
        }
        return List.copyOf(columns);
    }

    private static Column wanted(Schema schema, Schema.Field field, Content content, Field wanted, int place) {
        boolean asNumber = wanted.kind() == Field.Kind.NUMBER;
        boolean readable = asNumber
                ? content == Content.WHOLE || content == Content.FRACTION
                : content == Content.TEXT || content == Content.WHOLE;
        if (!readable) {
            throw new UnusableSchema("%s holds %s in a type that cannot be read as a %s."
                    .formatted(schema.getFullName(), field.name(), asNumber ? "number" : "category"));
        }
        return new Column(field.pos(), field.name(), content, place, asNumber, wanted.mandatory());
    }

    /** The applicant's id as it stands in the record; null or blank if it is missing. */
    public @Nullable String applicantId(GenericRecord application) {
        return text(application.get(applicantIdAt));
    }

    /**
     * The application as a row, or the first thing wrong with it: ids, then time, then fields in the schema's order.
     *
     * @param application a record of this reader's schema
     */
    public Admission read(GenericRecord application, TimeBounds bounds, Instant now) {
        var applicationId = text(application.get(applicationIdAt));
        if (applicationId == null || applicationId.isBlank()) {
            return new Refused(MISSING_FIELD, APPLICATION_ID);
        }
        if (applicationId.length() > LONGEST_ID) {
            return new Refused(INVALID_VALUE, APPLICATION_ID);
        }
        var applicantId = applicantId(application);
        if (applicantId == null || applicantId.isBlank()) {
            return new Refused(MISSING_FIELD, APPLICANT_ID);
        }
        if (applicantId.length() > LONGEST_ID) {
            return new Refused(INVALID_VALUE, APPLICANT_ID);
        }
        if (!(application.get(submissionAt) instanceof Long millis)) {
            return new Refused(MISSING_FIELD, SUBMITTED_AT);
        }
        var submitted = Instant.ofEpochMilli(millis);
        if (!bounds.admit(submitted, now)) {
            return new Refused(TIME_OUT_OF_BOUNDS, SUBMITTED_AT);
        }
        var numbers = new double[rowSize];
        Arrays.fill(numbers, Double.NaN);
        var texts = new @Nullable String[rowSize];
        for (var column : columns) {
            var fault = column.copy(application, numbers, texts);
            if (fault != null) {
                return new Refused(fault, column.name());
            }
        }
        return new Admitted(applicationId, applicantId, submitted, new Row(numbers, texts));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
