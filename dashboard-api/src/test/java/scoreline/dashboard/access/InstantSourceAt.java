package scoreline.dashboard.access;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands where it is set. */
final class InstantSourceAt implements InstantSource {
    Instant now;

    InstantSourceAt(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
