package scoreline.admission;

import static scoreline.wire.RejectionCode.INVALID_VALUE;
import static scoreline.wire.RejectionCode.MISSING_FIELD;
import static scoreline.wire.RejectionCode.NOT_FINITE;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.wire.RejectionCode;

/**
 * One field of the schema, found once so that a record is read by position.
 *
 * @param field its place in the row; {@link #NOT_IN_CATALOGUE} if no formula reads it
 */
record Column(int position, String name, Content content, int field, boolean asNumber, boolean mandatory) {
    static final int NOT_IN_CATALOGUE = -1;

    /** How Avro hands the values over. */
    enum Content {
        /** int, long. */
        WHOLE,
        /** float, double: may be NaN or infinite. */
        FRACTION,
        /** string, enum. */
        TEXT,
        /** Nothing that a row can hold. */
        OTHER
    }

    /**
     * Puts the record's value into its place.
     *
     * @return what is wrong with the value; null if nothing is
     */
    @Nullable
    RejectionCode copy(GenericRecord application, double[] numbers, @Nullable String[] texts) {
        var value = application.get(position);
        return asNumber ? copyNumber((Number) value, numbers) : copyText(value, texts);
    }

    private @Nullable RejectionCode copyNumber(@Nullable Number value, double[] numbers) {
        if (value == null) {
            return mandatory ? MISSING_FIELD : null;
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            return NOT_FINITE;
        }
        if (field != NOT_IN_CATALOGUE) {
            numbers[field] = number;
        }
        return null;
    }

    private @Nullable RejectionCode copyText(@Nullable Object value, @Nullable String[] texts) {
        var text = value == null ? "" : value.toString();
        if (text.isBlank()) {
            return mandatory ? MISSING_FIELD : null;
        }
        if (text.length() > ApplicationReader.LONGEST_TEXT) {
            return INVALID_VALUE;
        }
        texts[field] = text;
        return null;
    }

    static Content contentOf(Schema schema) {
        var type = withoutNull(schema);
        if (type.getLogicalType() instanceof LogicalTypes.Decimal) {
            return Content.OTHER;
        }
        return switch (type.getType()) {
            case INT, LONG -> Content.WHOLE;
            case FLOAT, DOUBLE -> Content.FRACTION;
            case STRING, ENUM -> Content.TEXT;
            case BOOLEAN, BYTES, FIXED, ARRAY, MAP, RECORD, UNION, NULL -> Content.OTHER;
        };
    }

    /** The type beside null in a nullable field; the union itself if it is wider than that. */
    static Schema withoutNull(Schema schema) {
        if (!schema.isUnion()) {
            return schema;
        }
        var others = schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .toList();
        return others.size() == 1 ? others.getFirst() : schema;
    }
}
