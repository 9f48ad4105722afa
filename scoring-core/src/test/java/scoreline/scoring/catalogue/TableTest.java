package scoreline.scoring.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    private static final Availability KNOWN = new Availability(true, new Text("Asked.", "Asked."));
    private static final Field AMOUNT = field("Loan_amount_EUR", Field.Kind.NUMBER, "Loan amount (EUR)");
    private static final Field HIRED = field("hired", Field.Kind.NUMBER, "Embauché \"le\"");
    private static final Field TRADE = field("trade", Field.Kind.CATEGORY, "trade");
    private static final Table TABLE = new Table(
            "N° de dossier",
            "défaut",
            Optional.of(new Table.Time("déposé le", DateStyle.DAY_FIRST)),
            Optional.of("Loan_amount_EUR"),
            List.of(
                    new Table.Column("Loan_amount_EUR", "Loan amount (EUR)", Optional.empty()),
                    new Table.Column("hired", "hired", Optional.of(DateStyle.ISO))),
            List.of(new Table.Excluded("name", "nearly every row has its own")));

    @Test
    void a_plain_catalogue_is_read_as_it_was_written() {
        // Given
        var plain = new PlainCatalogue("own", TABLE, List.of(AMOUNT, HIRED, TRADE));
        // When
        Catalogue read = Catalogue.read(plain.json());
        // Then
        assertThat(read.name()).isEqualTo("own");
        assertThat(read.table()).isEqualTo(TABLE);
        assertThat(read.fields()).containsExactly(AMOUNT, HIRED, TRADE);
        assertThat(read.features()).extracting(Feature::name).containsExactly("Loan_amount_EUR", "hired", "trade");
        assertThat(read.features())
                .extracting(Feature::label)
                .containsExactly(AMOUNT.label(), HIRED.label(), TRADE.label());
        assertThat(read.features()).extracting(Feature::isCategory).containsExactly(false, false, true);
        assertThat(read.groups()).hasSize(3);
    }

    @Test
    void a_table_without_times_and_renamed_columns_is_written_and_read_too() {
        // Given
        var bare = new Table("id", "y", Optional.empty(), Optional.empty(), List.of(), List.of());
        // When
        Catalogue read = Catalogue.read(new PlainCatalogue("own", bare, List.of(TRADE)).json());
        // Then
        assertThat(read.table()).isEqualTo(bare);
        assertThat(read.table().columnOf(TRADE)).isEqualTo(new Table.Column("trade", "trade", Optional.empty()));
        assertThat(read.table().needsTime()).isFalse();
    }

    @Test
    void a_catalogue_without_a_table_is_of_home_credits() {
        // When
        Table table = Catalogue.read(SmallCatalogue.json().getBytes(StandardCharsets.UTF_8))
                .table();
        // Then
        assertThat(table).isEqualTo(Table.HOME_CREDIT);
        assertThat(table.isHomeCredit()).isTrue();
        assertThat(table.id()).isEqualTo("SK_ID_CURR");
        assertThat(table.target()).isEqualTo("TARGET");
        assertThat(table.time()).contains(new Table.Time("SUBMITTED_AT", DateStyle.ISO));
    }

    @Test
    void the_shipped_catalogues_read_home_credits_table_and_name_the_amount() {
        // When
        Table table = Catalogue.homeCredit().table();
        // Then
        assertThat(table.isHomeCredit()).isTrue();
        assertThat(table.amount()).contains("AMT_CREDIT");
        assertThat(Catalogue.read(Catalogue.homeCreditWithHistoryJson()).table())
                .isEqualTo(table);
        assertThat(TABLE.isHomeCredit()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "id": "N° de dossier"       | "id": ""                     | the table must have a text as its id.
            "id": "N° de dossier"       | "id": "défaut"               | the table must have different columns as its id, target and time.
            "target": "défaut",         | ``                           | the table has no target.
            "amount": "Loan_amount_EUR" | "amount": "trade"            | the table's amount must be a NUMBER field of the catalogue, and trade is none.
            "amount": "Loan_amount_EUR" | "amount": "Loan amount (EUR)" | the table's amount must be a NUMBER field of the catalogue, and Loan amount (EUR) is none.
            "amount": "Loan_amount_EUR" | "amount": 7                  | the table must have a text as its amount.
            "target": "défaut",         | "target": "défaut", "x": 1,  | the table has the unknown property x.
            "dates":"DAY_FIRST"         | "dates":"SUN_FIRST"          | the time of the table must have one of ISO, DAY_FIRST, MONTH_FIRST as its dates.
            "dates":"ISO"               | "dates":"iso"                | the column hired must have one of ISO, DAY_FIRST, MONTH_FIRST as its dates.
            {"field":"hired"            | {"field":"fired"             | the table has a column of the unknown field fired.
            {"field":"hired"            | {"field":"Loan_amount_EUR"   | the table has two columns of the field Loan_amount_EUR.
            {"field":"hired"            | {"field":"trade"             | the field trade counts the days from a date and must be a NUMBER.
            "column":"hired"            | "column":"défaut"            | the field hired cannot be read from the column défaut, which is the table's id, target or time.
            "why":"nearly every row has its own" | "why":7             | the column name must have a text as its why.
            """)
    void a_table_that_cannot_be_is_refused_in_a_sentence(String good, String bad, String sentence) {
        // Given
        var json = new String(
                new PlainCatalogue("own", TABLE, List.of(AMOUNT, HIRED, TRADE)).json(), StandardCharsets.UTF_8);
        assertThat(json).contains(good);
        // When / Then
        assertThatThrownBy(() -> Catalogue.read(json.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage(sentence);
    }

    @Test
    void dates_need_a_time_to_count_their_days_to() {
        // Given
        var timeless =
                new Table(TABLE.id(), TABLE.target(), Optional.empty(), TABLE.amount(), TABLE.columns(), List.of());
        var plain = new PlainCatalogue("own", timeless, List.of(AMOUNT, HIRED));
        // When / Then
        assertThatThrownBy(() -> Catalogue.read(plain.json()))
                .isInstanceOf(UnusableCatalogue.class)
                .hasMessage("the table has columns of dates and no time to count their days to.");
    }

    private static Field field(String name, Field.Kind kind, String label) {
        var categories = new TreeMap<String, Text>();
        if (kind == Field.Kind.CATEGORY) {
            categories.put("B 2", new Text("“Baker”", "Boulanger"));
            categories.put("A", new Text("Actor", "Acteur"));
        }
        return new Field(name, kind, false, List.of(), false, KNOWN, new Text(label, label), categories, "unit");
    }
}
