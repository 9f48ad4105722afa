package scoreline.scoring.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are written as text, one character a byte. */
class UbjReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[i\u0001U\u0002I\u0000\u0003l\u0000\u0000\u0000\u0004]",
                "[#i\u0004i\u0001U\u0002I\u0000\u0003L\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0004",
                "[$i#i\u0004\u0001\u0002\u0003\u0004",
                "[$U#U\u0004\u0001\u0002\u0003\u0004",
                "[$I#l\u0000\u0000\u0000\u0004\u0000\u0001\u0000\u0002\u0000\u0003\u0000\u0004",
                "N[Ni\u0001NNi\u0002i\u0003i\u0004N]",
            })
    void whole_numbers_are_read_however_they_are_written(String written) {
        // When
        int[] numbers = reader(written).integers();
        // Then
        assertThat(numbers).containsExactly(1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[$d#i\u0002?\u00c0\u0000\u0000\u00c0\u0000\u0000\u0000",
                "[d?\u00c0\u0000\u0000i\u00fe]",
                "[#i\u0002D?\u00f8\u0000\u0000\u0000\u0000\u0000\u0000d\u00c0\u0000\u0000\u0000",
            })
    void floats_are_read_big_end_first_from_any_number(String written) {
        // When
        float[] numbers = reader(written).floats();
        // Then
        assertThat(numbers).containsExactly(1.5f, -2f);
    }

    @Test
    void every_kind_of_value_can_be_skipped() {
        // Given
        var reader = reader("[" + "ZTFNCx" + "Hi\u00021e" + "Si\u0002no" + "{}" + "{#i\u0001i\u0001aZ"
                + "{$i#i\u0001i\u0001a\u0005" + "[$[#i\u0002]#i\u0001Z" + "[$Z#i\u0009"
                + "[$S#i\u0001i\u0001x" + "D12345678" + "]");
        // When
        reader.skip();
        // Then
        reader.end();
    }

    @Test
    void an_object_gives_its_fields_in_order() {
        // Given
        var reader = reader("{i\u0001aSi\u0001xi\u0001bSi\u0001y}");
        var fields = new LinkedHashMap<String, String>();
        // When
        reader.object(name -> fields.put(name, reader.text()));
        // Then
        assertThat(fields).containsExactly(Map.entry("a", "x"), Map.entry("b", "y"));
    }

    @Test
    void a_typed_array_of_texts_gives_them_in_order() {
        // Given
        var reader = reader("[$S#i\u0002i\u0001xi\u0001y");
        var texts = new ArrayList<String>();
        // When
        reader.array(() -> texts.add(reader.text()));
        // Then
        assertThat(texts).containsExactly("x", "y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[$d",
                "[$d]",
                "[$d#i\u0005\u0000",
                "[#l\u007f\u00ff\u00ff\u00ff",
                "[$U#L\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
                "[$D#L \u0000\u0000\u0000\u0000\u0000\u0000\u0001",
                "[#i\u00ff",
                "[x]",
                "{i\u0001",
                "{i\u0001a}",
                "{\"a\":1}",
                "Sl\u007f\u00ff\u00ff\u00ff",
                "?",
                "H",
            })
    void damaged_bytes_are_refused(String written) {
        // When, Then
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(() -> reader(written).skip())
                .withMessageMatching("The model is not sound UBJ: .* at byte \\d+\\.");
    }

    @Test
    void an_array_that_takes_no_bytes_is_not_walked_through() {
        // Given
        var reader = reader("[$Z#L\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");
        // When, Then
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(() -> reader.array(reader::skip))
                .withMessageContaining("an array of Z");
    }

    @Test
    void nesting_has_a_limit() {
        // Given
        var deep = reader("[".repeat(100_000));
        // When, Then
        assertThatExceptionOfType(UnusableModel.class)
                .isThrownBy(deep::skip)
                .withMessageContaining("nesting deeper than 32");
    }

    private static UbjReader reader(String written) {
        return new UbjReader(written.getBytes(StandardCharsets.ISO_8859_1));
    }
}
