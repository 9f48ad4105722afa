package scoreline.standalone.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines in row order, though they may arrive in any: what is in order goes straight into a draft beside the
 * file, what comes early waits in a second one. Memory is 12 bytes a row, plus buffers. The file itself appears, whole,
 * when {@link #finish} renames the draft; without it nothing remains.
 *
 * <p>Not thread-safe.
 */
final class OrderedLines implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path draft;
    private final FileChannel draftChannel;
    private final OutputStream inOrder;
    private final Path spill;
    private final BitSet present = new BitSet();

    private @Nullable FileChannel spillChannel;
    private @Nullable OutputStream early;
    private long spilled;
    private long[] starts = new long[0];
    private int[] lengths = new int[0];
    private int next;
    private boolean finished;

    private OrderedLines(Path file, Path draft, FileChannel draftChannel) {
        this.file = file;
        this.draft = draft;
        this.draftChannel = draftChannel;
        this.inOrder = new BufferedOutputStream(Channels.newOutputStream(draftChannel), BUFFER);
        this.spill = beside(file, ".waiting");
    }

    /** @throws UnusableOutput if the file is a folder, another run writes it, or its folder is not writable */
    static OrderedLines open(Path wanted, byte[] header) {
        var file = wanted.toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            throw new UnusableOutput("The output " + file + " is a folder: name a file.");
        }
        try {
            Files.createDirectories(file.resolveSibling("."));
            var draft = beside(file, ".part");
            // Not truncated before it is ours: another run may be writing it.
            var channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null || Files.notExists(draft)) {
                channel.close();
                throw new UnusableOutput("The output " + file + " is being written by another run.");
            }
            channel.truncate(0);
            var lines = new OrderedLines(file, draft, channel);
            lines.inOrder.write(header);
            return lines;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    /**
     * @param line with its line end; may be empty where a row has none
     * @throws IllegalStateException if the row already has a line
     */
    void put(long longRow, byte[] line) {
        int row = Math.toIntExact(longRow);
        if (present.get(row)) {
            throw new IllegalStateException("Row " + row + " already has a result.");
        }
        try {
            if (row == next) {
                inOrder.write(line);
                next++;
            } else {
                spill(row, line);
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        present.set(row);
    }

    boolean has(long row) {
        return row <= Integer.MAX_VALUE && present.get((int) row);
    }

    private void spill(int row, byte[] line) throws IOException {
        if (early == null) {
            spillChannel = FileChannel.open(
                    spill,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            early = new BufferedOutputStream(Channels.newOutputStream(spillChannel), BUFFER);
        }
        if (row >= starts.length) {
            int size = Math.max(row + 1, starts.length + (starts.length >> 1));
            starts = Arrays.copyOf(starts, size);
            lengths = Arrays.copyOf(lengths, size);
        }
        early.write(line);
        starts[row] = spilled;
        lengths[row] = line.length;
        spilled += line.length;
    }

    /** Puts what waited in its place and lets the file appear; rows without a line are left out. */
    void finish() {
        try {
            if (early != null && spillChannel != null) {
                early.flush();
                for (int row = present.nextSetBit(next); row >= 0; row = present.nextSetBit(row + 1)) {
                    inOrder.write(read(spillChannel, starts[row], lengths[row]));
                }
            }
            inOrder.flush();
            draftChannel.force(true);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static byte[] read(FileChannel channel, long start, int length) throws IOException {
        var line = ByteBuffer.allocate(length);
        while (line.hasRemaining()) {
            if (channel.read(line, start + line.position()) < 0) {
                throw new IOException("the waiting lines were cut short");
            }
        }
        return line.array();
    }

    @Override
    public void close() {
        try {
            if (spillChannel != null) {
                spillChannel.close();
            }
            if (!finished) {
                Files.deleteIfExists(draft);
            }
            draftChannel.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UnusableOutput unwritable(Path file, IOException e) {
        return new UnusableOutput("The output " + file + " cannot be written: " + e + ".", e);
    }
}
