package scoreline.tracking;

import java.util.Optional;

/// @param previous champion until now; empty where there was none
public record Promotion(ModelVersion champion, Optional<ModelVersion> previous) {}
