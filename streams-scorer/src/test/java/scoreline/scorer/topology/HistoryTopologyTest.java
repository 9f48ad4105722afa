package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.TOPICS;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scoreline.admission.Admission.Admitted;
import scoreline.judgement.MadeUp;
import scoreline.judgement.SourcePosition;
import scoreline.scorer.history.Remembering;
import scoreline.scorer.history.Retention;
import scoreline.scorer.topology.TestBench.Making;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.wire.CreditDecision;
import scoreline.wire.Framing;
import scoreline.wire.RejectionCode;
import scoreline.wire.SchemaHistory;
import scoreline.wire.UntrustedDecoder;

/** The margin of a decision is the sum of the amounts that the customer owes elsewhere. */
class HistoryTopologyTest {
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final String FEATURES = "\"features\": [";
    private static final String WITH_HISTORY = """
            "history": [{"name": "bureau", "label": {"en": "Credits", "fr": "Crédits"}, "fields": [
              {"name": "STATE", "kind": "CATEGORY", "label": {"en": "State", "fr": "État"}, "unit": "category"},
              {"name": "OPENED", "kind": "DAY", "label": {"en": "Opened", "fr": "Ouvert"}, "unit": "days"},
              {"name": "DEBT", "kind": "NUMBER", "label": {"en": "Debt", "fr": "Dette"}, "unit": "currency"}]}],
            "features": [
              {"name": "DEBTS", "formula": {"op": "history", "source": "bureau", "value": "DEBT", "statistic": "sum"},
               "unit": "currency", "label": {"en": "Debts", "fr": "Dettes"}, "group": "LOAN", "direction": "NONE"},
            """;

    @TempDir
    private Path state;

    private TestBench bench;

