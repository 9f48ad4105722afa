package scoreline.training.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.history.RecordBytes;

/// The table of one of a catalogue's sources, read once, customer by customer.
final class SourceTable implements AutoCloseable {
    private final int source;
    private final List<HistoryField> fields;
    private final KaggleTable kind;
    private final Path file;
    private final CustomerRows rows;
    private final RecordBytes codec;
    private final Map<String, HistoryField.Kind> kinds = new TreeMap<>();

    private SourceTable(int source, HistorySource described, KaggleTable kind, Path file, CustomerRows rows) {
        this.source = source;
        this.fields = described.fields();
        this.kind = kind;
        this.file = file;
        this.rows = rows;
        this.codec = new RecordBytes(fields);
        rows.columns().keySet().forEach(column -> kinds.put(column, KaggleTable.kindOf(column)));
        kinds.remove(CustomerRows.CUSTOMER);
        fields.forEach(field -> kinds.put(field.name(), field.kind()));
    }

    /// @param source position in the catalogue's history
    /// @param scratch a directory for what does not fit into memory
    /// @return empty where the directory has no such table
    /// @throws UnusableHistory one sentence that names the source or the file
    static Optional<SourceTable> open(int source, HistorySource described, Path directory, Path scratch) {
        KaggleTable kind = KaggleTable.of(described.name())
                .orElseThrow(
                        () -> new UnusableHistory("the source " + described.name() + " is none of Kaggle's tables."));
        return kind.in(directory)
                .map(file -> new SourceTable(
                        source, described, kind, file, CustomerRows.open(kind, directory, file, scratch)));
    }

    /// Hands over each customer's rows, which may be kept no longer than that.
    ///
    /// @throws UnusableHistory one sentence that names the file, and the column where a cell cannot be read
    void forEachCustomer(Consumer<CustomerRecords> taker) {
        var ofOne = new ArrayList<String[]>();
        String customer = "";
        try {
            while (rows.next()) {
                if (!rows.customer().equals(customer)) {
                    taker.accept(new CustomerRecords(this, customer, ofOne));
                    customer = rows.customer();
                    ofOne.clear();
                }
                ofOne.add(rows.cells());
            }
            taker.accept(new CustomerRecords(this, customer, ofOne));
        } catch (Cells.UnreadableCell e) {
            throw new UnusableHistory(file + " has no readable " + e.getMessage() + " in some row.", e);
        }
    }

    int source() {
        return source;
    }

    List<HistoryField> fields() {
        return fields;
    }

    KaggleTable kind() {
        return kind;
    }

    RecordBytes codec() {
        return codec;
    }

    /** Position by name. */
    Map<String, Integer> columns() {
        return rows.columns();
    }

    /** What the cells of each column are, but for the customer's. */
    Map<String, HistoryField.Kind> kinds() {
        return kinds;
    }

    @Override
    public void close() {
        rows.close();
    }
}
