package scoreline.standalone.train;

import java.util.List;
import java.util.Locale;
import scoreline.training.candidate.Assessed;
import scoreline.training.candidate.Contest;
import scoreline.training.experiment.Lab;

/** The candidates as lines for the terminal, the cheapest first, and why the champion serves. */
record CandidateTable(Lab lab, List<Contest.Outcome> outcomes) {

    private static final String HEADS = String.format(
            Locale.ROOT,
            " %7s %7s %7s %7s %7s %7s %9s %8s",
            "AUC",
            "KS",
            "ECE",
            "raw ECE",
            "Brier",
            "Cost",
            "fit s",
            "µs/row");

    String lines() {
        int width = outcomes.stream()
                .mapToInt(outcome -> variant(outcome.assessed()).length())
                .max()
                .orElse(0);
        var lines = new StringBuilder(names("Candidate", "Defaults", "", width))
                .append(HEADS)
                .append('\n');
        outcomes.stream()
                .sorted((a, b) -> Double.compare(
                        a.assessed().costPerApplication(), b.assessed().costPerApplication()))
                .forEach(outcome -> lines.append(line(outcome, width)).append('\n'));
        Assessed champion = lab.candidates().get(lab.champion());
        Assessed cheapest = lab.candidates().get(lab.cheapest());
        lines.append(String.format(
                Locale.ROOT,
                "Champion   %s, %.4f per application: %s%n",
                champion.family() + (champion.note().isEmpty() ? "" : " " + champion.note()),
                champion.costPerApplication(),
                lab.asGood().size() == 1
                        ? "of those that can serve, all others cost clearly more"
                        : "of %d whose cost chance does not tell from the least, %.4f, it has the least log-loss, %.4f"
                                .formatted(lab.asGood().size(), cheapest.costPerApplication(), champion.logLoss())));
        return lines.append(curve()).toString();
    }

    private static String names(String family, String imbalance, String variant, int width) {
        return String.format(
                Locale.ROOT, "%-20s %-15s %s%s", family, imbalance, variant, " ".repeat(width - variant.length()));
    }

    private static String variant(Assessed assessed) {
        return (assessed.columns().equals("all") ? "" : assessed.columns() + " ") + assessed.note();
    }

    private static String line(Contest.Outcome outcome, int width) {
        Assessed assessed = outcome.assessed();
        return names(assessed.family(), assessed.imbalance(), variant(assessed), width)
                + String.format(
                        Locale.ROOT,
                        " %7.4f %7.4f %7.4f %7.4f %7.4f %7.4f %9.1f %8.1f",
                        assessed.auc(),
                        assessed.ks(),
                        assessed.expectedCalibrationError(),
                        assessed.rawExpectedCalibrationError(),
                        assessed.brier(),
                        assessed.costPerApplication(),
                        outcome.fitSeconds(),
                        outcome.scoreMicros());
    }

    private String curve() {
        var lines = new StringBuilder();
        for (Lab.LearningPoint point : lab.learningCurve()) {
            lines.append(String.format(
                    Locale.ROOT,
                    "Learning   %,7d rows: AUC %.4f, cost %.4f%n",
                    point.rows(),
                    point.auc(),
                    point.costPerApplication()));
        }
        return lines.toString();
    }
}
