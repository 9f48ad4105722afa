package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.function.IntPredicate;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;

/// What similar clients must have in common with one.
///
/// @param share of the client's value by which a number may differ, 0 and up; of a category 0
record Band(Subject subject, double share) {
    private static final String PARAMETER = "band";
    private static final double WIDEST = 100;

    /// Reads `NAME:SHARE` of a number, `NAME` of a category.
    ///
    /// @throws Refusal if there is no such feature, or the share cannot be used
    static Band read(Bundle bundle, String written) {
        int colon = written.lastIndexOf(':');
        var name = colon < 0 ? written : written.substring(0, colon);
        var subject = Subject.find(bundle, name)
                .orElseThrow(() -> Refusal.ofParameter(PARAMETER, "The bundle has no such feature."));
        boolean isBare = colon < 0;
        if (subject.isCategory() != isBare) {
            throw Refusal.ofParameter(
                    PARAMETER,
                    subject.isCategory()
                            ? "A category is named without a share: it must be the same."
                            : "A number is named with a share, such as 0.25 after a colon.");
        }
        return new Band(subject, isBare ? 0 : share(written.substring(colon + 1)));
    }

    private static double share(String written) {
        try {
            double share = Double.parseDouble(written);
            if (share >= 0 && share <= WIDEST) {
                return share;
            }
        } catch (NumberFormatException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Refusal unusable() {
        return Refusal.ofParameter(PARAMETER, "The share must be a number from 0 to " + (int) WIDEST + ".");
    }

    /** Which places are within it. */
    IntPredicate of(Population population, Client client) throws SQLException {
        if (subject.isCategory()) {
            var cells = population.numbers(Column.cell(subject.number()));
            byte cell = cells.byteAt(client.place());
            return place -> cells.byteAt(place) == cell;
        }
        var values = population.numbers(Column.feature(subject.number()));
        double value = values.floatAt(client.place());
        if (Double.isNaN(value)) {
            return place -> Float.isNaN(values.floatAt(place));
        }
        double reach = share * Math.abs(value);
        return place -> Math.abs(values.floatAt(place) - value) <= reach;
    }
}
