package scoreline.training.generated;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A table being written, row by row. */
final class TableFile<R> implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Table<R> table;
    private final Writer out;
    private final StringBuilder pending = new StringBuilder(BUFFER);

    private TableFile(Table<R> table, Writer out) {
        this.table = table;
        this.out = out;
    }

    /** In its compressed file. */
    static <R> TableFile<R> create(Path directory, Table<R> table) throws IOException {
        return to(new FastGzip(Files.newOutputStream(directory.resolve(table.fileName()))), table);
    }

    /** In a file that anything can read. */
    static <R> TableFile<R> plain(Path directory, Table<R> table) throws IOException {
        return to(Files.newOutputStream(directory.resolve(table.plainName())), table);
    }

    private static <R> TableFile<R> to(OutputStream bytes, Table<R> table) {
        var file = new TableFile<>(table, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        file.pending.append(table.header()).append('\n');
        return file;
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    void add(R row) throws IOException {
        table.write(row, pending);
        pending.append('\n');
        if (pending.length() > BUFFER / 2) {
            flush();
        }
    }

    void addAll(Iterable<? extends R> rows) throws IOException {
        for (R row : rows) {
            add(row);
        }
    }

    private void flush() throws IOException {
        out.append(pending);
        pending.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
