package scoreline.service.life;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path folder;

    @Test
    void a_jar_tells_version_and_commit() throws Exception {
        assertThat(built(Map.of("Implementation-Version", "1.2.3", "Commit", "0123456789ab")))
                .hasToString("1.2.3 (commit 0123456789ab)");
    }

    @Test
    void what_a_jar_does_not_tell_is_unknown() throws Exception {
        assertThat(built(Map.of("Implementation-Version", "1.2.3"))).hasToString("1.2.3 (commit unknown)");
        assertThat(Build.of(BuildTest.class)).hasToString("unknown (commit unknown)");
    }

    private Build built(Map<String, String> told) throws Exception {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        told.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        var file = folder.resolve("a jar.jar");
        var name = Told.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                var bytes = requireNonNull(Told.class.getClassLoader().getResourceAsStream(name))) {
            jar.putNextEntry(new JarEntry(name));
            bytes.transferTo(jar);
        }
        try (var loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
            return Build.of(loader.loadClass(Told.class.getName()));
        }
    }

    private static final class Told {}
}
