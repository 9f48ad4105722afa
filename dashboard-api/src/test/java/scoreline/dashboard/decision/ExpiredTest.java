package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.materialise.Retention;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.dashboard.watch.Reported;
import scoreline.judgement.MadeUp;
import scoreline.wire.CreditDecision;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/** What is answered once what was too old is gone. */
class ExpiredTest {
    private static final int OLD = 300;
    private static final Retention A_YEAR =
            new Retention(Optional.of(Period.ofYears(1)), Optional.of(Period.ofYears(1)));

    /** A year and more before the others, the last of them the youngest. */
    private static void writeOld(Api api) throws SQLException {
        var old = new ArrayList<Keyed<CreditDecision>>();
        for (int i = 0; i < OLD; i++) {
            old.add(Keyed.of(CreditDecision.newBuilder(api.decisions().get(i))
                    .setApplicantId("old-" + i)
                    .setSubmittedAt(MadeUp.NOW.minus(Duration.ofDays(400)).plusSeconds(i))
                    .build()));
        }
        Writing.write(api.database(), api.source(), api.source().topics().decisions(), old);
    }

    private static void expire(Api api) throws SQLException {
        Writing.expire(api.database(), api.source(), A_YEAR, MadeUp.NOW);
    }

    private static List<String> applicants(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("applicant_id").asText())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=submitted_at", "sort=submitted_at&max_probability=1"})
    void a_list_goes_on_where_it_was_though_what_it_has_shown_is_gone(String query) throws Exception {
        try (var api = Api.start()) {
            // Given
            writeOld(api);
            var path = "/api/v1/decisions?limit=200&" + query;
            var first = api.json(path);
            assertThat(applicants(first)).hasSize(200).first().isEqualTo("old-0");
            // When
            expire(api);
            var second = api.json(path + "&cursor=" + first.get("next").asText());
            // Then
            assertThat(applicants(second))
                    .isEqualTo(api.decisions().subList(0, 200).stream()
                            .map(CreditDecision::getApplicantId)
                            .toList());
        }
    }

    @Test
    void nothing_is_known_of_who_went_and_populations_are_of_the_others() throws Exception {
        try (var api = Api.start()) {
            // Given
            writeOld(api);
            var one = "/api/v1/decisions/old-7/" + api.decisions().get(7).getApplicationId();
            var distribution = "/api/v1/populations/features/AMT_CREDIT";
            assertThat(api.get(one).statusCode()).isEqualTo(200);
            assertThat(total(api.json(distribution))).isEqualTo(Api.DECISIONS + OLD);
            // When
            expire(api);
            // Then
            for (var path : List.of(one, one + "/explanation", one + "/client")) {
                assertThat(api.get(path).statusCode()).isEqualTo(404);
            }
            assertThat(total(api.json(distribution))).isEqualTo(Api.DECISIONS);
        }
    }

    private static long total(JsonNode distribution) {
        return distribution.get("all").get("total").asLong();
    }

    @Test
    void reports_alerts_and_performance_go_by_their_own_time() throws Exception {
        try (var api = Api.start()) {
            // Given
            var monitored = api.source().monitored();
            var old = Instant.parse("2025-02-28T23:00:00Z");
            var reports = Stream.of(old.minusSeconds(1), old)
                    .map(start -> Reported.window(api.bundle(), start, Duration.ofHours(1), 1, api.decisions())
                            .build())
                    .map(report -> new Keyed<>(Reported.key(report), report))
                    .toList();
            var alert =
                    DriftAlert.newBuilder(running(api, "old")).setWindowEnd(old).build();
            Writing.write(api.database(), api.source(), monitored.reports(), reports);
            Writing.write(
                    api.database(),
                    api.source(),
                    monitored.alerts(),
                    List.of(new Keyed<>("old", alert), new Keyed<>("kept", running(api, "kept"))));
            Writing.write(
                    api.database(),
                    api.source(),
                    monitored.performance(),
                    Stream.of("2024-10", "2024-11", "no month")
                            .map(month -> new Keyed<>(
                                    api.bundle().sha256() + "/" + month + "/3",
                                    Reported.performance(api.bundle().sha256(), month, 3, 0.7)))
                            .toList());
            // When
            expire(api);
            // Then
            assertThat(asked(api, "select to_char(window_start at time zone 'UTC', 'HH24:MI:SS') from drift_report"))
                    .containsExactly("23:00:00");
            assertThat(asked(api, "select key from drift_alert")).containsExactly("kept");
            assertThat(asked(api, "select split_part(key, '/', 2) from performance order by 1"))
                    .containsExactly("2024-11", "no month");
        }
    }

    /** Since before the limit, which does not matter as long as it is told of. */
    private static DriftAlert running(Api api, String id) {
        return Reported.alert(
                api.bundle(),
                id,
                DriftTurn.STARTED,
                DriftAlertSeverity.ALERT,
                "AMT_CREDIT",
                Instant.parse("2025-01-01T00:00:00Z"));
    }

    private static List<String> asked(Api api, String query) throws SQLException {
        try (var connection = api.database().reading();
                var rows = connection.createStatement().executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
