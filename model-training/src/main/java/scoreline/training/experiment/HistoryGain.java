package scoreline.training.experiment;

/// What the customer's past is worth: AUCs out of fold, on the same folds.
///
/// @param aucWithout of a model that knows the application alone
/// @param gain AUC with the past less that
/// @param low and `high`: the gain's 95 % interval, [scoreline.training.validation.PairedBootstrap]
public record HistoryGain(double aucWithout, double gain, double low, double high) {}
