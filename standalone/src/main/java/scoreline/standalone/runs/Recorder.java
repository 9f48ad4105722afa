package scoreline.standalone.runs;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import scoreline.standalone.terminal.Stopped;
import scoreline.tracking.Findings;
import scoreline.tracking.Run;
import scoreline.tracking.Tracking;
import scoreline.tracking.UnusableTracking;

/** Records what a command trains as a run. */
public record Recorder(Tracking tracking, InstantSource clock) {

    /**
     * Begins a run before the work, so that a place that cannot be used costs no training.
     *
     * @param bundle where the work's bundle goes, which names the run
     */
    public Recording begin(Path bundle) {
        var name = String.valueOf(bundle.toAbsolutePath().normalize().getFileName());
        return new Recording(tracking.runs().begin(name, clock.instant()), bundle);
    }

    /** A run that is being made; closed without having been finished, it failed. */
    public final class Recording implements AutoCloseable {
        private final String id;
        private final Path bundle;
        private boolean open = true;

        private Recording(String id, Path bundle) {
            this.id = id;
            this.bundle = bundle;
        }

        /** Records one of the things that were tried on the way, as a run under this one. */
        public void tried(String name, Findings found) {
            orSay(() -> {
                var now = clock.instant();
                var runs = tracking.runs();
                return runs.finish(runs.begin(name, Optional.of(id), now), found, now);
            });
        }

        public Run finish(Findings found) {
            var run = orSay(() -> tracking.runs().finish(id, found, clock.instant()));
            open = false;
            return run;
        }

        private Run orSay(Supplier<Run> recorded) {
            try {
                return recorded.get();
            } catch (UnusableTracking e) {
                open = false;
                throw new Stopped(
                        "The bundle is in " + bundle + ", but its run was not recorded: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            if (open) {
                open = false;
                tracking.runs().fail(id, clock.instant());
            }
        }
    }
}
