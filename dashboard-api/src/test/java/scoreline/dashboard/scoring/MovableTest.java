package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.service.UnusableConfig;

class MovableTest {
    private static final Catalogue HOME_CREDIT = Catalogue.homeCredit();

    @Test
    void the_offer_moves_unless_something_else_is_said() {
        assertThat(Movable.of(HOME_CREDIT, Optional.empty()).fields())
                .containsExactly("NAME_CONTRACT_TYPE", "AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE");
        assertThat(Movable.of(HOME_CREDIT, Optional.of(List.of("AMT_ANNUITY"))).fields())
                .containsExactly("AMT_ANNUITY");
    }

    @Test
    void a_field_that_is_none_or_protected_stops_the_start() {
        assertThatThrownBy(() -> Movable.of(HOME_CREDIT, Optional.of(List.of("AMT_CREDIT", "AMT"))))
                .isInstanceOf(UnusableConfig.class)
                .hasMessage("dashboard.what-if.fields names AMT, which is no field of the catalogue home-credit.");
        assertThatThrownBy(() -> Movable.of(HOME_CREDIT, Optional.of(List.of("CODE_GENDER"))))
                .isInstanceOf(UnusableConfig.class)
                .hasMessageContaining("protected");
    }

    @Test
    void what_is_protected_is_moved_by_nobody_and_what_is_not_agreed_on_by_few() {
        // Given
        var movable = Movable.of(HOME_CREDIT, Optional.empty());
        // Then
        assertThat(movable.allows(HOME_CREDIT, "AMT_CREDIT", false)).isTrue();
        assertThat(movable.allows(HOME_CREDIT, "AMT_INCOME_TOTAL", false)).isFalse();
        assertThat(movable.allows(HOME_CREDIT, "AMT_INCOME_TOTAL", true)).isTrue();
        assertThat(movable.allows(HOME_CREDIT, "CODE_GENDER", true)).isFalse();
        assertThat(movable.allows(HOME_CREDIT, "NOTHING", true)).isFalse();
        assertThat(new Movable(List.of("CODE_GENDER")).allows(HOME_CREDIT, "CODE_GENDER", false))
                .isFalse();
    }
}
