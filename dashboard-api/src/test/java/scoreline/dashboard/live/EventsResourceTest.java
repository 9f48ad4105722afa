package scoreline.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.dashboard.watch.Reported;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

class EventsResourceTest {
    private static final int MOST = 64;

    private Api api;
    private long decided;

    @BeforeEach
    void start() {
        api = Api.start();
        decided = Api.DECISIONS;
    }

    @AfterEach
    void close() {
        api.close();
    }

    private HttpRequest.Builder request(String query) {
        return api.as(Role.ANALYST, "/api/v1/events" + query);
    }

    private List<CreditDecision> decide(int count) throws SQLException {
        var decisions = new ArrayList<CreditDecision>();
        for (int i = 0; i < count; i++) {
            decisions.add(CreditDecision.newBuilder(api.decisions().get(i))
                    .setApplicationId("later-" + (decided + i))
                    .build());
        }
        Writing.write(
                api.database(),
                api.source(),
                api.source().topics().decisions(),
                decisions.stream().map(Keyed::of).toList());
        decided += count;
        return decisions;
    }

    private void alert(DriftTurn turn) throws SQLException {
        var alert =
                Reported.alert(api.bundle(), "episode", turn, DriftAlertSeverity.ALERT, "AMT_CREDIT", Reported.NOON);
        Writing.write(
                api.database(),
                api.source(),
                api.source().monitored().alerts(),
                List.of(new Keyed<>("episode", alert)));
    }

    @Test
    void decisions_and_alerts_are_told_as_they_come() throws Exception {
        try (var followed =
                new Followed(request("").header("Accept-Language", "fr").build())) {
            assertThat(followed.status()).isEqualTo(200);
            assertThat(followed.contentType()).startsWith("text/event-stream");
            // When
            var decision = decide(1).getFirst();
            alert(DriftTurn.STARTED);
            // Then
            var first = followed.next();
            assertThat(first.type()).isEqualTo("decision");
            assertThat(first.data().get("application_id").asText()).isEqualTo(decision.getApplicationId());
            assertThat(first.data().get("applicant_id").asText()).isEqualTo(decision.getApplicantId());
            assertThat(first.data().get("probability_of_default").doubleValue())
                    .isEqualTo(decision.getProbabilityOfDefault());
            assertThat(first.data().get("points").intValue()).isEqualTo(decision.getPoints());
            assertThat(first.data().get("outcome").asText())
                    .isEqualTo(decision.getOutcome().name());
            assertThat(first.data().get("submitted_at").asText())
                    .isEqualTo(decision.getSubmittedAt().toString());
            var second = followed.next();
            assertThat(second.type()).isEqualTo("alert");
            assertThat(second.data().get("id").asText()).isEqualTo("episode");
            assertThat(second.data().get("state").asText()).isEqualTo("RUNNING");
            assertThat(second.data().get("sentence").asText()).isEqualTo("Le crédit a monté.");
            assertThat(Long.parseLong(second.id())).isGreaterThan(Long.parseLong(first.id()));
            // And when
            alert(DriftTurn.RECOVERED);
            // Then
            var third = followed.next();
            assertThat(third.data().get("state").asText()).isEqualTo("RECOVERED");
            assertThat(followed.nextWithin(600)).isNull();
        }
    }

    @Test
    void who_was_cut_off_is_told_what_was_missed_once() throws Exception {
        // Given
        String last;
        try (var followed = new Followed(request("").build())) {
            decide(3);
            followed.next();
            last = followed.next().id();
        }
        var missed = decide(1_500);
        // When
        for (var request : List.of(
                request("").header("Last-Event-ID", last).build(),
                request("?last_event_id=" + last).build())) {
            try (var followed = new Followed(request)) {
                // Then
                var told = new ArrayList<String>();
                for (int i = 0; i < 1 + missed.size(); i++) {
                    told.add(followed.next().data().get("application_id").asText());
                }
                assertThat(told.getFirst()).isEqualTo("later-" + (Api.DECISIONS + 2));
                assertThat(told.subList(1, told.size()))
                        .containsExactlyElementsOf(missed.stream()
                                .map(CreditDecision::getApplicationId)
                                .toList());
                assertThat(followed.nextWithin(600)).isNull();
            }
        }
    }

    @Test
    void all_decisions_are_told_to_who_asks_from_the_first() throws Exception {
        try (var followed = new Followed(request("?last_event_id=0").build())) {
            for (var decision : api.decisions()) {
                assertThat(followed.next().data().get("application_id").asText())
                        .isEqualTo(decision.getApplicationId());
            }
        }
    }

    @Test
    void who_knows_more_than_there_is_must_read_the_lists() throws Exception {
        try (var followed =
                new Followed(request("").header("Last-Event-ID", "999999999").build())) {
            var reset = followed.next();
            assertThat(reset.type()).isEqualTo("reset");
            assertThat(reset.data().get("event").asText()).isEqualTo(reset.id());
            var decision = decide(1).getFirst();
            assertThat(followed.next().data().get("application_id").asText()).isEqualTo(decision.getApplicationId());
        }
    }

    @Test
    void who_waits_hears_that_the_line_is_open() throws Exception {
        try (var followed = new Followed(request("").build())) {
            assertThat(followed.commentWithin(2)).isEqualTo("still here");
            assertThat(followed.nextWithin(1)).isNull();
        }
    }

    @Test
    void as_many_follow_as_can_and_who_hangs_up_makes_room() throws Exception {
        // Given
        var all = new ArrayList<Followed>();
        try {
            for (int i = 0; i < MOST; i++) {
                all.add(new Followed(request("").build()));
            }
            assertThat(all).allMatch(followed -> followed.status() == 200);
            // When
            var refused = api.get("/api/v1/events");
            // Then
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
            // And when
            all.removeFirst().close();
            // Then
            all.add(admitted());
            var decision = decide(1).getFirst();
            for (var followed : all) {
                assertThat(followed.next().data().get("application_id").asText())
                        .isEqualTo(decision.getApplicationId());
            }
        } finally {
            all.forEach(Followed::close);
        }
    }

    private Followed admitted() throws IOException, InterruptedException {
        for (int i = 0; i < 50; i++) {
            var followed = new Followed(request("").build());
            if (followed.status() == 200) {
                return followed;
            }
            followed.close();
            Thread.sleep(100);
        }
        throw new AssertionError("nobody was let in again");
    }

    @Test
    void when_the_service_ends_so_do_its_events() throws Exception {
        // Given
        var other = Api.start();
        try (var followed = new Followed(other.as(Role.RISK, "/api/v1/events").build())) {
            assertThat(followed.status()).isEqualTo(200);
            // When
            long begin = System.nanoTime();
            other.close();
            // Then
            assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
            assertThat(followed.isEndedWithin(5)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "99999999999999999999", "1.5"})
    void an_id_that_is_none_is_refused(String id) {
        var byHeader = api.send(request("").header("Last-Event-ID", id).build());
        var byQuery = api.get("/api/v1/events?last_event_id=" + id);
        for (var response : List.of(byHeader, byQuery)) {
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        }
        assertThat(Api.parse(byHeader.body()).at("/errors/0/pointer").asText()).isEqualTo("Last-Event-ID");
    }

    @Test
    void who_looks_after_single_clients_does_not_follow_all() {
        assertThat(api.send(api.as(Role.RELATIONSHIP_MANAGER, "/api/v1/events").build())
                        .statusCode())
                .isEqualTo(403);
    }
}
