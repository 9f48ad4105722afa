package scoreline.training;

import java.util.Optional;
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

    /** From the jar's manifest; a build folder has none. */
    private static String of(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unpackaged");
    }
}
