package scoreline.tracking;

import java.nio.file.Path;
import java.util.Optional;
import scoreline.scoring.bundle.Bundle;

/// A bundle, and where it lies on this machine.
///
/// @param bundle loaded from there
/// @param version where it is registered
public record FetchedBundle(Path directory, Bundle bundle, Optional<ModelVersion> version) {}
