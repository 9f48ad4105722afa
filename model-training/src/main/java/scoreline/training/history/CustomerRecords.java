package scoreline.training.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.RecordBytes;

/// One customer's rows of a history table; they become records once it is said when the application was, to which their
/// days are relative.
final class CustomerRecords {
    private final SourceTable table;
    private final String customer;
    private final List<String[]> rows;

    CustomerRecords(SourceTable table, String customer, List<String[]> rows) {
        this.table = table;
        this.customer = customer;
        this.rows = rows;
    }

    String customer() {
        return customer;
    }

    /// A record and the row it came from.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Numbered(HistoryRecord record, byte[] bytes, String[] row) {
        Numbered withOrdinal(int ordinal, RecordBytes codec) {
            var renamed = record.withId(record.id() + ":" + ordinal);
            return new Numbered(renamed, codec.of(renamed), row);
        }
    }

    /// @param day of the application, UTC, in days from 1970-01-01
    /// @return bytes as [RecordBytes] makes them
    List<byte[]> bytes(int day) {
        return records(day).stream().map(Numbered::bytes).toList();
    }

    /// @param day of the application, UTC, in days from 1970-01-01
    List<PastEvent> events(int day) {
        var cells = new Cells(table.columns());
        return records(day).stream()
                .map(numbered -> {
                    cells.enter(numbered.row(), day);
                    return new PastEvent(customer, numbered.record(), values(cells));
                })
                .toList();
    }

    /** The rows as records; those that share an id get ordinals, in the order of their bytes. */
    private List<Numbered> records(int day) {
        var cells = new Cells(table.columns());
        var byId = new HashMap<String, List<Numbered>>();
        for (String[] row : rows) {
            cells.enter(row, day);
            HistoryRecord record = record(cells);
            byId.computeIfAbsent(record.id(), _ -> new ArrayList<>(1))
                    .add(new Numbered(record, table.codec().of(record), row));
        }
        var records = new ArrayList<Numbered>(rows.size());
        for (var sharing : byId.values()) {
            if (sharing.size() > 1) {
                sharing.sort((one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()));
            }
            for (int i = 0; i < sharing.size(); i++) {
                boolean numbered = i > 0 || table.kind().numbersFirst();
                records.add(numbered ? sharing.get(i).withOrdinal(i + 1, table.codec()) : sharing.get(i));
            }
        }
        return records;
    }

    private HistoryRecord record(Cells cells) {
        List<HistoryField> fields = table.fields();
        var numbers = new double[fields.size()];
        var texts = new @Nullable String[numbers.length];
        Arrays.fill(numbers, Double.NaN);
        for (int f = 0; f < numbers.length; f++) {
            String name = fields.get(f).name();
            if (cells.isMissing(name)) {
                continue;
            }
            switch (fields.get(f).kind()) {
                case NUMBER -> numbers[f] = cells.number(name);
                case DAY -> numbers[f] = cells.day(name);
                case CATEGORY -> texts[f] = cells.text(name);
            }
        }
        KaggleTable kind = table.kind();
        return new HistoryRecord(
                table.source(), kind.id(cells), kind.knownOn(cells), kind.happenedOn(cells), numbers, texts);
    }

    private Map<String, Object> values(Cells cells) {
        var values = new HashMap<String, Object>();
        table.kinds().forEach((column, kind) -> {
            if (!cells.isMissing(column)) {
                values.put(
                        column,
                        switch (kind) {
                            case NUMBER -> cells.number(column);
                            case DAY -> cells.day(column);
                            case CATEGORY -> cells.text(column);
                        });
            }
        });
        return values;
    }
}
