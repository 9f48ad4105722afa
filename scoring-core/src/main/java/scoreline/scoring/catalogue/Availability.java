package scoreline.scoring.catalogue;

/** Whether a field is known when the decision is made, and why; one short sentence. */
public record Availability(boolean atDecision, Text why) {}
