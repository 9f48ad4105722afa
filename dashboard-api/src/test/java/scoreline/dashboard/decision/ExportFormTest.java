package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scoreline.dashboard.decision.ExportForm.Csv;

class ExportFormTest {
    @Test
    void a_cell_is_quoted_where_it_must_be_and_is_never_a_formula() {
        assertThat(Csv.cell("plain")).isEqualTo("plain");
        assertThat(Csv.cell("")).isEmpty();
        assertThat(Csv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(Csv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(Csv.cell("a\r\nb")).isEqualTo("\"a\r\nb\"");
        assertThat(Csv.cell("=1+2")).isEqualTo("'=1+2");
        assertThat(Csv.cell("+1,2")).isEqualTo("\"'+1,2\"");
        assertThat(Csv.cell("-1")).isEqualTo("'-1");
        assertThat(Csv.cell("@sum")).isEqualTo("'@sum");
        assertThat(Csv.cell("\tx")).isEqualTo("'\tx");
        assertThat(Csv.cell("a=b")).isEqualTo("a=b");
    }
}
