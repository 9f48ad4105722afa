package scoreline.training.generated;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import scoreline.training.tables.SubmissionTimes;

/// Made-up tables in the shape of Home Credit's: eight files with Kaggle's names and columns, keys
/// that join, and missing values, correlations and a default rate much like the real ones. No score
/// made from the application table can rank them better than an AUC of about 0.77; the history
/// adds some 0.02.
///
/// Application _i_ and its history depend on the seed, the drift and _i_ alone, so application_train of more
/// applications begins with that of fewer. Memory does not grow with their number.
///
/// @param people who apply; application_test goes on where application_train ends
/// @param applications labelled ones, 1 or more; the tables have a fifth more without a label
public record GeneratedTables(GeneratedApplications people, int applications) {

    /** The file that says the folder's rows are made up. */
    public static final String MARKER = "GENERATED.md";

    private static final int UNLABELLED = 5;

    private static final List<Table<?>> ALL = List.of(
            Application.TRAIN,
            Application.TEST,
            BureauCredit.TABLE,
            BureauMonth.TABLE,
            PreviousApplication.TABLE,
            LoanMonth.TABLE,
            CardMonth.TABLE,
            Instalment.TABLE);

    public GeneratedTables {
        if (applications < 1) {
            throw new IllegalArgumentException("applications must be at least 1, was " + applications);
        }
    }

    /** Of a population that does not change. */
    public GeneratedTables(long seed, int applications) {
        this(new GeneratedApplications(seed), applications);
    }

    /** Writes all eight tables. */
    public void write(Path directory) throws IOException {
        write(directory, done -> {});
    }

    /// Writes all eight tables, in place of those that were generated there before.
    ///
    /// @param progress told after each application how many are written
    /// @throws FileAlreadyExistsException if the directory holds tables that were not generated
    public void write(Path directory, IntConsumer progress) throws IOException {
        prepare(directory, "all eight tables");
        try (var train = TableFile.create(directory, Application.TRAIN);
                var test = TableFile.create(directory, Application.TEST);
                var histories = HistoryFiles.create(directory)) {
            for (int i = 0; i < rows(); i++) {
                Application application = people.whole(i);
                (i < applications ? train : test).add(application);
                histories.add(History.of(people.seed(), application));
                progress.accept(i + 1);
            }
        }
    }

    /// Writes application_train alone, in place of tables that were generated there before.
    ///
    /// @throws FileAlreadyExistsException if the directory holds tables that were not generated
    public void writeApplications(Path directory) throws IOException {
        prepare(directory, "application_train alone");
        try (var train = TableFile.create(directory, Application.TRAIN)) {
            for (int i = 0; i < applications; i++) {
                train.add(people.whole(i));
            }
        }
    }

    /// Writes outcomes.csv beside tables that were generated before: of every application whether its loan defaulted,
    /// and
    /// when that became known.
    ///
    /// @param times of both tables, each from its own first row on
    public void writeOutcomes(Path directory, SubmissionTimes times) throws IOException {
        try (var outcomes = TableFile.plain(directory, LoanOutcome.TABLE)) {
            for (int i = 0; i < rows(); i++) {
                Instant submittedAt = times.of(i < applications ? i : i - applications);
                outcomes.add(LoanOutcome.of(people.seed(), people.whole(i), submittedAt));
            }
        }
    }

    private int rows() {
        return applications + applications / UNLABELLED;
    }

    /** Real tables are never written over, nor joined by generated ones. */
    private void prepare(Path directory, String what) throws IOException {
        Files.createDirectories(directory);
        Path marker = directory.resolve(MARKER);
        boolean ours = Files.exists(marker);
        for (Table<?> table : ALL) {
            Path plain = directory.resolve(table.plainName());
            Path compressed = directory.resolve(table.fileName());
            if (Files.exists(plain) || (!ours && Files.exists(compressed))) {
                throw notGenerated(directory, "a " + table.name());
            }
            Files.deleteIfExists(compressed);
        }
        Path outcomes = directory.resolve(LoanOutcome.TABLE.plainName());
        if (!ours && Files.exists(outcomes)) {
            throw notGenerated(directory, "an " + LoanOutcome.TABLE.plainName());
        }
        Files.deleteIfExists(outcomes);
        Files.writeString(
                marker,
                """
                # Generated tables

                Every row in this folder is made up. The tables have the names and the shape of Home Credit's, and none of
                its rows; their ids start at %d. Nothing learned from them says anything about people.

                Written by Scoreline: %s, seed %d, %d labelled applications.
                """.formatted(Application.FIRST_ID, what, people.seed(), applications)
                        + people.drift().map(GeneratedTables::note).orElse(""));
    }

    private static String note(Drift drift) {
        return """

                From application %d on, counted from 0, the population changes, from application %d on in full: %s,
                strength %s. %s
                """.formatted(
                        drift.from(),
                        drift.from() + drift.over() - 1,
                        drift.scenario().key(),
                        drift.strength(),
                        drift.scenario().sentence().en());
    }

    private static FileAlreadyExistsException notGenerated(Path directory, String what) {
        return new FileAlreadyExistsException(
                directory.toString(), null, "it holds " + what + " that was not generated");
    }
}
