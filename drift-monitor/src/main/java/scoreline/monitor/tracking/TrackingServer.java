package scoreline.monitor.tracking;

import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scoreline.monitor.relay.Delivery;
import scoreline.monitor.relay.Receiver;
import scoreline.tracking.Measurements;
import scoreline.tracking.UnusableTracking;
import scoreline.wire.DriftReport;

/** Tells a tracking server of windows: a run for each bundle, segment and size of window, a step for each window. */
public final class TrackingServer implements Receiver<DriftReport> {
    private static final Logger LOG = LoggerFactory.getLogger(TrackingServer.class);

    private final Measurements measurements;

    public TrackingServer(Measurements measurements) {
        this.measurements = measurements;
    }

    @Override
    public String name() {
        return "tracking";
    }

    @Override
    public Optional<Delivery> tell(DriftReport report) {
        // By a millisecond for each revision, so that of several the last one counts.
        var moment = report.getWindowEnd().plusMillis(report.getRevision());
        long step = report.getWindowEnd().toEpochMilli() / report.getWindowStepMs();
        try {
            measurements.log(series(report), moment, step, Figures.of(report));
            return Optional.of(Delivery.DELIVERED);
        } catch (UnusableTracking e) {
            LOG.atWarn().addKeyValue("why", e.getMessage()).log("figures not delivered yet");
            return Optional.of(Delivery.FAILED);
        }
    }

    private static String series(DriftReport report) {
        var size = Duration.between(report.getWindowStart(), report.getWindowEnd());
        var whole = report.getBundleName() + " " + report.getBundleVersion() + " " + size;
        return report.getSegmentFeature() == null
                ? whole
                : whole + " " + report.getSegmentFeature() + "=" + report.getSegmentCategory();
    }

    @Override
    public void close() {}
}
