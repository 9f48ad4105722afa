package scoreline.training.search;

import scoreline.training.boosting.Growth;

/// A setting that was tried.
///
/// @param growth the setting
/// @param oneIn of so many rows one was drawn
/// @param folds of those rows
/// @param rounds that served best
/// @param logLoss of rows not seen, nats
public record Trial(Growth growth, int oneIn, int folds, int rounds, double logLoss) {}
