package scoreline.dashboard.materialise;

import java.util.List;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Topic;
import scoreline.wire.Topics;

/**
 * What is read.
 *
 * @param applicationSchema of the lender's applications
 */
public record Source(Framing framing, SchemaHistory applicationSchema, Topics topics, MonitorTopics monitored) {
    public static Source of(Framing framing, SchemaHistory applicationSchema) {
        return new Source(framing, applicationSchema, Topics.of(framing, applicationSchema), MonitorTopics.of(framing));
    }

    /** The history of applicants is not among them: it is the scorer's. */
    List<Topic<?, ?>> all() {
        return List.of(
                topics.applications(),
                topics.decisions(),
                topics.rejections(),
                monitored.outcomes(),
                monitored.reports(),
                monitored.alerts(),
                monitored.performance());
    }
}
