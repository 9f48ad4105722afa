package scoreline.standalone.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.Text;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.survey.Inventory;
import scoreline.training.tables.CsvTable;

/// The columns that two tables share and that can be compared, by what the first holds.
///
/// @param catalogue each of them a feature, protected ones too: nothing is decided here
/// @param leftOut what cannot be compared, a sentence for each reason
record CommonColumns(Catalogue catalogue, List<Text> leftOut) {

    static CommonColumns of(CsvTable reference, CsvTable live, Set<String> named, ProgressLine progress) {
        var inventory = Inventory.of(
                reference,
                named,
                rows -> progress.show(
                        "%s: %,d rows looked at".formatted(reference.file().getFileName(), rows)));
        List<Field> fields = inventory.fields().stream()
                .filter(field -> live.columns().contains(columnOf(inventory, field)))
                .toList();
        if (fields.isEmpty()) {
            throw new Stopped("The tables " + reference.file() + " and " + live.file()
                    + " share no column that could be compared.");
        }
        return new CommonColumns(catalogue(inventory, fields), leftOut(reference, live, named, inventory));
    }

    private static String columnOf(Inventory inventory, Field field) {
        return inventory.columns().stream()
                .filter(column -> column.field().equals(field.name()))
                .map(Table.Column::column)
                .findFirst()
                .orElse(field.name());
    }

    private static Catalogue catalogue(Inventory inventory, List<Field> fields) {
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        List<Table.Column> columns = inventory.columns().stream()
                .filter(column -> names.contains(column.field()))
                .toList();
        List<Group> groups = new ArrayList<>();
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            Formula formula =
                    field.kind() == Field.Kind.CATEGORY ? new Formula.Category(i) : new Formula.Number(i, List.of());
            groups.add(new Group(field.name(), field.label()));
            features.add(new Feature(
                    field.name(), formula, field.unit(), field.label(), field.name(), Feature.Direction.NONE));
        }
        // No column is the id or the target here; no column of a table has no name, or a blank one.
        var table = new Table("", " ", Optional.empty(), Optional.empty(), columns, List.of());
        return new Catalogue(
                "tables", 1, table, fields, List.of(), List.of(), groups, features, Optional.empty(), Optional.empty());
    }

    private static List<Text> leftOut(CsvTable reference, CsvTable live, Set<String> named, Inventory inventory) {
        List<Text> texts = new ArrayList<>();
        addOnlyIn(reference, live, named, texts);
        addOnlyIn(live, reference, named, texts);
        List<Table.Excluded> excluded = inventory.excluded().stream()
                .filter(column -> live.columns().contains(column.column()))
                .toList();
        if (!excluded.isEmpty()) {
            String reasons = excluded.stream()
                    .map(column -> column.column() + " (" + column.why() + ")")
                    .collect(Collectors.joining("; "));
            String names = excluded.stream().map(Table.Excluded::column).collect(Collectors.joining(", "));
            texts.add(new Text(
                    "Columns that cannot be compared, by what the reference holds: " + reasons + ".",
                    "Colonnes qui ne se comparent pas, car vides, constantes, dates, numéros ou textes libres dans la"
                            + " référence : " + names + "."));
        }
        return texts;
    }

    private static void addOnlyIn(CsvTable one, CsvTable other, Set<String> named, List<Text> texts) {
        SortedSet<String> only = new TreeSet<>(one.columns());
        only.removeAll(other.columns());
        only.removeAll(named);
        if (!only.isEmpty()) {
            String names = String.join(", ", only);
            texts.add(new Text(
                    "Columns that only " + one.file().getFileName() + " has: " + names + ".",
                    "Colonnes propres à " + one.file().getFileName() + " : " + names + "."));
        }
    }
}
