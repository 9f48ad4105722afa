package scoreline.training.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.training.tables.ApplicationTable;

/// The tables beside Kaggle's applications as events, for a broker to bring them: the rows that
/// [PastOfApplications] sees, under the same ids and days.
public final class PastEvents {
    private PastEvents() {}

    /// Hands over the past of those who apply, source by source and customer by customer.
    ///
    /// @param directory of the tables, `.csv` or `.csv.gz`; one that is not there is empty
    /// @param applications to which the tables' days are relative
    /// @param scratch a directory for what does not fit into memory
    /// @throws UnusableHistory when a table cannot be read, or a customer applies on several days: one sentence
    public static void forEach(
            Path directory, ApplicationTable applications, Catalogue catalogue, Path scratch, Consumer<PastEvent> taker)
            throws IOException {
        Map<String, Integer> days = days(applications);
        Files.createDirectories(scratch);
        for (int source = 0; source < catalogue.history().size(); source++) {
            var table = SourceTable.open(source, catalogue.history().get(source), directory, scratch);
            if (table.isPresent()) {
                try (var open = table.get()) {
                    open.forEachCustomer(customer -> {
                        Integer day = days.get(customer.customer());
                        if (day != null) {
                            customer.events(day).forEach(taker);
                        }
                    });
                }
            }
        }
    }

    private static Map<String, Integer> days(ApplicationTable applications) {
        var days = new HashMap<String, Integer>();
        for (var application : applications) {
            int day = (int) application
                    .submittedAt()
                    .atOffset(ZoneOffset.UTC)
                    .toLocalDate()
                    .toEpochDay();
            Integer other = days.put(application.applicationId(), day);
            if (other != null && other != day) {
                throw new UnusableHistory("A customer applies on several days, row " + (application.index() + 1)
                        + " being the second: it is not said to which of them the days of the history are relative.");
            }
        }
        return days;
    }
}
