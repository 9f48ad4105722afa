package scoreline.dashboard.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How decisions are written one after the other. */
sealed interface ExportForm {
    String mediaType();

    String extension();

    /** What comes before the first; may be empty. */
    String heading();

    String line(ListedDecision decision);

    default String lines(List<ListedDecision> decisions) {
        return decisions.stream().map(this::line).collect(Collectors.joining());
    }

    /**
     * Comma-separated values with a heading.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
     */
    record Csv() implements ExportForm {
        static final String MEDIA_TYPE = "text/csv";

        private static final String END = "\r\n";

        /** A spreadsheet takes a cell that begins so for a formula. */
        private static final String FORMULA = "=+-@\t\r";

        @Override
        public String mediaType() {
            return MEDIA_TYPE + "; charset=utf-8; header=present";
        }

        @Override
        public String extension() {
            return "csv";
        }

        @Override
        public String heading() {
            return String.join(
                            ",",
                            "applicant_id",
                            "application_id",
                            "submitted_at",
                            "decided_at",
                            "outcome",
                            "probability_of_default",
                            "points",
                            "bundle_name",
                            "bundle_version",
                            "bundle_sha256",
                            "event")
                    + END;
        }

        @Override
        public String line(ListedDecision decision) {
            return Stream.of(
                            cell(decision.applicantId()),
                            cell(decision.applicationId()),
                            decision.submittedAt().toString(),
                            decision.decidedAt().toString(),
                            decision.outcome(),
                            Double.toString(decision.probabilityOfDefault()),
                            Integer.toString(decision.points()),
                            cell(decision.bundle().name()),
                            cell(decision.bundle().version()),
                            cell(decision.bundle().sha256()),
                            Long.toString(decision.event()))
                    .collect(Collectors.joining(",", "", END));
        }

        /** A text that somebody else wrote; what a spreadsheet would compute gets an apostrophe in front of it. */
        static String cell(String text) {
            var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            return safe.chars().anyMatch(each -> ",\"\r\n".indexOf(each) >= 0)
                    ? '"' + safe.replace("\"", "\"\"") + '"'
                    : safe;
        }
    }

    /// A JSON text on each line.
    ///
    /// @param json as elsewhere in the interface
    record LinesOfJson(ObjectMapper json) implements ExportForm {
        static final String MEDIA_TYPE = "application/x-ndjson";

        @Override
        public String mediaType() {
            return MEDIA_TYPE;
        }

        @Override
        public String extension() {
            return "ndjson";
        }

        @Override
        public String heading() {
            return "";
        }

        @Override
        public String line(ListedDecision decision) {
            try {
                return json.writeValueAsString(decision) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("texts, times and numbers can always be written", e);
            }
        }
    }
}
