package scoreline.dashboard.client;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import scoreline.dashboard.access.Role;
import scoreline.judgement.MadeUp;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;

class ClientDataTest {
    private static final Catalogue CATALOGUE = Catalogue.homeCredit();

    private static GenericRecord application() {
        var application = MadeUp.application("a", "p");
        application.put("CODE_GENDER", "F");
        application.put("DAYS_BIRTH", -15_000);
        application.put("DAYS_EMPLOYED", 365_243);
        application.put("FLAG_OWN_CAR", "N");
        application.put("NAME_FAMILY_STATUS", " ");
        return application;
    }

    private static Map<String, ClientData.Field> fields(Language language, String... roles) {
        return ClientData.groups(CATALOGUE, application(), language, ClientResource.shownTo(List.of(roles))).stream()
                .flatMap(group -> group.fields().stream())
                .collect(Collectors.toMap(ClientData.Field::field, field -> field));
    }

    private static ClientData.Field field(Language language, String name) {
        return requireNonNull(fields(language, Role.ANALYST).get(name));
    }

    @Test
    void protected_fields_are_for_risk_and_admin() {
        for (var role : List.of(Role.RISK, Role.ADMIN)) {
            assertThat(fields(Language.ENGLISH, role).get("CODE_GENDER"))
                    .returns("F", ClientData.Field::value)
                    .returns(true, ClientData.Field::protectedAttribute)
                    .returns(false, ClientData.Field::used);
        }
        for (var role : List.of(Role.ANALYST, Role.RELATIONSHIP_MANAGER)) {
            assertThat(fields(Language.ENGLISH, role)).doesNotContainKey("CODE_GENDER");
        }
        assertThat(fields(Language.ENGLISH)).doesNotContainKey("CODE_GENDER");
        assertThat(fields(Language.ENGLISH, Role.ADMIN))
                .hasSize(CATALOGUE.fields().size());
    }

    @Test
    void values_are_said_as_a_reader_says_them() {
        assertThat(field(Language.FRENCH, "DAYS_BIRTH").value()).isEqualTo(-15_000.0);
        assertThat(field(Language.FRENCH, "DAYS_BIRTH").valueWords()).isEqualTo("41 ans");
        assertThat(field(Language.FRENCH, "FLAG_OWN_CAR").valueWords()).isEqualTo("non");
        assertThat(field(Language.FRENCH, "AMT_CREDIT").valueWords()).isEqualTo("1\u202f000");
        assertThat(field(Language.FRENCH, "AMT_CREDIT").origin())
                .isEqualTo("Fait partie de l’offre sur laquelle porte la décision.");
        assertThat(field(Language.FRENCH, "NAME_FAMILY_STATUS").value()).isNull();
        assertThat(field(Language.FRENCH, "NAME_FAMILY_STATUS").valueWords()).isEqualTo("non connu");
    }

    @Test
    void a_number_that_stands_for_none_is_not_told_as_a_number() {
        var employed = field(Language.ENGLISH, "DAYS_EMPLOYED");
        assertThat(employed.value()).isEqualTo(365_243.0);
        assertThat(employed.valueWords()).isEqualTo("not known");
    }

    @Test
    void fields_stand_with_the_reason_that_they_are_read_for() {
        var groups = ClientData.groups(CATALOGUE, application(), Language.ENGLISH, _ -> true);
        var byField = groups.stream()
                .flatMap(group -> group.fields().stream().map(field -> Map.entry(field.field(), group.group())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(byField)
                .containsEntry("DAYS_BIRTH", "AGE")
                .containsEntry("AMT_INCOME_TOTAL", "INCOME")
                .containsEntry("CODE_GENDER", "OTHER");
        assertThat(groups.getLast())
                .extracting(ClientData.FieldGroup::group, ClientData.FieldGroup::label)
                .containsExactly(tuple("OTHER", "Other details").toArray());
    }

    @Test
    void what_was_computed_from_the_past_names_its_sources() {
        // Given
        var catalogue = Catalogue.read(Catalogue.homeCreditWithHistoryJson());
        int late = catalogue.feature("PAYMENT_LAST_LATE").orElseThrow();
        var seen = new ArrayList<>(Collections.nCopies(catalogue.features().size(), Float.NaN));
        seen.set(late, -40f);
        // When
        var history = ClientData.history(catalogue, seen, Language.FRENCH);
        // Then
        assertThat(history).hasSize((int) catalogue.features().stream()
                .filter(feature -> feature.formula().readsPast())
                .count());
        assertThat(history)
                .filteredOn(past -> past.feature().equals("PAYMENT_LAST_LATE"))
                .singleElement()
                .returns(-40f, ClientData.Past::value)
                .returns("40 jours avant la demande", ClientData.Past::valueWords)
                .returns(List.of("Paiements des prêts antérieurs"), ClientData.Past::sources);
        assertThat(history)
                .filteredOn(past -> !past.feature().equals("PAYMENT_LAST_LATE"))
                .allSatisfy(past -> {
                    assertThat(past.value()).isNull();
                    assertThat(past.valueWords()).isEqualTo("non connu");
                    assertThat(past.sources()).isNotEmpty();
                    assertThat(past.groupLabel()).isNotEqualTo(past.group());
                });
    }
}
