package scoreline.standalone.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import scoreline.wire.CreditDecision;

/** Comma-separated columns, quoted after RFC 4180 where needed; a missing number is empty. */
record CsvDecisions(List<String> features) implements DecisionFormat {
    CsvDecisions {
        features = List.copyOf(features);
    }

    @Override
    public byte[] header() {
        var columns = new ArrayList<>(List.of(
                "application_id",
                "applicant_id",
                "probability_of_default",
                "margin",
                "points",
                "outcome",
                "threshold",
                "bias"));
        features.forEach(feature -> columns.add("contribution:" + feature));
        return (columns.stream().map(CsvDecisions::quoted).collect(Collectors.joining(",")) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] line(CreditDecision decision) {
        var line = new StringBuilder(quoted(decision.getApplicationId()))
                .append(',')
                .append(quoted(decision.getApplicantId()))
                .append(',')
                .append(number(decision.getProbabilityOfDefault()))
                .append(',')
                .append(number(decision.getMargin()))
                .append(',')
                .append(decision.getPoints())
                .append(',')
                .append(decision.getOutcome())
                .append(',')
                .append(number(decision.getThreshold()))
                .append(',')
                .append(number(decision.getBias()));
        for (float contribution : decision.getContributions()) {
            line.append(',').append(number(contribution));
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    private static String number(float value) {
        return Float.isFinite(value) ? Float.toString(value) : "";
    }

    static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
