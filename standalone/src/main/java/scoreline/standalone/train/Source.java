package scoreline.standalone.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import scoreline.standalone.terminal.WrongUse;

/** What a bundle is trained on. */
public sealed interface Source permits KaggleFolder, OwnTable {

    /** The labelled applications, {@code .csv} or {@code .csv.gz}. */
    Path table();

    /**
     * The catalogue's file, read or made.
     *
     * @param bundle where the bundle will be
     * @param terminal told what of the table is no feature
     */
    byte[] catalogue(Path bundle, PrintWriter terminal);

    /**
     * Makes sense of the options.
     *
     * @param data {@code --data}
     * @param table {@code --table}
     * @param columns {@code --id}, {@code --target} and {@code --time}
     * @param catalogue {@code --catalogue}
     */
    static Source of(Optional<Path> data, Optional<Path> table, OwnTable.Columns columns, Optional<Path> catalogue) {
        if (data.isPresent() == table.isPresent()) {
            throw new WrongUse("One of --data and --table is needed, and not both");
        }
        if (table.isPresent()) {
            return new OwnTable(table.get(), columns, catalogue);
        }
        if (catalogue.isPresent() || !columns.equals(OwnTable.Columns.NONE)) {
            throw new WrongUse("--id, --target, --time and --catalogue go with --table, not with --data");
        }
        return new KaggleFolder(data.orElseThrow());
    }
}
