package scoreline.dashboard.live;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.watch.AlertState;
import scoreline.dashboard.watch.WindowId;
import scoreline.plots.Language;
import scoreline.wire.DriftAlert;

/** Something that is told as it comes. */
sealed interface Happened {
    /** As clients tell the kinds apart. */
    String type();

    /** What is sent of it. */
    Object told(Language language);

    /// A decision.
    ///
    /// @param outcome 0 approved, 1 sent to review, 2 refused
    record OfDecision(
            String applicantId,
            String applicationId,
            Instant submittedAt,
            Instant decidedAt,
            int outcome,
            double probability,
            int points)
            implements Happened {
        private static final String[] OUTCOMES = {"APPROVE", "REVIEW", "REFUSE"};

        @Override
        public String type() {
            return "decision";
        }

        @Override
        public Decision told(Language language) {
            return new Decision(
                    applicantId, applicationId, submittedAt, decidedAt, OUTCOMES[outcome], probability, points);
        }

        /** Says nothing of the decision: it is personal data. */
        @Override
        public String toString() {
            return "OfDecision";
        }
    }

    /** An alert that began or changed. */
    record OfAlert(DriftAlert alert) implements Happened {
        @Override
        public String type() {
            return "alert";
        }

        @Override
        public Alert told(Language language) {
            return new Alert(
                    alert.getEpisodeId(),
                    AlertState.of(alert).name(),
                    alert.getSeverity().name(),
                    alert.getSince(),
                    WindowId.of(alert),
                    alert.getWhat(),
                    language.of(alert.getLabelEn(), alert.getLabelFr()),
                    language.of(alert.getSentenceEn(), alert.getSentenceFr()));
        }
    }

    /**
     * Data of an event {@code decision}.
     *
     * @param submittedAt when the applicant applied, UTC
     * @param decidedAt when it was decided, UTC
     * @param outcome APPROVE, REVIEW or REFUSE
     * @param probabilityOfDefault calibrated, 0 to 1
     * @param points credit points, the more the better
     */
    @Schema(name = "DecisionEvent")
    record Decision(
            String applicantId,
            String applicationId,
            Instant submittedAt,
            Instant decidedAt,
            String outcome,
            double probabilityOfDefault,
            int points) {
        /** Says nothing of the decision: it is personal data. */
        @Override
        public String toString() {
            return "Decision";
        }
    }

    /**
     * Data of an event {@code alert}.
     *
     * @param id of the episode
     * @param state RUNNING or RECOVERED
     * @param severity WATCH or ALERT
     * @param since when it began, UTC
     * @param window id of the window that said so; null where it is watched as it happens
     * @param what as an alert's document says
     * @param label what people call it
     * @param sentence what happened
     */
    @Schema(name = "AlertEvent")
    record Alert(
            String id,
            String state,
            String severity,
            Instant since,
            @Nullable String window,
            String what,
            String label,
            String sentence) {}

    /**
     * Data of an event {@code reset}: something is not told that happened, and the lists must be read.
     *
     * @param event number from which on all is told
     */
    @Schema(name = "ResetEvent")
    record Reset(long event) {}
}
