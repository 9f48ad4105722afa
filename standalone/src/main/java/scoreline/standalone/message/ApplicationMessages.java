package scoreline.standalone.message;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.training.tables.ApplicationRow;
import scoreline.wire.RejectionCode;

/** Turns rows of a catalogue into applications of a schema. Immutable. */
public final class ApplicationMessages {

    private final Schema schema;
    private final List<Column> columns;

    private record Column(int field, boolean number, Schema.Field place, Schema.Type type) {}

    /** What a row became. */
    public sealed interface Message {
        /** An application of the schema. */
        record Application(GenericRecord value) implements Message {
            /** Says nothing of the application: it is personal data. */
            @Override
            public String toString() {
                return "Application";
            }
        }

        /** A row that no producer could have sent. */
        record Unsendable(RejectionCode code) implements Message {}
    }

    /** Messages of a schema that has the catalogue's fields, which a judge of the same two has checked. */
    public ApplicationMessages(Catalogue catalogue, Schema schema) {
        this.schema = schema;
        this.columns = new ArrayList<>();
        for (int i = 0; i < catalogue.fields().size(); i++) {
            Field field = catalogue.fields().get(i);
            Schema.Field place = schema.getField(field.name());
            if (place == null) {
                throw new IllegalArgumentException(schema.getFullName() + " has no field " + field.name());
            }
            columns.add(new Column(i, field.kind() == Field.Kind.NUMBER, place, typeOf(place.schema())));
        }
    }

    private static Schema.Type typeOf(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema.getType()
                : schema.getTypes().stream()
                        .map(Schema::getType)
                        .filter(type -> type != Schema.Type.NULL)
                        .findFirst()
                        .orElse(Schema.Type.NULL);
    }

    /// @return the application, or why there is none: a cell that is no number, or not of the field's type
    public Message of(ApplicationRow row) {
        var problem = row.problem();
        if (problem != null) {
            return new Message.Unsendable(
                    switch (problem.code()) {
                        case NOT_FINITE -> RejectionCode.NOT_FINITE;
                        case INVALID_VALUE -> RejectionCode.INVALID_VALUE;
                        case MISSING_FIELD -> RejectionCode.MISSING_FIELD;
                    });
        }
        var value = new GenericData.Record(schema);
        value.put("application_id", row.applicationId());
        value.put("applicant_id", row.applicationId());
        value.put("submitted_at", row.submittedAt().toEpochMilli());
        for (Column column : columns) {
            Object cell =
                    column.number() ? number(row.row(), column) : row.row().text(column.field());
            if (cell == INVALID) {
                return new Message.Unsendable(RejectionCode.INVALID_VALUE);
            }
            value.put(column.place().pos(), cell);
        }
        return new Message.Application(value);
    }

    private static final Object INVALID = new Object();

    private static @Nullable Object number(Row row, Column column) {
        double number = row.number(column.field());
        if (Double.isNaN(number)) {
            return null;
        }
        return switch (column.type()) {
            case INT -> number == (int) number ? (Object) (int) number : INVALID;
            case LONG -> number == (long) number ? (Object) (long) number : INVALID;
            case FLOAT -> number == (float) number ? (Object) (float) number : INVALID;
            default -> number;
        };
    }
}
