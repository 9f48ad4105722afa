package scoreline.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void what_it_names_is_told_from_functions_labels_and_words() {
        // Given
        var expression = new Expression("""
                time() - min by (job) (a_seconds offset 15m) > 900 and on (job, to)
                sum by (job, to) (increase(b_total{outcome="FAILED", route=~"/(api|v2)/.*"}[15m])) unless c:d:ratio_rate5m
                or absent(up{job="scorer"})""");
        // Then
        assertThat(expression.metrics()).containsExactly("a_seconds", "b_total", "c:d:ratio_rate5m", "up");
        assertThat(expression.groupedBy()).containsExactly("job", "to");
        assertThat(expression.selected())
                .containsExactly(
                        new Expression.Selected("b_total", Map.of("outcome", "FAILED"), Set.of("outcome", "route")),
                        new Expression.Selected("up", Map.of("job", "scorer"), Set.of("job")));
    }
}
