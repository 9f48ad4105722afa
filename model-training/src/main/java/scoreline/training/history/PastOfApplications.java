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
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Row;
import scoreline.scoring.history.Digest;
import scoreline.scoring.history.HistoryPlan;
import scoreline.scoring.history.PastSeen;
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
        progress.accept(described.name(), 0.0);
        var table = SourceTable.open(source, described, directory, folder);
        if (table.isPresent()) {
            try (var open = table.get()) {
                filling.read(open, share -> progress.accept(described.name(), share));
            }
            progress.accept(described.name(), 1.0);
        }
    }

    /** One source's way into the spool. */
    private final class Filling {
        private final int source;
        private final Askers askers;
        private final HistoryPlan plan = new HistoryPlan(catalogue);
        private final Records records;
        private final double[] results = new double[catalogue.aggregates().size()];
        private long customers;

        Filling(int source, Askers askers) {
            this.source = source;
            this.askers = askers;
            this.records = new Records(catalogue.history().get(source));
        }

        void nothingKnown() {
            byte[] none = records.digest(0);
            Arrays.fill(results, Double.NaN);
            for (long index = 0; index < askers.count; index++) {
                write(index, results, none, 0);
            }
        }

        void read(SourceTable table, DoubleConsumer progress) {
            table.forEachCustomer(customer -> {
                see(customer);
                if (++customers % 1_000 == 0) {
                    progress.accept(Math.min(0.99, (double) customers / askers.count));
                }
            });
        }

        private void see(CustomerRecords customer) {
            for (Asker asker : askers.of(customer.customer())) {
                records.clear();
                for (byte[] record : customer.bytes(asker.day())) {
                    records.add(record, 0, record.length);
                }
                Arrays.fill(results, Double.NaN);
                plan.evaluate(source, records, askers.row(asker), asker.day(), results);
                write(asker.index(), results, records.digest(asker.day()), records.knownBy(asker.day()));
            }
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
