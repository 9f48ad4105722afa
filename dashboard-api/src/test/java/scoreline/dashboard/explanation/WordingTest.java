package scoreline.dashboard.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import scoreline.dashboard.explanation.Measure.Sense;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.HistoryField;

class WordingTest {
    private static final Wording ENGLISH = new Wording(Language.ENGLISH);
    private static final Wording FRENCH = new Wording(Language.FRENCH);

    /** As it would look with usual spaces. */
    private static String plain(String words) {
        return words.replace('\u202f', ' ').replace('−', '-');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            currency | 135000 | 135,000 | 135 000
            currency | 12.5 | 12.50 | 12,50
            currency | 12 | 12 | 12
            currency | -2500.4 | -2,500 | -2 500
            days | 1 | 1 day | 1 jour
            days | 0 | 0 days | 0 jour
            days | -3 | -3 days | -3 jours
            days | 0.9997 | 1 day | 1 jour
            days | 1.9996 | 2 days | 2 jours
            days | 12.34 | 12.3 days | 12,3 jours
            days | 60 | 60 days | 60 jours
            days | 61 | 2 months | 2 mois
            days | 400 | 13 months | 13 mois
            days | 800 | 2.2 years | 2,2 ans
            days | 15000 | 41 years | 41 ans
            days per payment | 0.5 | 0.5 days per payment | 0,5 jour par échéance
            years | 1 | 1 year | 1 an
            years | 1.5 | 1.5 years | 1,5 an
            years | 0.98 | 0.98 years | 0,98 an
            years | 1.04 | 1 year | 1 an
            years | 1.96 | 2 years | 2 ans
            years | 9.96 | 10 years | 10 ans
            years | 24.9 | 24 years | 24 ans
            years | -3 | -3 years | -3 ans
            hour | 14 | 14:00 | 14 h
            hour | 14.5 | 14.5 | 14,5
            flag | 1 | yes | oui
            flag | 0 | no | non
            flag | 0.5 | 0.5 | 0,5
            share | 0.83 | 83% | 83 %
            share | 0.0912 | 9.1% | 9,1 %
            share | 0.004 | 0.40% | 0,40 %
            share | 0 | 0% | 0 %
            share | 1.5 | 150% | 150 %
            share per month | -0.02 | -2.0% per month | -2,0 % par mois
            ratio | 0.1834 | 0.183 times | 0,183 fois
            payments | 36 | 36 payments | 36 échéances
            payments | 1.9996 | 2 payments | 2 échéances
            payments | 1 | 1 payment | 1 échéance
            count | 2 | 2 | 2
            count | 1234 | 1,234 | 1 234
            count | 2.3333 | 2.33 | 2,33
            score 0-1 | 0.5234 | 0.523 on a scale from 0 to 1 | 0,523 sur une échelle de 0 à 1
            rating 1-3 | 2 | 2 on a scale from 1 to 3 | 2 sur une échelle de 1 à 3
            score difference | -0.12 | -0.12 | -0,12
            normalised | 0.0123 | 0.0123 | 0,0123
            category | 3 | 3 | 3
            none | 3 | 3 | 3
            days² | 4 | 4 (days, squared) | 4 (jours, au carré)
            parsecs | 4 | 4 (parsecs) | 4 (parsecs)
            """)
    void an_amount_is_said_as_its_unit_is(String unit, double amount, String english, String french) {
        var measure = new Measure(unit, Sense.AS_IT_STANDS);
        assertThat(plain(ENGLISH.value(measure, new Value.Amount(amount)))).isEqualTo(english);
        assertThat(plain(FRENCH.value(measure, new Value.Amount(amount)))).isEqualTo(french);
    }

    @Test
    void days_are_told_as_a_time_that_has_passed_or_as_a_moment() {
        var since = new Measure("days", Sense.TIME_SINCE);
        assertThat(ENGLISH.value(since, new Value.Amount(-15_000))).isEqualTo("41 years");
        assertThat(plain(ENGLISH.value(since, new Value.Amount(10)))).isEqualTo("-10 days");
        var moment = new Measure("days", Sense.MOMENT);
        assertThat(ENGLISH.value(moment, new Value.Amount(-30))).isEqualTo("30 days before the application");
        assertThat(FRENCH.value(moment, new Value.Amount(400))).isEqualTo("13 mois après la demande");
        assertThat(FRENCH.value(moment, new Value.Amount(0))).isEqualTo("le jour de la demande");
    }

    @Test
    void categories_and_what_is_not_known_are_said() {
        var measure = new Measure("category", Sense.AS_IT_STANDS);
        assertThat(ENGLISH.value(measure, new Value.Category("Cash loans"))).isEqualTo("Cash loans");
        assertThat(FRENCH.value(measure, new Value.Category("Y"))).isEqualTo("oui");
        assertThat(ENGLISH.value(measure, new Value.Category("No"))).isEqualTo("no");
        var called = Measure.of(
                Catalogue.homeCredit(),
                Catalogue.homeCredit()
                        .fields()
                        .get(Catalogue.homeCredit().field("ORGANIZATION_TYPE").orElseThrow()));
        assertThat(ENGLISH.value(called, new Value.Category("XNA"))).isEqualTo("Not said");
        assertThat(FRENCH.value(called, new Value.Category("Industry: type 9"))).isEqualTo("Industrie, type 9");
        assertThat(FRENCH.value(called, new Value.Category("Circus"))).isEqualTo("Circus");
        assertThat(FRENCH.categories(called))
                .containsEntry("XNA", "Non précisé")
                .doesNotContainKey("Circus");
        assertThat(ENGLISH.value(measure, Value.Absent.UNKNOWN)).isEqualTo("not known");
        assertThat(FRENCH.value(measure, Value.Absent.UNKNOWN)).isEqualTo("non connu");
        assertThat(ENGLISH.value(measure, Value.Absent.UNHEARD)).contains("rare");
    }

    @Test
    void amounts_of_any_size_are_said() {
        var units = Stream.of("currency", "days", "years", "hour", "share", "ratio", "count", "share per month");
        units.forEach(unit -> {
            for (double amount : new double[] {Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -0.0}) {
                var measure = new Measure(unit, Sense.AS_IT_STANDS);
                assertThat(FRENCH.value(measure, new Value.Amount(amount))).isNotEmpty();
            }
        });
    }

    @Test
    void every_unit_of_the_shipped_catalogues_has_words_in_both_languages() {
        var catalogue = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
        var units = Stream.of(
                        catalogue.fields().stream().map(Field::unit),
                        catalogue.features().stream().map(Feature::unit),
                        catalogue.history().stream()
                                .flatMap(source -> source.fields().stream())
                                .map(HistoryField::unit))
                .flatMap(each -> each)
                .distinct();
        assertThat(units).hasSizeGreaterThan(15).allSatisfy(unit -> {
            assertThat(FRENCH.unit(unit)).isNotEqualTo(unit);
            assertThat(FRENCH.value(new Measure(unit, Sense.AS_IT_STANDS), new Value.Amount(0.5)))
                    .doesNotContain("per")
                    .doesNotContain(unit + ")");
        });
    }

    @Test
    void the_sense_of_days_is_that_of_what_they_count_to() {
        var catalogue = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
        assertThat(measured(catalogue, "DAYS_BIRTH").sense()).isEqualTo(Sense.TIME_SINCE);
        assertThat(measured(catalogue, "AGE_AT_JOB_START").sense()).isEqualTo(Sense.AS_IT_STANDS);
        assertThat(measured(catalogue, "PAYMENT_LAST_LATE").sense()).isEqualTo(Sense.MOMENT);
        assertThat(measured(catalogue, "PAYMENT_DELAY_MAX").sense()).isEqualTo(Sense.AS_IT_STANDS);
        assertThat(measured(catalogue, "LOAN_OVERDUE_REAL_SUM").sense()).isEqualTo(Sense.AS_IT_STANDS);
        assertThat(measured(catalogue, "AMT_CREDIT").sense()).isEqualTo(Sense.AS_IT_STANDS);
    }

    private static Measure measured(Catalogue catalogue, String feature) {
        return Measure.of(
                catalogue, catalogue.features().get(catalogue.feature(feature).orElseThrow()));
    }
}
