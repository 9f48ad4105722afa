package scoreline.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleAddressTest {

    @Test
    void a_folder_an_alias_and_a_version_are_told_apart() {
        assertThat(BundleAddress.parse("runs/first")).isEqualTo(new BundleAddress.Folder(Path.of("runs/first")));
        assertThat(BundleAddress.parse("models:/credit-default@champion"))
                .isEqualTo(new BundleAddress.Alias("credit-default", "champion"));
        assertThat(BundleAddress.parse("models:/credit-default/12"))
                .isEqualTo(new BundleAddress.Version("credit-default", 12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"models:/m@champion", "models:/m/3", "runs/first"})
    void it_is_written_as_it_was_read(String written) {
        assertThat(BundleAddress.parse(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models:",
                "models:/",
                "models:/m",
                "models:/m/",
                "models:/m/0",
                "models:/m/x",
                "models:/m@",
                "models:/../m@champion",
                "models:/m/n@champion",
                "models:/m/99999999999",
                "models://m/1"
            })
    void what_names_no_version_is_refused(String written) {
        assertThatThrownBy(() -> BundleAddress.parse(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
