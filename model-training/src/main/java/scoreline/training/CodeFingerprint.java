package scoreline.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Tells builds apart by what is in them, since many of them have one version. */
final class CodeFingerprint {

    private CodeFingerprint() {}

    /// SHA-256 of all that stands where the classes come from, lower-case hex.
    ///
    /// @param types one of each module
    static String of(Class<?>... types) throws IOException {
        List<Path> places = new ArrayList<>();
        for (Class<?> type : types) {
            try {
                places.add(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }
        return of(places);
    }

    /// SHA-256 of names and contents, lower-case hex.
    ///
    /// @param places jars or folders of classes
    static String of(List<Path> places) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path place : places) {
            contents.add(Files.isDirectory(place) ? ofFolder(place) : ofJar(place));
        }
        return DataFingerprint.of(String.join("\n\n", contents).getBytes(UTF_8));
    }

    private static String ofJar(Path jar) throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            return opened.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .sorted()
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String ofFolder(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var sum = new CRC32();
                sum.update(Files.readAllBytes(file));
                contents.add(folder.relativize(file) + " " + sum.getValue());
            }
        }
        return String.join("\n", contents);
    }
}
