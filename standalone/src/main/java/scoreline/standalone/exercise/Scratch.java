package scoreline.standalone.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import scoreline.standalone.terminal.Workspace;

/** A folder for one exercise, gone with it. */
record Scratch(Path folder) implements AutoCloseable {

    static Scratch of(String exercise) throws IOException {
        Path all = Files.createDirectories(Workspace.folder().resolve("tmp"));
        return new Scratch(Files.createTempDirectory(all, exercise + "-"));
    }

    @Override
    public void close() throws IOException {
        Workspace.delete(folder);
    }
}
