package scoreline.scoring.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.tree.Ensemble;

/** Real applications, where they are at hand: margins to the bit, contributions to rounding. */
class RealRowsTest {
    private static final Path TABLE = Path.of(System.getProperty("scoreline.root", ".."))
            .resolve("../shared/data/home-credit/application_train.csv.gz");

    @Test
    void each_real_row_has_the_margin_of_xgboost_and_the_contributions_of_the_reference() throws Exception {
        assumeTrue(Files.exists(TABLE), "no real applications at " + TABLE);
        // Given
        List<Map<String, String>> table = read(TABLE);
        float[][] features = features(table);
        var matrix = new DMatrix(flat(features), features.length, features[0].length, Float.NaN);
        matrix.setLabel(labels(table));
        Booster booster = XGBoost.train(
                matrix,
                Map.of("objective", "binary:logistic", "max_depth", 4, "eta", 0.1, "max_bin", 254, "nthread", 2),
                100,
                Map.of(),
                null,
                null);
        float[][] expected = booster.predict(matrix, true);
        // When
        Ensemble ensemble = Ensemble.readXgboost(booster.toByteArray("ubj"));
        var explainer = new Explainer(ensemble);
        long otherBits = IntStream.range(0, features.length)
                .filter(row ->
                        Float.floatToIntBits(ensemble.margin(features[row])) != Float.floatToIntBits(expected[row][0]))
                .count();
        double farthest = IntStream.range(0, features.length)
                .parallel()
                .mapToDouble(row -> distance(explainer, ensemble, features[row]))
                .max()
                .orElseThrow();
        double widestGap = IntStream.range(0, features.length)
                .mapToDouble(row -> Math.abs(sum(explainer, features[row]) - expected[row][0]))
                .max()
                .orElseThrow();
        booster.dispose();
        matrix.dispose();
        // Then
        System.out.printf(
                "%d real rows: %d margins of other bits, contributions within %.2e, sums within %.2e%n",
                features.length, otherBits, farthest, widestGap);
        assertThat(otherBits).isZero();
        assertThat(farthest).isLessThanOrEqualTo(2e-6);
        assertThat(widestGap).isLessThanOrEqualTo(1e-5);
    }

    private static double distance(Explainer explainer, Ensemble ensemble, float[] row) {
        var contributions = new float[row.length];
        explainer.explain(row, contributions);
        double[] reference = Lundberg.shapley(ensemble, row);
        return IntStream.range(0, row.length)
                .mapToDouble(i -> Math.abs(contributions[i] - reference[i]))
                .max()
                .orElseThrow();
    }

    private static double sum(Explainer explainer, float[] row) {
        var contributions = new float[row.length];
        explainer.explain(row, contributions);
        double sum = explainer.bias();
        for (float contribution : contributions) {
            sum += contribution;
        }
        return sum;
    }

    private static float[][] features(List<Map<String, String>> table) {
        Catalogue catalogue = Catalogue.homeCredit();
        var encoder = new RowEncoder(catalogue, encodings(catalogue, table));
        return table.stream()
                .map(cells -> encoder.encode(row(catalogue, cells)))
                .toArray(float[][]::new);
    }

    private static Row row(Catalogue catalogue, Map<String, String> cells) {
        var numbers = new double[catalogue.fields().size()];
        var texts = new @Nullable String[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            Field field = catalogue.fields().get(i);
            String cell = cells.getOrDefault(field.name(), "");
            numbers[i] = field.kind() == Field.Kind.CATEGORY || cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            texts[i] = field.kind() == Field.Kind.NUMBER || cell.isEmpty() ? null : cell;
        }
        return new Row(numbers, texts);
    }

    private static List<CategoryEncoding> encodings(Catalogue catalogue, List<Map<String, String>> table) {
        List<CategoryEncoding> encodings = new ArrayList<>();
        for (Field field : catalogue.fields()) {
            if (field.kind() == Field.Kind.CATEGORY) {
                Map<String, int[]> counts = new TreeMap<>();
                for (Map<String, String> cells : table) {
                    int[] count = counts.computeIfAbsent(cells.getOrDefault(field.name(), ""), _ -> new int[2]);
                    count[0]++;
                    count[1] += Integer.parseInt(cells.getOrDefault("TARGET", "0"));
                }
                counts.remove("");
                Map<String, Float> rates = new HashMap<>();
                counts.forEach((category, count) -> rates.put(category, (float) count[1] / count[0]));
                encodings.add(new CategoryEncoding(field.name(), 0.08f, rates));
            }
        }
        return encodings;
    }

    private static float[] labels(List<Map<String, String>> table) {
        var labels = new float[table.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Float.parseFloat(table.get(i).getOrDefault("TARGET", "0"));
        }
        return labels;
    }

    private static float[] flat(float[][] rows) {
        var flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[i].length, rows[i].length);
        }
        return flat;
    }

    private static List<Map<String, String>> read(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<String> header = cells(lines.readLine());
            return lines.lines()
                    .map(line -> {
                        List<String> cells = cells(line);
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < header.size(); i++) {
                            row.put(header.get(i), cells.get(i));
                        }
                        return row;
                    })
                    .toList();
        }
    }

    /** The table quotes cells that hold commas, and no cell holds a quote. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
