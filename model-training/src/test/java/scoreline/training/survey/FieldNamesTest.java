package scoreline.training.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AMT_CREDIT           | AMT_CREDIT
            _private2            | _private2
            Loan amount (EUR)    | Loan_amount_EUR
            Prénom               | Prenom
            Âge du cœur          | Age_du_coeur
            Straße Nr. 5         | Strasse_Nr_5
            2nd score            | _2nd_score
            amount/income        | amount_income
            `  padded  `         | padded
            a"b'c                | a_b_c
            x²                   | x2
            収入                  | column_1
            %                    | column_1
            submitted_at         | submitted_at_2
            applicant id         | applicant_id_2
            """)
    void a_column_becomes_a_field_that_avro_takes(String column, String field) {
        assertThat(FieldNames.of(List.of(column))).containsEntry(column, field);
    }

    @Test
    void names_that_are_valid_keep_theirs_and_others_are_counted() {
        // When
        var names = FieldNames.of(List.of("Loan amount", "Loan-amount", "Loan_amount", "収入", "支出"));
        // Then
        assertThat(names.values())
                .containsExactly("Loan_amount_2", "Loan_amount_3", "Loan_amount", "column_4", "column_5");
    }

    @RepeatedTest(100)
    void whatever_the_columns_are_called_the_fields_are_valid_and_distinct(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        var columns = new LinkedHashSet<String>();
        for (int i = 0; i < 40; i++) {
            var name = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                name.append("aA_ 0é2(œß収,\"".charAt(random.nextInt(12)));
            }
            columns.add(name.toString());
        }
        // When
        var names = FieldNames.of(new ArrayList<>(columns));
        // Then
        assertThat(names.sequencedKeySet()).containsExactlyElementsOf(columns);
        assertThat(names.values()).allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"));
        assertThat(new HashSet<>(names.values())).hasSameSizeAs(columns);
    }
}
