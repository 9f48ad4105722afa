package scoreline.benchmarks.drift;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import scoreline.drift.histogram.WindowCounts;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.drift.verdict.Judgement;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Binning;
import scoreline.scoring.reference.Reference;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;

/// Episodes that start among real applications, which depend on each other across features and perhaps along
/// the file. The table is cut into blocks of rows as they stand. Each month of hourly windows shuffles the
/// blocks: one half is the reference, and each window is drawn from the other, whole blocks, none twice in
/// it.
///
/// @param block rows that stay together
/// @param rows of the table
/// @param tests of a feature in a window
/// @param low those with p ≤ 0.05
record RealRows(int block, int rows, Episodes episodes, long tests, long low) {
    private static final Path TABLE = Path.of(System.getProperty("scoreline.root", "."))
            .resolve("../shared/data/home-credit/application_train.csv.gz");

    static final List<Integer> BLOCKS = List.of(1, 50);

    private static final double LEVEL = 0.05;

    /** Where the real applications are, if they are at hand. */
    static Optional<Path> table() {
        return Optional.of(TABLE.normalize()).filter(Files::exists);
    }

    static double work(Effort effort) {
        return (double) BLOCKS.size() * months(effort) * Episodes.HOURS * Effort.window(Episodes.ROWS);
    }

    private static int months(Effort effort) {
        return effort.populations() * effort.months() / 4;
    }

    static List<RealRows> measure(Path file, Effort effort, Course course) {
        Catalogue all = Catalogue.homeCredit();
        Catalogue catalogue = all.with(all.features().subList(0, Effort.FEATURES));
        List<Row> rows = new ArrayList<>();
        try (var table = ApplicationTable.open(file, catalogue, SubmissionTimes.USUAL)) {
            for (ApplicationRow row : table) {
                rows.add(row.row());
            }
        }
        var encoder = new RowEncoder(catalogue, encodings(catalogue));
        float[][] features = rows.stream().map(encoder::encode).toArray(float[][]::new);
        return BLOCKS.stream()
                .map(block -> IntStream.range(0, months(effort))
                        .parallel()
                        .mapToObj(month -> month(block, month, catalogue, rows, features, course))
                        .reduce(RealRows::plus)
                        .orElseThrow())
                .toList();
    }

    /** A category's cell is that of its name; what it is worth to a model does not matter here. */
    private static List<CategoryEncoding> encodings(Catalogue catalogue) {
        return catalogue.features().stream()
                .map(Feature::formula)
                .filter(Formula.Category.class::isInstance)
                .map(formula -> catalogue
                        .fields()
                        .get(((Formula.Category) formula).field())
                        .name())
                .distinct()
                .map(field -> new CategoryEncoding(field, 0, Map.of()))
                .toList();
    }

    private static RealRows month(
            int block, int number, Catalogue catalogue, List<Row> rows, float[][] features, Course course) {
        var random = new Random(8_000 + number);
        List<Integer> blocks =
                new ArrayList<>(IntStream.range(0, rows.size() / block).boxed().toList());
        Collections.shuffle(blocks, random);
        int half = blocks.size() / 2;
        int[] seen = rowsOf(blocks.subList(0, half), block);
        Reference reference = Reference.learn(
                catalogue,
                IntStream.of(seen).mapToObj(rows::get).toList(),
                IntStream.of(seen).mapToObj(row -> features[row]).toArray(float[][]::new),
                new double[seen.length]);
        var judge = new Judge(Baseline.ofTable(catalogue, reference));
        var binning = new Binning(catalogue, reference);
        List<Integer> rest = new ArrayList<>(blocks.subList(half, blocks.size()));
        byte[][] bins = new byte[rows.size()][];
        for (int row : rowsOf(rest, block)) {
            bins[row] = binning.of(rows.get(row), features[row]);
        }
        var tests = new long[2];
        Episodes episodes = Episodes.month(_ -> {
            WindowCounts window = judge.window();
            for (int row : rowsOf(drawn(rest, Episodes.ROWS / block, random), block)) {
                window.count(bins[row]);
            }
            course.advance("Real rows", Effort.window(Episodes.ROWS));
            Judgement judged = judge.judge(window);
            tests[0] += judged.features().size();
            tests[1] += judged.features().stream()
                    .filter(finding -> finding.p() <= LEVEL)
                    .count();
            return judged;
        });
        return new RealRows(block, rows.size(), episodes, tests[0], tests[1]);
    }

    /** So many at random, none twice, at the head of what is shuffled a little further. */
    private static List<Integer> drawn(List<Integer> blocks, int count, Random random) {
        for (int i = 0; i < count; i++) {
            Collections.swap(blocks, i, i + random.nextInt(blocks.size() - i));
        }
        return blocks.subList(0, count);
    }

    private static int[] rowsOf(List<Integer> blocks, int block) {
        return blocks.stream()
                .flatMapToInt(each -> IntStream.range(each * block, (each + 1) * block))
                .toArray();
    }

    private RealRows plus(RealRows other) {
        return new RealRows(block, rows, episodes.plus(other.episodes), tests + other.tests, low + other.low);
    }

    double share() {
        return (double) low / tests;
    }
}
