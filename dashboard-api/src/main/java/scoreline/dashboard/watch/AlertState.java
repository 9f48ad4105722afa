package scoreline.dashboard.watch;

import scoreline.wire.DriftAlert;
import scoreline.wire.DriftTurn;

/** Whether an episode goes on. */
public enum AlertState {
    RUNNING,
    RECOVERED;

    public static AlertState of(DriftAlert alert) {
        return alert.getTurn() == DriftTurn.RECOVERED ? RECOVERED : RUNNING;
    }
}
