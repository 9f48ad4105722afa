package scoreline.dashboard.scoring;

import static scoreline.wire.RejectionCode.INVALID_VALUE;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.ApplicationReader;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;

/** What may be written in a lender's application: values by name, into a record of its schema. Immutable. */
public final class Form {
    private static final String APPLICATION_ID = "application_id";
    private static final String APPLICANT_ID = "applicant_id";
    private static final String SUBMITTED_AT = "submitted_at";
    private static final Set<String> ENVELOPE = Set.of(APPLICATION_ID, APPLICANT_ID, SUBMITTED_AT);

    /** Of an application that names none. */
    private static final String NOBODY = "simulated";

    private final Schema schema;
    private final Set<String> mandatory = new HashSet<>();

    Form(Schema schema, Catalogue catalogue) {
        this.schema = schema;
        catalogue.fields().stream().filter(Field::mandatory).map(Field::name).forEach(mandatory::add);
    }

    /// An application with these values; each that cannot be used is told.
    ///
    /// @param values numbers, texts, truths; null is missing, and anything else cannot be used
    /// @param now when it was submitted, unless it says so
    /// @param faults by name; an application with a fault is not to be scored
    public GenericRecord read(Map<String, ? extends @Nullable Object> values, Instant now, Faults faults) {
        var record = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            var value = values.get(field.name());
            if (value == null && (mandatory.contains(field.name()) || !canBeMissing(field))) {
                faults.add(field.name(), MISSING_FIELD, "It must be there.");
            } else {
                put(record, field, value, now, faults);
            }
        }
        for (var name : values.keySet()) {
            if (schema.getField(name) == null) {
                faults.add(name, INVALID_VALUE, "An application has no such field.");
            }
        }
        return record;
    }

    /** Puts another value in the place of a field's, or tells why not. */
    void change(GenericRecord record, String name, @Nullable Object value, Faults faults) {
        if (value == null && mandatory.contains(name)) {
            faults.add(name, MISSING_FIELD, "It must be there.");
        } else {
            put(record, schema.getField(name), value, Instant.EPOCH, faults);
        }
    }

    boolean has(String name) {
        return schema.getField(name) != null && !ENVELOPE.contains(name);
    }

    private static boolean canBeMissing(Schema.Field field) {
        return ENVELOPE.contains(field.name()) || field.schema().isNullable() || field.hasDefaultValue();
    }

    private void put(GenericRecord record, Schema.Field field, @Nullable Object value, Instant now, Faults faults) {
        if (value != null) {
            record.put(field.pos(), converted(field, value, faults));
        } else if (field.name().equals(SUBMITTED_AT)) {
            record.put(field.pos(), now.toEpochMilli());
        } else if (ENVELOPE.contains(field.name())) {
            record.put(field.pos(), NOBODY);
        } else if (field.schema().isNullable()) {
            record.put(field.pos(), null);
        } else {
            record.put(field.pos(), GenericData.get().getDefaultValue(field));
        }
    }

    private @Nullable Object converted(Schema.Field field, Object value, Faults faults) {
        var type = withoutNull(field.schema());
        if (type.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return time(field.name(), value, faults);
        }
        if (type.getLogicalType() != null) {
            return refused(field.name(), "It cannot be given here.", faults);
        }
        return switch (type.getType()) {
            case INT, LONG -> whole(field.name(), type, value, faults);
            case FLOAT, DOUBLE -> fraction(field.name(), type, value, faults);
            case STRING -> text(field.name(), value, faults);
            case ENUM ->
                value instanceof String text && type.hasEnumSymbol(text)
                        ? new GenericData.EnumSymbol(type, text)
                        : refused(field.name(), "It must be one of " + type.getEnumSymbols() + ".", faults);
            case BOOLEAN ->
                value instanceof Boolean truth ? truth : refused(field.name(), "It must be true or false.", faults);
            case BYTES, FIXED, ARRAY, MAP, RECORD, UNION, NULL ->
                refused(field.name(), "It cannot be given here.", faults);
        };
    }

    private static @Nullable Object whole(String name, Schema type, Object value, Faults faults) {
        boolean small = type.getType() == Schema.Type.INT;
        double least = small ? Integer.MIN_VALUE : Long.MIN_VALUE;
        double most = small ? Integer.MAX_VALUE : Math.nextDown(0x1p63);
        if (!(value instanceof Number number)) {
            return refused(name, "It must be a whole number.", faults);
        }
        double written = number.doubleValue();
        if (!Double.isFinite(written) && !(value instanceof BigInteger)) {
            faults.add(name, NOT_FINITE, "It must be a finite number.");
            return null;
        }
        if (!(written >= least && written <= most) || written != Math.rint(written)) {
            return refused(name, "It must be a whole number within bounds.", faults);
        }
        return small ? (Object) number.intValue() : (Object) number.longValue();
    }

    private static @Nullable Object fraction(String name, Schema type, Object value, Faults faults) {
        if (!(value instanceof Number number)) {
            return refused(name, "It must be a number.", faults);
        }
        boolean narrow = type.getType() == Schema.Type.FLOAT;
        if (!Double.isFinite(narrow ? number.floatValue() : number.doubleValue())) {
            faults.add(name, NOT_FINITE, "It must be a finite number.");
            return null;
        }
        return narrow ? (Object) number.floatValue() : (Object) number.doubleValue();
    }

    private @Nullable Object text(String name, Object value, Faults faults) {
        if (!(value instanceof String text)) {
            return refused(name, "It must be a text.", faults);
        }
        int longest = ENVELOPE.contains(name) ? ApplicationReader.LONGEST_ID : ApplicationReader.LONGEST_TEXT;
        if (text.length() > longest) {
            return refused(name, "It must have no more than " + longest + " characters.", faults);
        }
        if (text.isBlank() && (mandatory.contains(name) || ENVELOPE.contains(name))) {
            faults.add(name, MISSING_FIELD, "It must be there.");
        }
        return text;
    }

    private static @Nullable Object time(String name, Object value, Faults faults) {
        try {
            if (value instanceof String text) {
                return Instant.parse(text).toEpochMilli();
            }
        } catch (DateTimeException | ArithmeticException e) {
            return refused(name, "It must be a time such as 2026-03-01T12:00:00Z.", faults);
        }
        return refused(name, "It must be a time such as 2026-03-01T12:00:00Z.", faults);
    }

    private static @Nullable Object refused(String name, String detail, Faults faults) {
        faults.add(name, INVALID_VALUE, detail);
        return null;
    }

    private static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        var others = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        return others.size() == 1 ? others.getFirst() : schema;
    }
}
