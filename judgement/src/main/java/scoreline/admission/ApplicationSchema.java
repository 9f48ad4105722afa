package scoreline.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.wire.SchemaHistory;

/**
 * What the producers of a catalogue's applications must send: the envelope, and a field for each of the catalogue's, null or a
 * double or a string.
 */
public final class ApplicationSchema {
    private static final String NAME = "CreditApplication";
    private static final String NAMESPACE = "scoreline.lender";
    private static final int ENVELOPE = 3;

    /** Avro's own check depends on a global setting. */
    private static final Pattern AVRO_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ApplicationSchema() {}

    /**
     * The schema of a catalogue: the shipped one if the catalogue is of the public Home Credit table.
     *
     * @throws UnusableSchema if a field's name cannot be one of Avro's, or is one of the envelope
     */
    public static SchemaHistory of(Catalogue catalogue) {
        return catalogue.table().isHomeCredit()
                ? SchemaHistory.application()
                : new SchemaHistory(derived(catalogue), List.of());
    }

    private static Schema derived(Catalogue catalogue) {
        var fields = new ArrayList<Schema.Field>();
        for (var field : SchemaHistory.application().current().getFields().subList(0, ENVELOPE)) {
            fields.add(new Schema.Field(field, field.schema()));
        }
        for (var field : catalogue.fields()) {
            boolean taken = fields.stream()
                    .limit(ENVELOPE)
                    .anyMatch(known -> known.name().equals(field.name()));
            if (taken) {
                throw new UnusableSchema("The catalogue " + catalogue.name() + " has a field " + field.name()
                        + ", which is the name of a part of every application.");
            }
            fields.add(derived(catalogue, field));
        }
        return Schema.createRecord(
                NAME,
                "One application for credit, as the bundle " + catalogue.name() + " reads it.",
                NAMESPACE,
                false,
                fields);
    }

    private static Schema.Field derived(Catalogue catalogue, Field field) {
        var type = Schema.create(field.kind() == Field.Kind.NUMBER ? Schema.Type.DOUBLE : Schema.Type.STRING);
        var nullable = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
        if (!AVRO_NAME.matcher(field.name()).matches()) {
            throw new UnusableSchema("The catalogue " + catalogue.name() + " has a field " + field.name()
                    + ", which is no name in Avro: letters without accents, digits and _ are, with no digit first.");
        }
        return new Schema.Field(field.name(), nullable, doc(catalogue, field), Schema.Field.NULL_DEFAULT_VALUE);
    }

    private static String doc(Catalogue catalogue, Field field) {
        var column = catalogue.table().columnOf(field);
        if (column.dates().isPresent()) {
            return field.label().en()
                    + ". Whole days from that date to the day of submitted_at, both in UTC; negative if it"
                    + " is later.";
        }
        return field.label().en() + (field.kind() == Field.Kind.CATEGORY ? ". Category." : ". Number.");
    }
}
