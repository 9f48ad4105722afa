package scoreline.standalone.message;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.history.PastEvent;

/** Turns events of a customer's past into {@code CreditHistory}. Immutable. */
public final class HistoryMessages {
    private final Catalogue catalogue;
    private final Schema schema;

    public HistoryMessages(Catalogue catalogue, Schema schema) {
        this.catalogue = catalogue;
        this.schema = schema;
    }

    public GenericRecord of(PastEvent event) {
        var record = event.record();
        var value = new GenericData.Record(schema);
        value.put("applicant_id", event.applicantId());
        value.put("source", catalogue.history().get(record.source()).name());
        value.put("record_id", record.id());
        value.put("happened_on", record.happenedOn());
        value.put("known_on", record.knownOn());
        value.put("values", event.values());
        return value;
    }
}
