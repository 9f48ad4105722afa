package scoreline.benchmarks.load;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A folder for the length of one run; those that killed runs left behind are removed by the next. */
public record Scratch(Path folder) implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("stream-(\\d+)");

    public static Scratch make(Path parent) throws IOException {
        Files.createDirectories(parent);
        sweep(parent);
        return new Scratch(Files.createDirectory(
                parent.resolve("stream-" + ProcessHandle.current().pid())));
    }

    private static void sweep(Path parent) throws IOException {
        try (var folders = Files.list(parent)) {
            for (Path folder : folders.toList()) {
                var name = NAME.matcher(folder.getFileName().toString());
                if (name.matches() && isOver(Long.parseLong(name.group(1)))) {
                    delete(folder);
                }
            }
        }
    }

    private static boolean isOver(long process) {
        return process == ProcessHandle.current().pid()
                || ProcessHandle.of(process).isEmpty();
    }

    /** Deletes a folder and what is in it; what vanishes meanwhile, as RocksDB's files may, is gone as well. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
