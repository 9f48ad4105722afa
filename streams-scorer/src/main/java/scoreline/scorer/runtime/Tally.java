package scoreline.scorer.runtime;

/**
 * Records processed by this process since it started: records = decisions + rejections + duplicates. A record whose transaction
 * was aborted counts each time it was processed.
 */
public record Tally(long records, long decisions, long rejections, long duplicates) {}
