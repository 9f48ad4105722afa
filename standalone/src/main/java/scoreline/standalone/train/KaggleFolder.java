package scoreline.standalone.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.tables.ApplicationTable;

/** A folder of Kaggle's Home Credit files, which the shipped catalogue describes. */
record KaggleFolder(Path folder) implements Source {

    @Override
    public Path table() {
        return ApplicationTable.labelledIn(folder);
    }

    @Override
    public byte[] catalogue(Path bundle, PrintWriter terminal) {
        return Catalogue.homeCreditJson();
    }
}
