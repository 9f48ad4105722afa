package scoreline.judgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

/** A catalogue of three fields over the shipped schema, and applications nobody made. */
public final class MadeUp {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    public static final Topics TOPICS = Topics.of(Framing.singleObject());
    public static final Schema SCHEMA = TOPICS.applications().schema();

    private static final String CATALOGUE = """
            {
              "name": "made-up", "version": 1,
              "fields": [
                {"name": "AMT_CREDIT", "kind": "NUMBER", "mandatory": true, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Credit", "fr": "Crédit"}, "unit": "currency"},
                {"name": "CNT_CHILDREN", "kind": "NUMBER", "mandatory": false, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Children", "fr": "Enfants"}, "unit": "count"},
                {"name": "NAME_CONTRACT_TYPE", "kind": "CATEGORY", "mandatory": false, "sentinels": [], "protectedAttribute": false,
                 "availability": {"atDecision": true, "why": "asked"}, "label": {"en": "Contract", "fr": "Contrat"}, "unit": "category",
                 "categories": {"Revolving": {"en": "Revolving credit", "fr": "Crédit renouvelable"}}}
              ],
              "groups": [
                {"code": "LOAN", "label": {"en": "Loan", "fr": "Prêt"}},
                {"code": "HOME", "label": {"en": "Home", "fr": "Foyer"}}
              ],
              "features": [
                {"name": "AMT_CREDIT", "formula": "AMT_CREDIT", "unit": "currency", "label": {"en": "Credit", "fr": "Crédit"},
                 "group": "LOAN", "direction": "NONE"},
                {"name": "CNT_CHILDREN", "formula": "CNT_CHILDREN", "unit": "count", "label": {"en": "Children", "fr": "Enfants"},
                 "group": "HOME", "direction": "NONE"},
                {"name": "NAME_CONTRACT_TYPE", "formula": "NAME_CONTRACT_TYPE", "unit": "category",
                 "label": {"en": "Contract", "fr": "Contrat"}, "group": "LOAN", "direction": "NONE"}
              ]
            }
            """;

    private MadeUp() {}

    public static byte[] catalogueJson() {
        return CATALOGUE.getBytes(UTF_8);
    }

    public static Catalogue catalogue() {
        return Catalogue.read(catalogueJson());
    }

    /** Nothing is wrong with it. */
    public static GenericRecord application(String applicationId, String applicantId) {
        var application = new GenericData.Record(SCHEMA);
        application.put("application_id", applicationId);
        application.put("applicant_id", applicantId);
        application.put("submitted_at", NOW.minus(Duration.ofHours(1)).toEpochMilli());
        application.put("AMT_CREDIT", 1_000.5);
        application.put("CNT_CHILDREN", 2);
        application.put("NAME_CONTRACT_TYPE", "Cash loans");
        return application;
    }

    public static GenericRecord with(GenericRecord application, String field, @Nullable Object value) {
        var copy = new GenericData.Record((GenericData.Record) application, true);
        copy.put(field, value);
        return copy;
    }

    public static byte[] bytes(GenericRecord application) {
        var topic = TOPICS.applications();
        return topic.values().serializer().serialize(topic.name(), application);
    }

    /** In place of a bundle: refuses what is above a million. */
    @SuppressWarnings("NullAway") // Avro's generated setters take null where the schema does, without saying so
    public static CreditDecision decision(Admitted application, @Nullable SourcePosition source, Instant now) {
        double credit = application.row().number(0);
        return CreditDecision.newBuilder()
                .setApplicationId(application.applicationId())
                .setApplicantId(application.applicantId())
                .setSubmittedAt(application.submittedAt())
                .setDecidedAt(now)
                .setSourcePartition(source == null ? null : source.partition())
                .setSourceOffset(source == null ? null : source.offset())
                .setBundleName("made-up")
                .setBundleVersion("1")
                .setBundleSha256("00")
                .setMargin((float) credit)
                .setProbabilityOfDefault(0.5)
                .setPoints(500)
                .setOutcome(credit > 1e6 ? DecisionOutcome.REFUSE : DecisionOutcome.APPROVE)
                .setThreshold(0.1)
                .setBias(0)
                .setContributions(List.of())
                .setFeatureValues(List.of())
                .setBins(ByteBuffer.allocate(0))
                .setReasons(List.of())
                .build();
    }
}
