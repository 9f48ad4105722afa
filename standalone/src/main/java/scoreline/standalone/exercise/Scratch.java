package scoreline.standalone.exercise;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.terminal.Workspace;

/** A folder for one exercise, gone with it. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch of(String exercise) throws IOException {
        Path all = Files.createDirectories(Workspace.folder().resolve("tmp"));
        return new Scratch(Files.createTempDirectory(all, exercise + "-"));
    }

    /** The demo's bundle, which exercises share and leave for the next; one that another exercise is training is waited for. */
    static DemoBundle bundle(PrintWriter out) throws IOException {
        var kept = Files.createDirectories(Workspace.folder().resolve("exercises"));
        try (var file = FileChannel.open(kept.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            return DemoBundle.obtain(Optional.empty(), kept, out);
        }
    }

    @Override
    public void close() throws IOException {
        Workspace.delete(folder);
    }
}
