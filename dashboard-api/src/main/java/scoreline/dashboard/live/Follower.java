package scoreline.dashboard.live;

import io.micronaut.http.sse.Event;
import reactor.core.publisher.FluxSink;
import scoreline.plots.Language;

/** One who follows events: takes as many as it asks for, and is told when it has missed some. */
final class Follower {
    private static final String HEARTBEAT = "still here";

    private final FluxSink<Event<Object>> sink;
    private final Language language;
    private final Recent recent;
    private long last;

    /** At once: an answer begins with its first bytes. */
    private boolean isBeatDue = true;

    private boolean isSending;

    /// @param last number of the last event that it knows
    Follower(FluxSink<Event<Object>> sink, Language language, Recent recent, long last) {
        this.sink = sink;
        this.language = language;
        this.recent = recent;
        this.last = last;
    }

    /** Sends what there is, as far as it is asked for. */
    synchronized void send() {
        if (isSending) {
            // Asked for while something is handed over: what is asked for is counted only after that.
            return;
        }
        isSending = true;
        try {
            boolean isSent;
            do {
                isSent = sink.requestedFromDownstream() > 0 && !sink.isCancelled() && sendNext();
            } while (isSent);
        } finally {
            isSending = false;
        }
    }

    private boolean sendNext() {
        try {
            var next = recent.after(last);
            if (next.isPresent()) {
                last = next.get().number();
                var happened = next.get().happened();
                emit(happened.type(), happened.told(language));
                return true;
            }
        } catch (Recent.Lost e) {
            last = recent.newest();
            emit("reset", new Happened.Reset(last));
            return true;
        }
        if (isBeatDue) {
            isBeatDue = false;
            // Without data it is a comment to whoever reads it.
            sink.next(Event.<Object>of("").comment(HEARTBEAT));
            return true;
        }
        return false;
    }

    private void emit(String type, Object data) {
        sink.next(Event.of(data).id(Long.toString(last)).name(type));
    }

    synchronized void beat() {
        isBeatDue = true;
        send();
    }

    void end() {
        sink.complete();
    }
}
