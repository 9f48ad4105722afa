package scoreline.drift.performance;

import java.util.Optional;
import scoreline.scoring.catalogue.Text;

/// How good a window's decisions are expected to be, from their probabilities alone, before anybody knows what
/// became of them. It holds so long as applicants of a given score default as often as they did in training; a
/// change of that cannot be seen here.
///
/// @param decided rows it is of
/// @param auc how well scores tell defaults from repayments, 0.5 to 1
/// @param separation the largest difference between the shares of defaults and of repayments above a score, KS, 0
///     to 1
/// @param defaultRate share of all that would default, were all granted, 0 to 1
/// @param cost of the decisions per application, in refusals of a good applicant; whoever is sent to review
///     counts as granted
/// @param precision share of the refused that would default; empty where none is refused
/// @param recall share of all defaults that are refused
public record EstimatedPerformance(
        long decided,
        Estimate auc,
        Estimate separation,
        Estimate defaultRate,
        Estimate cost,
        Optional<Estimate> precision,
        Estimate recall,
        Text sentence) {}
