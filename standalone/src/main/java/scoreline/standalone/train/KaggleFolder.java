package scoreline.standalone.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.history.KaggleTable;
import scoreline.training.tables.ApplicationTable;

/** A folder of Kaggle's Home Credit files, which the shipped catalogues describe: with or without the customers' past. */
record KaggleFolder(Path folder) implements Source {

    @Override
    public Path table() {
        return ApplicationTable.labelledIn(folder);
    }

    @Override
    public byte[] catalogue(Path bundle, PrintWriter terminal) {
        var history = Stream.of(KaggleTable.values())
                .filter(table -> table.in(folder).isPresent())
                .map(KaggleTable::source)
                .toList();
        if (history.isEmpty()) {
            return Catalogue.homeCreditJson();
        }
        terminal.println("History    " + String.join(", ", history));
        return Catalogue.homeCreditWithHistoryJson();
    }
}
