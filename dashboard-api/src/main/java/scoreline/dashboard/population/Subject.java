package scoreline.dashboard.population;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.explanation.Measure;
import scoreline.dashboard.explanation.Wording;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.reference.Cells;
import scoreline.wire.CreditDecision;

/// A feature that is asked about.
///
/// @param number in catalogue order
/// @param cells of the drift reference
record Subject(Catalogue catalogue, int number, Feature feature, Cells cells) {
    /** That an axis may have. */
    static final int MOST_CELLS = 256;

    static Subject of(Bundle bundle, int number) {
        return new Subject(
                bundle.catalogue(),
                number,
                bundle.catalogue().features().get(number),
                bundle.reference().features().get(number).cells());
    }

    /** By its own name, or that of the field that it is as it stands. */
    static Optional<Subject> find(Bundle bundle, String name) {
        var catalogue = bundle.catalogue();
        return IntStream.concat(
                        catalogue.feature(name).stream(),
                        catalogue.field(name).stream().flatMap(field -> catalogue.featureOf(field).stream()))
                .mapToObj(feature -> of(bundle, feature))
                .findFirst();
    }

    boolean isCategory() {
        return feature.isCategory();
    }

    /** In the cells of the drift reference. */
    Axis axis(int mostCells) {
        boolean hasSentinels = feature.formula() instanceof Formula.Number number
                && !catalogue.fields().get(number.field()).sentinels().isEmpty();
        return Axis.ofReference(number, cells, hasSentinels, mostCells);
    }

    float value(CreditDecision decision) {
        return decision.getFeatureValues().get(number);
    }

    /** The name of a category in the reference; null where it is missing or was not seen in training. */
    @Nullable
    String category(CreditDecision decision) {
        var bins = decision.getBins();
        int cell = Byte.toUnsignedInt(bins.get(bins.position() + number)) - Cells.FIRST;
        return cells instanceof Cells.Categories(var names) && cell >= 0 ? names.get(cell) : null;
    }

    Described described(Language language) {
        return new Described(
                feature.name(),
                isCategory() ? Kind.CATEGORY : Kind.NUMBER,
                language.of(feature.label()),
                feature.unit(),
                new Wording(language).categories(Measure.of(catalogue, feature)),
                new DescribedGroup(
                        feature.group(), language.of(catalogue.group(feature).label())));
    }

    enum Kind {
        NUMBER,
        CATEGORY
    }

    /**
     * A feature in the reader's language.
     *
     * @param name in the catalogue
     * @param unit such as {@code currency}, {@code days}, {@code count}
     * @param categoryWords what the reader calls categories, by name, so far as the catalogue says it
     */
    record Described(
            String name,
            Kind kind,
            String label,
            String unit,
            Map<String, String> categoryWords,
            DescribedGroup group) {}

    /** Features that are explained together. */
    record DescribedGroup(String code, String label) {}
}
