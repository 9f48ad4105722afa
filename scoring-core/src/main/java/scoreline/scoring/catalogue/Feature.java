package scoreline.scoring.catalogue;

/// A value that the model sees, computed from an application by its formula.
///
/// @param group code of the [Group] it is explained under
/// @param direction of the risk as the value grows, where the trade knows it; `NONE` for a category
public record Feature(String name, Formula formula, String unit, Text label, String group, Direction direction) {

    public enum Direction {
        INCREASING,
        DECREASING,
        NONE
    }

    public Feature {
        if (formula instanceof Formula.Category && direction != Direction.NONE) {
            throw new UnusableCatalogue("the feature " + name + " is a category and has no direction.");
        }
    }

    public boolean isCategory() {
        return formula instanceof Formula.Category;
    }
}
