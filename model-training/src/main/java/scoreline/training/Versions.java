package scoreline.training;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import ml.dmlc.xgboost4j.java.XGBoost;

/** The versions that a bundle's provenance names. */
final class Versions {

    private static final String UNKNOWN = "unpackaged";

    private Versions() {}

    /** From the jar's manifest; a build folder has none. */
    static String scoreline() {
        return Optional.ofNullable(Versions.class.getPackage().getImplementationVersion())
                .orElse(UNKNOWN);
    }

    static String xgboost() {
        return ofArtifact(XGBoost.class, "ml.dmlc/xgboost4j_2.12");
    }

    static String lightgbm() {
        return ofArtifact(LGBMBooster.class, "io.github.metarank/lightgbm4j");
    }

    /** From the jar's Maven properties, where its manifest has none. */
    private static String ofArtifact(Class<?> type, String artifact) {
        var properties = new Properties();
        try (var written = type.getResourceAsStream("/META-INF/maven/" + artifact + "/pom.properties")) {
            if (written != null) {
                properties.load(written);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", UNKNOWN);
    }
}
