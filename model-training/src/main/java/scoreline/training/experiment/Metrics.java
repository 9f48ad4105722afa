package scoreline.training.experiment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.training.business.CostPoint;
import scoreline.training.business.Money;
import scoreline.training.business.ReviewBand;
import scoreline.training.business.Sensitivity;
import scoreline.training.calibration.MethodScore;
import scoreline.training.calibration.ReliabilityBin;
import scoreline.training.validation.Confusion;

/// What the model is worth on rows it has not seen: scores out of fold, calibration cross-fitted.
///
/// @param rows labelled applications
/// @param defaultRate share of defaults, in [0, 1]
/// @param trees of the model that serves, of a team all of them
/// @param auc area under the ROC curve, in [0, 1]
/// @param aucStandardError of it
/// @param logLoss mean, nats
/// @param brier mean squared error of the probability, in [0, 1]
/// @param expectedCalibrationError over ten bins of equal count, in [0, 1]
/// @param accuracy share decided as it turned out, at the threshold
/// @param confusion at the threshold
/// @param costRatio what a default approved costs, over what a good applicant refused costs
/// @param threshold the cheapest on all rows
/// @param costAtThreshold per application, at that threshold: the least there is
/// @param thresholdInTheory 1 / (1 + costRatio), the cheapest were the probabilities exact
/// @param costAtThresholdInTheory per application, at that threshold
/// @param costPerApplication with each fold decided by the cheapest threshold of the others: what to expect
/// @param permutedAuc of the leak guard
/// @param history what the customer's past is worth; null where the catalogue reads none
/// @param calibrationMethods the one served beside others
/// @param reliability of the probabilities, by rising probability
/// @param costCurve by rising threshold
/// @param sensitivity by rising cost ratio
/// @param money null where the catalogue does not say which field is the amount, or no row has one
/// @param reviewBands by rising width
public record Metrics(
        long rows,
        double defaultRate,
        int trees,
        double auc,
        double aucStandardError,
        double logLoss,
        double brier,
        double expectedCalibrationError,
        double accuracy,
        Confusion confusion,
        double costRatio,
        double threshold,
        double costAtThreshold,
        double thresholdInTheory,
        double costAtThresholdInTheory,
        double costPerApplication,
        double permutedAuc,
        @Nullable HistoryGain history,
        List<MethodScore> calibrationMethods,
        List<ReliabilityBin> reliability,
        List<CostPoint> costCurve,
        List<Sensitivity> sensitivity,
        @Nullable Money money,
        List<ReviewBand> reviewBands) {}
