package scoreline.benchmarks.drift;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
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

/// Episodes that start among real applications, which depend on each other across features and perhaps along the
/// file. The file is the population: each month has a reference of blocks of rows as they stand, drawn from
/// anywhere, and so has each of its hourly windows.
///
/// @param block rows that stay together
/// @param reference rows of it
/// @param rows of the table
/// @param tests of a feature in a window
/// @param low those with p ≤ 0.05
/// @see <a href="https://doi.org/10.1214/aos/1176347265">Künsch (1989)</a>
record RealRows(int block, int reference, int rows, Episodes episodes, long tests, long low) {
    private static final Path TABLE = Path.of(System.getProperty("scoreline.root", "."))
            .resolve("../shared/data/home-credit/application_train.csv.gz");

    private static final List<Integer> BLOCKS = List.of(1, 50);
    private static final List<Integer> REFERENCES = List.of(18_500, 100_000);

    private static final double LEVEL = 0.05;

    /** Where the real applications are, if they are at hand. */
    static Optional<Path> table() {
        return Optional.of(TABLE.normalize()).filter(Files::exists);
    }

    static double work(Effort effort) {
        return (double) BLOCKS.size()
                * REFERENCES.size()
                * months(effort)
                * Episodes.HOURS
                * Effort.window(Episodes.ROWS);
    }

    private static int months(Effort effort) {
        return effort.populations() * effort.months() / 4;
    }

    /** Each size of blocks beside each size of the reference. */
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
        var population = new Applications(
                catalogue, rows, rows.stream().map(encoder::encode).toArray(float[][]::new));
        return REFERENCES.stream()
                .flatMap(reference -> BLOCKS.stream()
                        .map(block -> IntStream.range(0, months(effort))
                                .parallel()
                                .mapToObj(month -> month(population, block, reference, month, course))
                                .reduce(RealRows::plus)
                                .orElseThrow()))
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

    private static final class Applications {
        private final Catalogue catalogue;
        private final List<Row> rows;
        private final float[][] features;

        /// @param features shape (rows, features)
        Applications(Catalogue catalogue, List<Row> rows, float[][] features) {
            this.catalogue = catalogue;
            this.rows = rows;
            this.features = features;
        }

        Reference reference(int[] drawn) {
            return Reference.learn(
                    catalogue,
                    IntStream.of(drawn).mapToObj(rows::get).toList(),
                    IntStream.of(drawn).mapToObj(row -> features[row]).toArray(float[][]::new),
                    new double[drawn.length]);
        }

        byte[][] bins(Reference reference) {
            var binning = new Binning(catalogue, reference);
            return IntStream.range(0, features.length)
                    .mapToObj(row -> binning.of(rows.get(row), features[row]))
                    .toArray(byte[][]::new);
        }

        /** So many whole blocks as make up `count` rows, each from anywhere. */
        int[] draw(int count, int block, SplittableRandom random) {
            return IntStream.range(0, count / block)
                    .flatMap(_ -> {
                        int start = random.nextInt(features.length - block + 1);
                        return IntStream.range(start, start + block);
                    })
                    .toArray();
        }
    }

    private static RealRows month(Applications population, int block, int rows, int number, Course course) {
        var random = new SplittableRandom(8_000 + number);
        Reference reference = population.reference(population.draw(rows, block, random));
        byte[][] bins = population.bins(reference);
        var judge = new Judge(Baseline.ofTable(population.catalogue, reference));
        var tests = new long[2];
        Episodes episodes = Episodes.month(_ -> {
            WindowCounts window = judge.window();
            for (int row : population.draw(Episodes.ROWS, block, random)) {
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
        return new RealRows(block, rows, bins.length, episodes, tests[0], tests[1]);
    }

    private RealRows plus(RealRows other) {
        return new RealRows(
                block, reference, rows, episodes.plus(other.episodes), tests + other.tests, low + other.low);
    }

    double share() {
        return (double) low / tests;
    }
}
