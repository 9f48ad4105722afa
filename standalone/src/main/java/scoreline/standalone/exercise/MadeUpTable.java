package scoreline.standalone.exercise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import scoreline.standalone.train.OwnTable;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.tables.SubmissionTimes;

/** Applications of few columns: a training on them is a matter of seconds. */
final class MadeUpTable {
    static final String ID = "id";
    static final String TARGET = "defaulted";

    private static final List<String> TRADES = List.of("road", "office", "shop");

    private static final int ROWS_FOR_A_BUNDLE = 1_500;

    private MadeUpTable() {}

    /** Trains on such applications, in their folder, and returns the bundle's. */
    static Path bundleIn(Path folder) throws IOException {
        Path table = write(folder.resolve("applications.csv"), ROWS_FOR_A_BUNDLE);
        Path bundle = folder.resolve("bundle");
        var columns = new OwnTable.Columns(Optional.of(ID), Optional.of(TARGET), Optional.empty());
        byte[] catalogue = new OwnTable(table, columns, Optional.empty())
                .catalogue(bundle, new PrintWriter(PrintWriter.nullWriter()));
        int processors = Runtime.getRuntime().availableProcessors();
        new Training(table, SubmissionTimes.USUAL, Recipe.quick(), 10, 1, processors)
                .writeTo(bundle, catalogue, (_, _) -> {});
        return bundle;
    }

    /** Returns the file. */
    static Path write(Path file, int rows) throws IOException {
        var people = new SplittableRandom(1);
        List<String> lines = new ArrayList<>(List.of(ID + "," + TARGET + ",income,credit,age_years,score,trade"));
        for (int row = 0; row < rows; row++) {
            double income = people.nextDouble(1_000, 6_000);
            double credit = people.nextDouble(2_000, 90_000);
            int age = people.nextInt(20, 70);
            double score = people.nextGaussian();
            double logOdds = -2 + credit / income / 20 - (age - 45) / 30.0 - score;
            lines.add("%d,%d,%s,%.2f,%d,%.3f,%s"
                    .formatted(
                            row,
                            people.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0,
                            people.nextInt(12) == 0 ? "" : "%.2f".formatted(income),
                            credit,
                            age,
                            score,
                            TRADES.get(people.nextInt(TRADES.size()))));
        }
        return Files.write(file, lines);
    }
}
