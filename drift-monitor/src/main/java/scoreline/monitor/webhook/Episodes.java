package scoreline.monitor.webhook;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftAlertSeverity;
import scoreline.wire.DriftTurn;

/**
 * What the receiver knows of the episodes that run. It hears when one starts, when it grows graver and when it is over, not of
 * every window between. Of one that this process has not told, say because it has just started, it hears once more.
 */
final class Episodes {
    private final Map<String, DriftAlertSeverity> told = new HashMap<>();

    boolean isNews(DriftAlert alert) {
        return switch (alert.getTurn()) {
            case STARTED, RECOVERED -> true;
            case ONGOING -> isGraver(alert.getSeverity(), told.get(alert.getEpisodeId()));
        };
    }

    private static boolean isGraver(DriftAlertSeverity now, @Nullable DriftAlertSeverity before) {
        return before == null || now.compareTo(before) > 0;
    }

    void told(DriftAlert alert) {
        if (alert.getTurn() == DriftTurn.RECOVERED) {
            told.remove(alert.getEpisodeId());
        } else {
            told.put(alert.getEpisodeId(), alert.getSeverity());
        }
    }
}
