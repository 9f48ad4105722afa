package scoreline.training.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.history.Digest;
import scoreline.scoring.history.HistoryPlan;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.PastSeen;
import scoreline.scoring.history.RecordBytes;
import scoreline.scoring.history.Records;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;

/// What each application of a table sees of its customer's past. The history tables are read once, one after the other
/// and sorted by customer; what comes of them waits in a file, so that memory holds a few dozen bytes an application.
public final class PastOfApplications implements AutoCloseable {
    private static final int DIGEST = 32;

    private final Catalogue catalogue;
    /** For the spool, and for what does not fit into memory. */
    private final Path folder;

    private final Path file;
    private final Arena arena;
    private final MemorySegment spool;

    /** Bytes of an application in the spool: aggregates, and of each source digest and number of records known. */
    private final long stride;

    private final MessageDigest digest = Digest.sha256();

    private PastOfApplications(Catalogue catalogue, long applications, Path folder) throws IOException {
        this.catalogue = catalogue;
        this.stride = 8L * catalogue.aggregates().size()
                + (DIGEST + 8L) * catalogue.history().size();
        this.folder = folder;
        this.file = folder.resolve("seen");
        this.arena = Arena.ofShared();
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            this.spool = channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(1, applications * stride), arena);
        }
    }

    /// Reads the tables that the catalogue's sources are named after; one that is not there is empty.
    ///
    /// @param directory of the tables, `.csv` or `.csv.gz`
    /// @param scratch a directory for what does not fit into memory: 2 kB an application, and what sorting takes
    /// @param progress takes what is being read and the share of it that is done, in [0, 1]
    /// @throws UnusableHistory when a table cannot be read: one sentence that names it
    public static PastOfApplications compute(
            Path directory,
            ApplicationTable applications,
            Catalogue catalogue,
            Path scratch,
            BiConsumer<String, Double> progress)
            throws IOException {
        var askers = new Askers(catalogue, catalogue.history().isEmpty() ? List.of() : applications);
        Files.createDirectories(scratch);
        var past = new PastOfApplications(catalogue, askers.count, Files.createTempDirectory(scratch, "past"));
        try {
            for (int source = 0; source < catalogue.history().size(); source++) {
                past.fill(source, directory, askers, progress);
            }
            return past;
        } catch (RuntimeException e) {
            past.close();
            throw e;
        }
    }

    /// @param index of the application, from 0
    public PastSeen of(long index) {
        var aggregates = new double[catalogue.aggregates().size()];
        long at = index * stride;
        MemorySegment.copy(spool, ValueLayout.JAVA_DOUBLE_UNALIGNED, at, aggregates, 0, aggregates.length);
        List<String> empty = new ArrayList<>();
        for (int s = 0; s < catalogue.history().size(); s++) {
            String name = catalogue.history().get(s).name();
            int known = spool.get(ValueLayout.JAVA_INT_UNALIGNED, sourceAt(index, s) + DIGEST);
            if (known == 0) {
                empty.add(name);
            }
            Digest.add(
                    digest,
                    name,
                    known,
                    spool.asSlice(sourceAt(index, s), DIGEST).toArray(ValueLayout.JAVA_BYTE));
        }
        return new PastSeen(aggregates, digest.digest(), empty);
    }

    private long sourceAt(long index, int source) {
        return index * stride + 8L * catalogue.aggregates().size() + (DIGEST + 8L) * source;
    }

    private void fill(int source, Path directory, Askers askers, BiConsumer<String, Double> progress) {
        var filling = new Filling(source, askers);
        filling.nothingKnown();
        HistorySource described = catalogue.history().get(source);
        KaggleTable table = KaggleTable.of(described.name())
                .orElseThrow(
                        () -> new UnusableHistory("the source " + described.name() + " is none of Kaggle's tables."));
        Path tableFile = table.in(directory).orElse(null);
        progress.accept(described.name(), 0.0);
        if (tableFile == null) {
            return;
        }
        try (var rows = CustomerRows.open(table, directory, tableFile, folder)) {
            filling.read(table, rows, share -> progress.accept(described.name(), share));
        } catch (Cells.UnreadableCell e) {
            throw new UnusableHistory(tableFile + " has no readable " + e.getMessage() + " in some row.", e);
        }
        progress.accept(described.name(), 1.0);
    }

    /** One source's way into the spool. */
    private final class Filling {
        private final int source;
        private final Askers askers;
        private final HistorySource described;
        private final HistoryPlan plan = new HistoryPlan(catalogue);
        private final Records records;
        private final RecordBytes codec;
        private final double[] results = new double[catalogue.aggregates().size()];

        Filling(int source, Askers askers) {
            this.source = source;
            this.askers = askers;
            this.described = catalogue.history().get(source);
            this.records = new Records(described);
            this.codec = new RecordBytes(described.fields());
        }

        void nothingKnown() {
            byte[] none = records.digest(0);
            Arrays.fill(results, Double.NaN);
            for (long index = 0; index < askers.count; index++) {
                write(index, results, none, 0);
            }
        }

        void read(KaggleTable table, CustomerRows rows, DoubleConsumer progress) {
            var customersRows = new ArrayList<String[]>();
            String customer = "";
            long customers = 0;
            while (rows.next()) {
                if (!rows.customer().equals(customer)) {
                    flush(table, rows.columns(), customer, customersRows);
                    customer = rows.customer();
                    customersRows.clear();
                    if (++customers % 1_000 == 0) {
                        progress.accept(Math.min(0.99, (double) customers / askers.count));
                    }
                }
                customersRows.add(rows.cells());
            }
            flush(table, rows.columns(), customer, customersRows);
        }

        private void flush(KaggleTable table, Map<String, Integer> columns, String customer, List<String[]> rows) {
            for (Asker asker : askers.of(customer)) {
                records.clear();
                for (byte[] record : encoded(table, columns, rows, asker.day())) {
                    records.add(record, 0, record.length);
                }
                Arrays.fill(results, Double.NaN);
                plan.evaluate(source, records, askers.row(asker), asker.day(), results);
                write(asker.index(), results, records.digest(asker.day()), records.knownBy(asker.day()));
            }
        }

        /** The rows as records; those that share an id get ordinals, in the order of their bytes. */
        private List<byte[]> encoded(KaggleTable table, Map<String, Integer> columns, List<String[]> rows, int day) {
            var cells = new Cells(columns);
            var byId = new HashMap<String, List<HistoryRecord>>();
            for (String[] row : rows) {
                cells.enter(row, day);
                HistoryRecord record = record(table, cells);
                byId.computeIfAbsent(record.id(), _ -> new ArrayList<>(1)).add(record);
            }
            var encoded = new ArrayList<byte[]>(rows.size());
            for (var sharing : byId.values()) {
                if (sharing.size() > 1) {
                    sharing.sort((one, other) -> Arrays.compareUnsigned(codec.of(one), codec.of(other)));
                }
                for (int i = 0; i < sharing.size(); i++) {
                    HistoryRecord record = sharing.get(i);
                    boolean numbered = i > 0 || table.numbersFirst();
                    encoded.add(codec.of(numbered ? record.withId(record.id() + ":" + (i + 1)) : record));
                }
            }
            return encoded;
        }

        private HistoryRecord record(KaggleTable table, Cells cells) {
            List<HistoryField> fields = described.fields();
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
            return new HistoryRecord(
                    source, table.id(cells), table.knownOn(cells), table.happenedOn(cells), numbers, texts);
        }

        private void write(long index, double[] values, byte[] digestOfRecords, int known) {
            for (int i = 0; i < values.length; i++) {
                if (catalogue.aggregates().get(i).source() == source) {
                    spool.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, index * stride + 8L * i, values[i]);
                }
            }
            MemorySegment.copy(digestOfRecords, 0, spool, ValueLayout.JAVA_BYTE, sourceAt(index, source), DIGEST);
            spool.set(ValueLayout.JAVA_INT_UNALIGNED, sourceAt(index, source) + DIGEST, known);
        }
    }

    /// An application that asks.
    ///
    /// @param day of the application, UTC, in days from 1970-01-01
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Asker(long index, int day, double[] applied) {}

    /** The applications by customer, with no more of them than aggregates ask for. */
    private static final class Askers {
        private final int fields;
        private final int[] applied;
        private final Map<String, List<Asker>> byCustomer = new HashMap<>();
        private long count;

        Askers(Catalogue catalogue, Iterable<ApplicationRow> applications) {
            fields = catalogue.fields().size();
            applied = applied(catalogue);
            for (ApplicationRow application : applications) {
                var values = new double[applied.length];
                for (int i = 0; i < applied.length; i++) {
                    values[i] = application.row().number(applied[i]);
                }
                int day = (int) application
                        .submittedAt()
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toEpochDay();
                var asker = new Asker(application.index(), day, values);
                byCustomer.merge(application.applicationId(), List.of(asker), Askers::joined);
                count++;
            }
        }

        private static List<Asker> joined(List<Asker> some, List<Asker> more) {
            var all = new ArrayList<>(some);
            all.addAll(more);
            return all;
        }

        private static int[] applied(Catalogue catalogue) {
            return catalogue.aggregates().stream()
                    .flatMap(aggregate -> aggregate.applicationFields().stream())
                    .mapToInt(Integer::intValue)
                    .sorted()
                    .distinct()
                    .toArray();
        }

        List<Asker> of(String customer) {
            return byCustomer.getOrDefault(customer, List.of());
        }

        Row row(Asker asker) {
            var numbers = new double[fields];
            Arrays.fill(numbers, Double.NaN);
            for (int i = 0; i < applied.length; i++) {
                numbers[applied[i]] = asker.applied()[i];
            }
            return new Row(numbers, new @Nullable String[fields]);
        }
    }

    /** Deletes what was kept on disk. */
    @Override
    public void close() {
        arena.close();
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " could not be deleted", e);
        }
    }
}
