package scoreline.standalone.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.terminal.Workspace;

/** The broker's folder, held by one process at a time and written by one version of Kafka only. */
final class BrokerFolder implements AutoCloseable {
    private static final String LOCK = "in-use";
    private static final String WRITTEN_BY = "written-by";
    private static final Set<String> BEFORE_THE_MARK = Set.of(LOCK, WRITTEN_BY + ".new");

    private final Path path;
    private final FileChannel channel;

    private BrokerFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the folder for this process, creating it if absent.
     *
     * @throws BrokerUnavailable if another process holds it, or another version wrote it, or it is not a broker's
     */
    static BrokerFolder claim(Path folder, String version) {
        var path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            var claimed = new BrokerFolder(path, lock(path));
            try {
                claimed.mark(version);
                return claimed;
            } catch (IOException | RuntimeException e) {
                claimed.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BrokerUnavailable("The broker's folder " + path + " cannot be used: " + e + ".", e);
        }
    }

    /**
     * Deletes what a broker of whatever version left there.
     *
     * @throws BrokerUnavailable if another process holds it
     */
    static void drop(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var _ = lock(folder)) {
                Workspace.delete(folder);
            }
        }
    }

    Path data() {
        return path.resolve("data");
    }

    private static FileChannel lock(Path path) throws IOException {
        var file = path.resolve(LOCK);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new BrokerUnavailable("The folder " + path + " is in use by another process"
                    + (holder.isEmpty() ? "" : " (" + holder + ")") + ": stop it, or choose another folder.");
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(
                "process " + ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            // Beyond the text, so that where locks are mandatory others can still read who holds it.
            return channel.tryLock(1L << 20, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    private void mark(String version) throws IOException {
        var mark = path.resolve(WRITTEN_BY);
        String ours = "kafka " + version;
        if (Files.exists(mark)) {
            String theirs = Files.readString(mark).strip();
            if (!theirs.equals(ours)) {
                throw new BrokerUnavailable("The folder " + path + " was written by " + theirs + ", this is " + ours
                        + ": choose another folder, or delete this one to start afresh.");
            }
            return;
        }
        refuseForeignFiles();
        var draft = path.resolve(WRITTEN_BY + ".new");
        try (var file = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap((ours + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(true);
        }
        Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseForeignFiles() throws IOException {
        try (var files = Files.list(path)) {
            var foreign = files.map(file -> file.getFileName().toString())
                    .filter(name -> !BEFORE_THE_MARK.contains(name))
                    .collect(Collectors.toSet());
            if (!foreign.isEmpty()) {
                throw new BrokerUnavailable("The folder " + path
                        + " holds files that are not a broker's: choose an empty or a new folder.");
            }
        }
    }

    /** Lets the folder go; the lock ends with the channel, as it does when the process is killed. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerUnavailable("The broker's folder " + path + " cannot be released: " + e + ".", e);
        }
    }
}
