package scoreline.benchmarks.fork;

/// How long a fork measures.
///
/// @param warmUpMillis which the JIT compiler has to see at work first
/// @param iterations of which the median counts
/// @param iterationMillis at least; one call where that takes longer
public record Length(int warmUpMillis, int iterations, int iterationMillis) {}
