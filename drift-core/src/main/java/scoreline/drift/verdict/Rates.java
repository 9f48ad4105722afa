package scoreline.drift.verdict;

import scoreline.drift.statistic.Proportions;

/// Rows outside the feature's own cells, as shares of all.
///
/// @param unseen of categories that training never saw
/// @param sentinel of a value that means "none"
public record Rates(
        Proportions missing, Proportions unseen, Proportions below, Proportions above, Proportions sentinel) {}
