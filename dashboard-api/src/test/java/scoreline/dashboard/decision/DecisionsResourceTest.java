package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;

class DecisionsResourceTest {
    private final Api api = Api.shared();

    @Test
    void a_decision_is_told_as_it_stands_on_its_topic_to_the_last_bit() {
        // Given
        var decision = api.decisions().get(17);
        // When
        var told = api.json("/api/v1/decisions/applicant-17/application-17");
        // Then
        assertThat(told.get("probability_of_default").doubleValue()).isEqualTo(decision.getProbabilityOfDefault());
        assertThat(Float.parseFloat(told.get("margin").asText())).isEqualTo(decision.getMargin());
        for (int i = 0; i < decision.getContributions().size(); i++) {
            assertThat(Float.parseFloat(told.get("contributions").get(i).asText()))
                    .isEqualTo(decision.getContributions().get(i));
        }
        assertThat(told.get("submitted_at").asText())
                .isEqualTo(decision.getSubmittedAt().toString());
    }

    @Test
    void what_is_not_there_is_a_problem_that_says_so() {
        // When
        var response = api.get("/api/v1/decisions/applicant-17/application-18");
        // Then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Api.parse(response.body()).get("type").asText()).isEqualTo("/problems/not-found");
    }

    @Test
    void nobody_is_told_anything_without_a_key() {
        // When
        var response = api.send(HttpRequest.newBuilder(api.at("/api/v1/decisions/applicant-17/application-17"))
                .build());
        // Then
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
}
