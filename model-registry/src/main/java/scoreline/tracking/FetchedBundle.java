package scoreline.tracking;

import java.nio.file.Path;
import java.util.Optional;
import scoreline.scoring.bundle.Bundle;

/// A bundle, and where it lies on this machine.
///
/// @param bundle loaded from there
/// @param version where it is registered
public record FetchedBundle(Path directory, Bundle bundle, Optional<ModelVersion> version) {

    /** One that is registered nowhere, as far as is known. */
    public static FetchedBundle in(Path directory) {
        return new FetchedBundle(directory, Bundle.load(directory), Optional.empty());
    }
}
