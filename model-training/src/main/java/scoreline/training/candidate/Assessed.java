package scoreline.training.candidate;

import scoreline.training.validation.Confusion;

/// What a candidate is worth on rows that it did not see. Probabilities are calibrated by Platt's method, cross-fitted,
/// but those
/// called raw, which are the model's own.
///
/// @param family of the model
/// @param imbalance what was done about defaults being few
/// @param columns what it learnt from
/// @param note what is special about its settings
/// @param servable whether a bundle could hold it
/// @param rows that it was judged by: all, or a sample where judging is dear
/// @param auc area under the ROC curve, in [0, 1]
/// @param averagePrecision area under precision over recall, in [0, 1]
/// @param ks largest distance between the distributions, in [0, 1]
/// @param logLoss nats
/// @param brier mean squared error, in [0, 1]
/// @param expectedCalibrationError ten bins of equal count, in [0, 1]
/// @param rawMeanProbability of default; the default rate is right
/// @param rawBrier of the raw probabilities
/// @param rawExpectedCalibrationError of the raw probabilities
/// @param threshold cheapest on all rows judged
/// @param costPerApplication each fold decided by the cheapest threshold of the others
/// @param costStandardError of it
/// @param accuracy at the threshold
/// @param confusion at the threshold
/// @param bytes of a model, the mean of the folds'
public record Assessed(
        String family,
        String imbalance,
        String columns,
        String note,
        boolean servable,
        int rows,
        double auc,
        double averagePrecision,
        double ks,
        double logLoss,
        double brier,
        double expectedCalibrationError,
        double rawMeanProbability,
        double rawBrier,
        double rawExpectedCalibrationError,
        double threshold,
        double costPerApplication,
        double costStandardError,
        double accuracy,
        Confusion confusion,
        long bytes) {}
