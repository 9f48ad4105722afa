package scoreline.scoring.decision;

import org.jspecify.annotations.Nullable;

/// What a policy says of an application.
///
/// @param rule that changed the outcome; null where the probability alone decides
public record Ruling(Outcome outcome, @Nullable Rule rule) {}
