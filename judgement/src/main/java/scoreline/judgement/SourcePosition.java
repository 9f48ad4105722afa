package scoreline.judgement;

/** Where an application stands on its topic. */
public record SourcePosition(int partition, long offset) {}
