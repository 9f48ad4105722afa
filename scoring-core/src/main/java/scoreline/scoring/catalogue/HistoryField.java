package scoreline.scoring.catalogue;

import java.util.List;

/// A column of a history source.
///
/// @param sentinels numbers that stand for "not known" or "does not apply", read as missing; a day has none
public record HistoryField(String name, Kind kind, List<Double> sentinels, Text label, String unit) {

    public enum Kind {
        NUMBER,
        CATEGORY,
        /** A date; formulas see days from the application to it, negative where it lies before. */
        DAY
    }

    public HistoryField {
        sentinels = List.copyOf(sentinels);
        if (kind != Kind.NUMBER && !sentinels.isEmpty()) {
            throw new UnusableCatalogue("the history field " + name + " is no number and has no sentinels.");
        }
    }
}
