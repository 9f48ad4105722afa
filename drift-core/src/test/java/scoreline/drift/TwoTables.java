package scoreline.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.parity.Column;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Availability;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.PlainCatalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;

/** Two made-up tables of the same columns, and one judged against the other. */
public final class TwoTables {

    private record Made(Field field, List<Object> reference, List<Object> live) {}

    private final List<Made> columns = new ArrayList<>();

    /** NaN is missing. */
    public TwoTables numbers(String name, double[] reference, double[] live) {
        columns.add(new Made(field(name, Field.Kind.NUMBER), objects(reference), objects(live)));
        return this;
    }

    private static List<Object> objects(double[] values) {
        return Arrays.stream(values).<Object>mapToObj(value -> value).toList();
    }

    /** Empty is missing. */
    public TwoTables categories(String name, List<String> reference, List<String> live) {
        columns.add(new Made(field(name, Field.Kind.CATEGORY), List.copyOf(reference), List.copyOf(live)));
        return this;
    }

    private static Field field(String name, Field.Kind kind) {
        return new Field(
                name,
                kind,
                false,
                List.of(),
                false,
                new Availability(true, new Text("Made up.", "Inventé.")),
                new Text(name, name),
                Collections.emptySortedMap(),
                kind == Field.Kind.NUMBER ? "number" : "category");
    }

    public Catalogue catalogue() {
        var table = new Table("id", "target", Optional.empty(), Optional.empty(), List.of(), List.of());
        var fields = columns.stream().map(Made::field).toList();
        return Catalogue.read(new PlainCatalogue("two tables", table, fields).json());
    }

    public Baseline baseline() {
        Catalogue catalogue = catalogue();
        List<Row> rows = rows(columns.stream().map(Made::reference).toList());
        return Baseline.ofTable(
                catalogue, Reference.learn(catalogue, rows, features(catalogue, rows), new double[rows.size()]));
    }

    public WindowCounts window(Baseline baseline) {
        WindowCounts window = new Judge(baseline).window();
        var binning = new Binning(baseline.catalogue(), baseline.reference());
        List<Row> rows = rows(columns.stream().map(Made::live).toList());
        float[][] features = features(baseline.catalogue(), rows);
        for (int row = 0; row < rows.size(); row++) {
            window.count(binning.of(rows.get(row), features[row]));
        }
        return window;
    }

    public Judgement judgement() {
        Baseline baseline = baseline();
        return new Judge(baseline).judge(window(baseline));
    }

    public Column reference(int column) {
        return column(columns.get(column), columns.get(column).reference());
    }

    public Column live(int column) {
        return column(columns.get(column), columns.get(column).live());
    }

    private static Column column(Made made, List<Object> values) {
        return made.field().kind() == Field.Kind.NUMBER
                ? Column.numbers(
                        values.stream().mapToDouble(value -> (Double) value).toArray(), false)
                : Column.categories(texts(values));
    }

    private static List<@Nullable String> texts(List<Object> values) {
        List<@Nullable String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.equals("") ? null : (String) value));
        return texts;
    }

    private static List<Row> rows(List<List<Object>> columns) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < columns.getFirst().size(); row++) {
            var numbers = new double[columns.size()];
            var texts = new @Nullable String[columns.size()];
            for (int c = 0; c < numbers.length; c++) {
                Object value = columns.get(c).get(row);
                numbers[c] = value instanceof Double number ? number : Double.NaN;
                texts[c] = value instanceof String text && !text.isEmpty() ? text : null;
            }
            rows.add(new Row(numbers, texts));
        }
        return rows;
    }

    private static float[][] features(Catalogue catalogue, List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    var values = new float[catalogue.features().size()];
                    for (int f = 0; f < values.length; f++) {
                        values[f] =
                                (float) catalogue.features().get(f).formula().of(row);
                    }
                    return values;
                })
                .toArray(float[][]::new);
    }
}
