package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import scoreline.standalone.terminal.Workspace;

/** Programs in Python and JavaScript, with the libraries that their own package managers fetch once and keep. */
final class ForeignTools {
    private static final Path SOURCES =
            Workspace.folder().resolveSibling("infra").resolve("foreign-clients");
    private static final Path KEPT = Workspace.folder().resolve("foreign-clients");

    /** Written last, so that half of an installation is none. */
    private static final String WHOLE = "whole";

    private static final Duration TO_FETCH = Duration.ofMinutes(5);
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final int NAME_BYTES = 6;

    private ForeignTools() {}

    /** Says in a sentence why something cannot be had here; what needs it is left out, and that is told. */
    static final class NotHere extends Exception {
        private static final long serialVersionUID = 1L;

        NotHere(String message) {
            super(message);
        }
    }

    /** A file that comes with them. */
    static Path source(String name) {
        return SOURCES.resolve(name);
    }

    /// A virtual environment of Python.
    ///
    /// @param requirements file that names what is in it, with versions
    /// @return the folder of its programs
    static Path python(String requirements) throws NotHere, IOException, InterruptedException {
        require("python3", "--version");
        var wanted = source(requirements);
        var folder = KEPT.resolve("python-" + name(wanted));
        if (Files.notExists(folder.resolve(WHOLE))) {
            Workspace.delete(folder);
            fetch(folder, List.of("python3", "-m", "venv", folder.toString()));
            fetch(
                    folder,
                    List.of(
                            folder.resolve("bin").resolve("python").toString(),
                            "-m",
                            "pip",
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "--only-binary",
                            ":all:",
                            "--requirement",
                            wanted.toString()));
            Files.createFile(folder.resolve(WHOLE));
        }
        return folder.resolve("bin");
    }

    /// A folder with a program of Node.js beside its libraries.
    static Path node(Path program) throws NotHere, IOException, InterruptedException {
        require("node", "--version");
        require("npm", "--version");
        var folder = KEPT.resolve("node-" + name(source("package-lock.json")));
        if (Files.notExists(folder.resolve(WHOLE))) {
            Workspace.delete(folder);
            var _ = Files.createDirectories(folder);
            copy(source("package.json"), folder);
            copy(source("package-lock.json"), folder);
            fetch(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"));
            Files.createFile(folder.resolve(WHOLE));
        }
        copy(program, folder);
        return folder;
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws NotHere if a program does not say its version */
    static void require(String... command) throws NotHere, InterruptedException {
        try (var log = Scratch.of("tool")) {
            var ended = new ForeignProgram(List.of(command), log.folder(), Map.of())
                    .run(log.folder().resolve("log"), TO_START);
            if (ended.status() != 0) {
                throw new NotHere("%s does not work here: %s".formatted(command[0], ended.lastLine()));
            }
        } catch (IOException e) {
            throw new NotHere("%s is not installed here".formatted(command[0]));
        }
    }

    private static void fetch(Path folder, List<String> command) throws NotHere, IOException, InterruptedException {
        var _ = Files.createDirectories(folder);
        var ended = new ForeignProgram(command, folder, Map.of()).run(folder.resolve("fetching.log"), TO_FETCH);
        if (ended.status() != 0) {
            throw new NotHere("%s could not be fetched: %s"
                    .formatted(command.contains("venv") ? "venv" : "Libraries", ended.lastLine()));
        }
    }

    /** Of what it asks for: another list is another installation. */
    private static String name(Path wanted) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(Files.readString(wanted).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
