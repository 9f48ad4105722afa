package scoreline.dashboard.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scoreline.dashboard.Api;
import scoreline.dashboard.access.Role;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.wire.CreditPerformance;

class PerformanceResourceTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private static Api api;

    @BeforeAll
    static void perform() throws Exception {
        api = Api.start();
        var told = List.of(
                Reported.performance(B, "2026-01", 1, null),
                Reported.performance(A, "2026-02", 10, 0.7),
                Reported.performance(A, "2026-02", 9, 0.7),
                Reported.performance(A, "2026-01", 1, null),
                Reported.performance(A, "2026-02", 9, 0.75));
        Writing.write(
                api.database(),
                api.source(),
                api.source().monitored().performance(),
                told.stream()
                        .map(each -> new Keyed<CreditPerformance>(
                                each.getBundleSha256() + "/" + each.getDecidedMonth() + "/" + each.getMonthsOnBook(),
                                each))
                        .toList());
    }

    @AfterAll
    static void close() {
        api.close();
    }

    private static List<String> cohorts(String query) {
        var cohorts = new ArrayList<String>();
        for (var item : api.json("/api/v1/performance?" + query).get("items")) {
            cohorts.add(item.at("/bundle/sha256").asText().charAt(0) + " "
                    + item.get("decided_month").asText() + " "
                    + item.get("months_on_book").asText());
        }
        return cohorts;
    }

    @Test
    void cohorts_come_by_bundle_month_and_months_since() {
        assertThat(cohorts("")).containsExactly("a 2026-01 1", "a 2026-02 9", "a 2026-02 10", "b 2026-01 1");
        assertThat(cohorts("bundle=" + B)).containsExactly("b 2026-01 1");
        assertThat(cohorts("from=2026-02")).containsExactly("a 2026-02 9", "a 2026-02 10");
        assertThat(cohorts("to=2026-01")).containsExactly("a 2026-01 1", "b 2026-01 1");
    }

    @Test
    void a_list_is_read_part_by_part() {
        var first = api.json("/api/v1/performance?limit=2");
        assertThat(cohorts("limit=2&cursor=" + first.get("next").asText()))
                .containsExactly("a 2026-02 10", "b 2026-01 1");
        assertThat(api.json("/api/v1/performance?limit=4").get("next").isNull()).isTrue();
    }

    @Test
    void figures_are_told_as_they_turned_out_beside_what_was_estimated() {
        var cohort = api.json("/api/v1/performance?bundle=" + A).get("items").get(1);
        assertThat(cohort.at("/auc/value").doubleValue()).isEqualTo(0.75);
        assertThat(cohort.at("/auc/estimated").doubleValue()).isEqualTo(0.76);
        assertThat(cohort.get("ks").isNull()).isTrue();
        assertThat(cohort.at("/cost/high").doubleValue()).isEqualTo(0.55);
        assertThat(cohort.at("/calibration/1/from").doubleValue()).isEqualTo(0.1);
        assertThat(cohort.get("sentence").asText()).isEqualTo("As promised.");
        assertThat(api.send(api.as(Role.RISK, "/api/v1/performance")
                                .header("Accept-Language", "fr")
                                .build())
                        .body())
                .contains("Comme promis.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bundle=x", "from=2026", "to=2026-13", "limit=-1", "cursor=YQpiCjk5OTk5OTk5OTk5"})
    void what_cannot_be_asked_is_said_by_name(String query) {
        var response = api.get("/api/v1/performance?" + query);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Api.parse(response.body()).at("/errors/0/pointer").asText())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }
}
