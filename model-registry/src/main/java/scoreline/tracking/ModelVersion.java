package scoreline.tracking;

import java.util.Optional;

/// One version of a named model.
///
/// @param number from 1
/// @param run whose bundle it is; empty where somebody registered it without
/// @param bundle SHA-256 of the bundle's manifest; empty where somebody registered it without
public record ModelVersion(String model, int number, Optional<String> run, Optional<String> bundle) {

    /** `models:/NAME/VERSION`. */
    public String address() {
        return BundleAddress.SCHEME + model + "/" + number;
    }
}
