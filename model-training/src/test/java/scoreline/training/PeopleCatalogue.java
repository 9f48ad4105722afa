package scoreline.training;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Age;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;

/** A catalogue for tests of what people are: numbers SIGNAL, NOISE, PROXY and YEARS, and a GENDER that no feature reads. */
public final class PeopleCatalogue {

    private static final int YEARS = 3;

    private PeopleCatalogue() {}

    /** GENDER is protected, YEARS the age. */
    public static Catalogue of() {
        Catalogue plain = withoutProtection();
        List<Field> fields = plain.fields().stream()
                .map(field -> new Field(
                        field.name(),
                        field.kind(),
                        field.mandatory(),
                        field.sentinels(),
                        field.name().equals("GENDER"),
                        field.availability(),
                        field.label(),
                        field.categories(),
                        field.unit()))
                .toList();
        return new Catalogue(
                plain.name(),
                plain.version(),
                plain.table(),
                fields,
                plain.history(),
                plain.aggregates(),
                plain.groups(),
                plain.features(),
                Optional.of(new Age(new Formula.Number(YEARS, List.of()), 1)),
                plain.segment());
    }

    public static Catalogue withoutProtection() {
        Catalogue all = SmallCatalogue.of(List.of("SIGNAL", "NOISE", "PROXY", "YEARS"), List.of("GENDER"));
        return all.with(all.features().stream()
                .filter(feature -> !feature.name().equals("GENDER"))
                .toList());
    }

    public static Row row(double signal, double noise, double proxy, double years, @Nullable String gender) {
        return new Row(
                new double[] {signal, noise, proxy, years, Double.NaN},
                new @Nullable String[] {null, null, null, null, gender});
    }
}