    @BeforeEach
    void open() {
        bench = bench(Retention.usual());
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private TestBench bench(Retention retention) {
        return new TestBench(state, remembering(retention));
    }

    static Making remembering(Retention retention) {
        var making = new Making();
        var decoder = new UntrustedDecoder(SchemaHistory.history(), Framing.singleObject());
        making.catalogue = Catalogue.read(new String(MadeUp.catalogueJson(), UTF_8)
                .replace(FEATURES, WITH_HISTORY)
                .getBytes(UTF_8));
        making.remembering =
                Optional.of(new Remembering(making.catalogue, retention, decoder.schema(), decoder::decode));
        making.deciding = HistoryTopologyTest::decision;
        return making;
    }

    private static CreditDecision decision(Admitted application, @Nullable SourcePosition source, Instant now) {
        var past = requireNonNull(application.past());
        return CreditDecision.newBuilder(MadeUp.decision(application, source, now))
                .setMargin((float) past.aggregates()[0])
                .setHistoryDigest(ByteBuffer.wrap(past.digest()))
                .setEmptySources(past.emptySources())
                .build();
    }

    @Test
    void an_application_sees_what_was_known_of_its_customer_and_of_no_other() {
        // Given
        credit("p-1", "b-1", TODAY.minusDays(9), 100);
        credit("p-1", "b-2", TODAY.minusDays(3), 20);
        credit("p-2", "b-3", TODAY.minusDays(3), 7_000);
        // When
        var decision = decide("a-1", "p-1", NOW);
        // Then
        assertThat(decision.getMargin()).isEqualTo(120);
        assertThat(decision.getEmptySources()).isEmpty();
        assertThat(decision.getHistoryDigest().remaining()).isEqualTo(32);
    }

    @Test
    void who_has_no_past_is_decided_without_and_it_is_said() {
        // When
        var decision = decide("a-1", "p-1", NOW);
        // Then
        assertThat(decision.getMargin()).isNaN();
        assertThat(decision.getEmptySources()).containsExactly("bureau");
    }

    @Test
    void what_becomes_known_after_an_application_is_seen_by_later_ones_only() {
        // Given
        credit("p-1", "b-1", TODAY.minusDays(9), 100);
        credit("p-1", "b-2", TODAY.minusDays(2), 20);
        // When
        var early = decide("a-1", "p-1", NOW.minus(Duration.ofDays(3)));
        var late = decide("a-2", "p-1", NOW);
        // Then
        assertThat(early.getMargin()).isEqualTo(100);
        assertThat(late.getMargin()).isEqualTo(120);
        assertThat(late.getHistoryDigest()).isNotEqualTo(early.getHistoryDigest());
    }

    @Test
    void late_history_changes_no_digest_of_what_was_known_before() {
        // Given
        credit("p-1", "b-1", TODAY.minusDays(9), 100);
        var before = decide("a-1", "p-1", NOW.minus(Duration.ofDays(3)));
        // When
        credit("p-1", "b-2", TODAY.minusDays(2), 20);
        var after = decide("a-2", "p-1", NOW.minus(Duration.ofDays(3)));
        // Then
        assertThat(after.getHistoryDigest()).isEqualTo(before.getHistoryDigest());
        assertThat(after.getMargin()).isEqualTo(before.getMargin());
    }

    @Test
    void a_record_takes_the_place_of_the_one_with_its_id() {
        // Given
        credit("p-1", "b-1", TODAY.minusDays(9), 100);
        credit("p-1", "b-2", TODAY.minusDays(5), 20);
        // When
        credit("p-1", "b-1", TODAY.minusDays(1), 30);
        // Then
        assertThat(decide("a-1", "p-1", NOW).getMargin()).isEqualTo(50);
    }

    @Test
    void a_null_value_on_either_topic_erases_the_customer_alone() {
        // Given
        credit("p-1", "b-1", TODAY.minusDays(9), 100);
        credit("p-2", "b-2", TODAY.minusDays(9), 200);
        credit("p-10", "b-3", TODAY.minusDays(9), 300);
        // When
        bench.sendHistory("p-1".getBytes(UTF_8), null);
        bench.send("p-2".getBytes(UTF_8), null, NOW);
        // Then
        assertThat(decide("a-1", "p-1", NOW).getMargin()).isNaN();
        assertThat(decide("a-2", "p-2", NOW).getMargin()).isNaN();
        assertThat(decide("a-3", "p-10", NOW).getMargin()).isEqualTo(300);
        assertThat(bench.rejections.isEmpty()).isTrue();
        assertThat(bench.told).contains("erased", "erased");
    }

    @Test
    void whoever_is_erased_on_the_topic_of_history_has_applied_for_nothing() {
        // Given
        decide("a-1", "p-1", NOW);
        decide("a-1", "p-10", NOW);
        // When
        bench.sendHistory("p-1".getBytes(UTF_8), null);
        // Then
        assertThat(bench.decided()).singleElement().asString().endsWith("p-10a-1");
        assertThat(decide("a-1", "p-1", NOW).getApplicationId()).isEqualTo("a-1");
    }

    @Test
    void beyond_the_bound_the_records_known_first_go() {
        // Given
        bench.close();
        bench = bench(new Retention(2, 3_653));
        // When
        for (int i = 1; i <= 4; i++) {
            credit("p-1", "b-" + i, TODAY.minusDays(10 - i), Math.pow(10, i));
        }
        // Then
        assertThat(decide("a-1", "p-1", NOW).getMargin()).isEqualTo(11_000);
    }

    @Test
    void what_is_too_old_goes_when_the_next_record_comes() {
        // Given
        bench.close();
        bench = bench(new Retention(2_000, 30));
        credit("p-1", "b-1", TODAY.minusDays(31), 100);
        // When
        credit("p-1", "b-2", TODAY.minusDays(30), 20);
        // Then
        assertThat(decide("a-1", "p-1", NOW).getMargin()).isEqualTo(20);
    }

    @Test
    void a_source_that_the_bundle_does_not_read_is_left_out() {
        // When
        send("p-1", with(event("p-1", "b-1", TODAY, Map.of("DEBT", 1.0)), "source", "tax"));
        // Then
        assertThat(bench.told).containsExactly("unread");
        assertThat(bench.rejections.isEmpty()).isTrue();
    }

    record Bad(
            String key,
            GenericRecord event,
            RejectionCode code,
            @Nullable String field) {}

    static List<Bad> bad() {
        var good = event("p-1", "b-1", TODAY, Map.of("DEBT", 1.0));
        return List.of(
                new Bad("p-2", good, RejectionCode.WRONG_KEY, null),
                new Bad("p-1", with(good, "record_id", " "), RejectionCode.MISSING_FIELD, "record_id"),
                new Bad("p-1", with(good, "record_id", "x".repeat(257)), RejectionCode.INVALID_VALUE, "record_id"),
                new Bad("p-1", with(good, "known_on", Integer.MAX_VALUE), RejectionCode.TIME_OUT_OF_BOUNDS, "known_on"),
                new Bad("p-1", with(good, "happened_on", -1_000_000), RejectionCode.TIME_OUT_OF_BOUNDS, "happened_on"),
                new Bad("p-1", with(good, "values", Map.of("DEBT", "much")), RejectionCode.INVALID_VALUE, "DEBT"),
                new Bad("p-1", with(good, "values", Map.of("DEBT", Double.NaN)), RejectionCode.NOT_FINITE, "DEBT"),
                new Bad("p-1", with(good, "values", Map.of("OPENED", 3.0)), RejectionCode.INVALID_VALUE, "OPENED"),
                new Bad("p-1", with(good, "values", Map.of("STATE", 3.0)), RejectionCode.INVALID_VALUE, "STATE"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_wrong_record_is_rejected_and_nothing_of_it_is_remembered(Bad bad) {
        // When
        send(bad.key(), bad.event());
        // Then
        var rejection = bench.rejections.readValue();
        assertThat(rejection.getTopic()).isEqualTo("credit.history");
        assertThat(rejection.getCode()).isEqualTo(bad.code());
        assertThat(rejection.getField()).isEqualTo(bad.field());
        assertThat(decide("a-1", "p-1", NOW).getEmptySources()).containsExactly("bureau");
    }

    private void credit(String applicant, String id, LocalDate known, double debt) {
        send(applicant, event(applicant, id, known, Map.of("DEBT", debt, "STATE", "Active", "OPENED", 17_000)));
    }

    private static GenericRecord event(String applicant, String id, LocalDate known, Map<String, Object> values) {
        var event = new GenericData.Record(TOPICS.history().schema());
        event.put("applicant_id", applicant);
        event.put("source", "bureau");
        event.put("record_id", id);
        event.put("happened_on", (int) known.minusDays(100).toEpochDay());
        event.put("known_on", (int) known.toEpochDay());
        event.put("values", values);
        return event;
    }

    private void send(String key, GenericRecord event) {
        var topic = TOPICS.history();
        bench.sendHistory(key.getBytes(UTF_8), topic.values().serializer().serialize(topic.name(), event));
    }

    private CreditDecision decide(String id, String applicant, Instant submitted) {
        bench.send(with(application(id, applicant), "submitted_at", submitted.toEpochMilli()));
        return bench.decisions.readValue();
    }
}
