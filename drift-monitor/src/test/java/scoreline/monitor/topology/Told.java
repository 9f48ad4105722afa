package scoreline.monitor.topology;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import scoreline.drift.verdict.Severity;
import scoreline.wire.DriftAlert;
import scoreline.wire.DriftReport;

/** What the observer was told, in order. */
final class Told implements Observer {
    final List<String> all = new ArrayList<>();
    long tooLate;
    long outOfTurn;
    List<Instant> open = List.of();
    List<Severity> running = List.of();

    @Override
    public void counted() {
        all.add("counted");
    }

    @Override
    public void undecodable() {
        all.add("undecodable");
    }

    @Override
    public void misfit() {
        all.add("misfit");
    }

    @Override
    public void unwatched(String bundleName, String bundleVersion) {
        all.add("unwatched " + bundleName + " " + bundleVersion);
    }

    @Override
    public void repeated() {
        all.add("repeated");
    }

    @Override
    public void tooLate(long rows) {
        tooLate += rows;
    }

    @Override
    public void outOfTurn(long rows) {
        outOfTurn += rows;
    }

    @Override
    public void open(List<Instant> ends) {
        open = ends;
    }

    @Override
    public void running(List<Severity> worst) {
        running = worst;
    }

    @Override
    public void orphaned() {
        all.add("orphaned");
    }

    @Override
    public void reported(DriftReport report) {
        all.add("reported");
    }

    @Override
    public void alerted(DriftAlert alert) {
        all.add("alerted");
    }
}
