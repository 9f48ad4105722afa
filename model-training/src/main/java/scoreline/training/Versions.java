package scoreline.training;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.XGBoost;

/** The versions that a bundle's provenance names. */
final class Versions {

    private Versions() {}

    static String scoreline() {
        return of(Versions.class);
    }

    static String xgboost() {
        return of(XGBoost.class);
    }

    /** From its Maven properties, as its manifest has none. */
    static String lightgbm() {
        var properties = new Properties();
        try (var written =
                LGBMBooster.class.getResourceAsStream("/META-INF/maven/io.github.metarank/lightgbm4j/pom.properties")) {
            if (written != null) {
                properties.load(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unpackaged");
    }

    /** From the jar's manifest; a build folder has none. */
    private static String of(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unpackaged");
    }
}
