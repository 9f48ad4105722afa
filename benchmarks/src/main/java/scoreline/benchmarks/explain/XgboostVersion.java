package scoreline.benchmarks.explain;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;
import ml.dmlc.xgboost4j.java.Booster;
import org.jspecify.annotations.Nullable;
import scoreline.benchmarks.fork.Jvm;
import scoreline.standalone.terminal.Stopped;

/**
 * A release of XGBoost's Java library. Releases share their class names, so that each needs a process of its own.
 *
 * @param classPath on which it is the first
 */
record XgboostVersion(String version, String classPath) {
    private static final String PROPERTIES = "xgboost4j-version.properties";

    /** The one that the project trains with. */
    static XgboostVersion ofProject() throws IOException {
        return new XgboostVersion(onClassPath(), Jvm.ownClassPath());
    }

    /// The newest, whose jar the build leaves in a folder.
    ///
    /// @param folder with one jar of it
    static XgboostVersion newest(Path folder) throws IOException {
        try (var jars = Files.newDirectoryStream(folder, "xgboost4j-*.jar")) {
            for (var jar : jars) {
                try (var file = new JarFile(jar.toFile())) {
                    var version = version(file.getInputStream(file.getEntry(PROPERTIES)));
                    return new XgboostVersion(version, jar.toAbsolutePath() + File.pathSeparator + Jvm.ownClassPath());
                }
            }
        }
        throw new Stopped("There is no xgboost4j-*.jar in " + folder + ", where the build should have put one.");
    }

    /** @throws IllegalStateException if another one is first on this process's class path */
    static void require(String version) throws IOException {
        if (!version.equals(onClassPath())) {
            throw new IllegalStateException("this is XGBoost " + onClassPath() + " instead of " + version);
        }
    }

    private static String onClassPath() throws IOException {
        return version(Booster.class.getResourceAsStream("/" + PROPERTIES));
    }

    private static String version(@Nullable InputStream properties) throws IOException {
        try (properties) {
            var all = new Properties();
            if (properties != null) {
                all.load(properties);
            }
            return all.getProperty("version", "of unknown version");
        }
    }
}
