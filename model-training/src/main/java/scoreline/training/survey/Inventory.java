package scoreline.training.survey;

import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Table;
import scoreline.training.tables.CsvTable;

/// What the columns of a table hold, by the rules of a [Survey], where nobody says which is the id and when each row
/// was
/// submitted.
///
/// @param fields one for each column that is a number or a category
/// @param columns of those fields that are named otherwise
/// @param excluded the others, with the reason
public record Inventory(List<Field> fields, List<Table.Column> columns, List<Table.Excluded> excluded) {

    public Inventory {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
        excluded = List.copyOf(excluded);
    }

    /// @param leftOut columns that are not looked at
    /// @param progress takes how many rows have been read
    /// @throws scoreline.training.tables.UnusableTable when the table has no rows or no other columns
    public static Inventory of(CsvTable csv, Set<String> leftOut, LongConsumer progress) {
        var draft = new Draft("it holds dates, which move with the calendar");
        Survey.facts(csv, leftOut, progress).forEach(draft::sort);
        return new Inventory(draft.fields(), draft.columns(), draft.excluded());
    }
}
