// Sends one application and waits for what becomes of it.
//   java --class-path "examples:$(cat standalone/target/classpath)" examples/FirstApplication.java BROKER REGISTRY
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.RejectedApplication;
import scoreline.wire.Topics;

void main(String[] arguments) throws Exception {
    var broker = arguments[0];
    var topics = Topics.of(Framing.confluent(Registry.at(URI.create(arguments[1]))));
    var now = System.currentTimeMillis();

    var application = new GenericData.Record(topics.applications().schema());
    application.put("application_id", "java-" + now);
    application.put("applicant_id", "p-17");
    application.put("submitted_at", now);
    application.put("NAME_CONTRACT_TYPE", "Cash loans");
    application.put("AMT_INCOME_TOTAL", 54_000.0);
    application.put("AMT_CREDIT", 250_000.0);
    application.put("AMT_ANNUITY", 14_500.0);
    application.put("DAYS_BIRTH", -14_200);
    application.put("EXT_SOURCE_2", 0.72);
    application.put("EXT_SOURCE_3", 0.65);

    // Idempotence, acks=all and the partitioner that Scoreline expects are what Kafka's Java client does unless told otherwise.
    String place;
    try (var producer = new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker),
            topics.applications().keys().serializer(),
            topics.applications().values().serializer())) {
        var sent = producer.send(new ProducerRecord<>("credit.applications", "p-17", application)).get();
        place = sent.topic() + "-" + sent.partition() + "-" + sent.offset();
    }

    Deserializer<SpecificRecord> either = (topic, bytes) ->
            (topic.equals("credit.decisions") ? topics.decisions() : topics.rejections())
                    .values().deserializer().deserialize(topic, bytes);
    var reading = Map.<String, Object>of(
            "bootstrap.servers", broker,
            "group.id", "loan-system-java",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (var consumer = new KafkaConsumer<>(reading, topics.decisions().keys().deserializer(), either)) {
        consumer.subscribe(List.of("credit.decisions", "credit.rejections"));
        while (true) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                switch (record.value()) {
                    case CreditDecision decision when decision.getApplicationId().equals("java-" + now) -> {
                        IO.println("%s at %.1f %%: %d points".formatted(
                                decision.getOutcome(), 100 * decision.getProbabilityOfDefault(), decision.getPoints()));
                        return;
                    }
                    case RejectedApplication rejection when record.key().equals(place) -> {
                        IO.println("rejected: %s %s".formatted(rejection.getCode(), rejection.getField()));
                        return;
                    }
                    default -> {}
                }
            }
        }
    }
}
