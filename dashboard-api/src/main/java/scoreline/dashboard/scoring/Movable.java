package scoreline.dashboard.scoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.service.UnusableConfig;

/**
 * Which fields somebody may move to see what would have been decided: what is agreed on, not who asks.
 *
 * @param fields in the order of the settings, else of the catalogue
 */
record Movable(List<String> fields) {
    static final String SETTING = "dashboard.what-if.fields";

    /** What an offer is made of, in the public Home Credit table. */
    private static final Set<String> OFFER =
            Set.of("AMT_CREDIT", "AMT_ANNUITY", "AMT_GOODS_PRICE", "NAME_CONTRACT_TYPE");

    Movable {
        fields = List.copyOf(fields);
    }

    /**
     * Those that the settings name; else the offer where the catalogue is of the public table, and the loan's amount.
     *
     * @throws UnusableConfig if the catalogue has no such field, or has it for fairness alone
     */
    static Movable of(Catalogue catalogue, Optional<List<String>> named) {
        named.orElse(List.of()).forEach(name -> requireMovable(catalogue, name));
        return new Movable(named.orElseGet(() -> usual(catalogue)));
    }

    private static void requireMovable(Catalogue catalogue, String name) {
        var field = catalogue.fields().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableConfig("%s names %s, which is no field of the catalogue %s."
                        .formatted(SETTING, name, catalogue.name())));
        if (field.protectedAttribute()) {
            throw new UnusableConfig("%s names %s, which is protected: nobody may move it.".formatted(SETTING, name));
        }
    }

    private static List<String> usual(Catalogue catalogue) {
        var offer = catalogue.table().isHomeCredit() ? OFFER : Set.<String>of();
        var usual = new LinkedHashSet<>(Stream.concat(catalogue.table().amount().stream(), offer.stream())
                .toList());
        return catalogue.fields().stream()
                .filter(field -> !field.protectedAttribute())
                .map(Field::name)
                .filter(usual::contains)
                .toList();
    }

    boolean contains(String field) {
        return fields.contains(field);
    }

    /// A field that no catalogue describes moves nothing, and nobody knows whether it is protected.
    ///
    /// @param unconstrained whether fields move that are not part of what is agreed on
    boolean allows(Catalogue catalogue, String name, boolean unconstrained) {
        var field = catalogue.field(name);
        return field.isPresent()
                && !catalogue.fields().get(field.getAsInt()).protectedAttribute()
                && (unconstrained || contains(name));
    }
}
