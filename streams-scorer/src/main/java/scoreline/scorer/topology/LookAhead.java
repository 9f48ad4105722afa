package scoreline.scorer.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.judgement.Judge;
import scoreline.wire.RegistryUnavailable;

/**
 * Prepares a record, and with it those that arrived behind it: many are explained in less time than each by itself. Nothing depends on
 * what is kept here. An offset holds one record for ever, so that what was prepared stays true whatever becomes of the transaction, and
 * what is lost is prepared again. For one task.
 */
final class LookAhead {
    /** As many as are explained at once; more would only lie here. */
    private static final int TOGETHER = 64;

    private final Screening patient;
    private final Screening impatient;
    private final Judge judge;
    private final Arrivals arrivals;
    private final Deque<Ahead> ahead = new ArrayDeque<>(TOGETHER);

    private record Ahead(long offset, Prepared prepared) {}

    /// @param patient may wait for the registry, and gives up by an exception
    /// @param impatient gives up at once
    LookAhead(Screening patient, Screening impatient, Judge judge, Arrivals arrivals) {
        this.patient = patient;
        this.impatient = impatient;
        this.judge = judge;
        this.arrivals = arrivals;
    }

    Prepared prepare(Record<byte[], byte[]> record, RecordMetadata place) {
        while (!ahead.isEmpty() && ahead.element().offset() < place.offset()) {
            ahead.remove();
        }
        if (ahead.isEmpty() || ahead.element().offset() != place.offset()) {
            ahead.clear();
            ahead.addAll(explained(together(record, place)));
        }
        return ahead.remove().prepared();
    }

    /** Whoever processes the partition next begins anew. */
    void forget(int partition) {
        arrivals.forget(partition);
    }

    private List<Ahead> together(Record<byte[], byte[]> record, RecordMetadata place) {
        int partition = place.partition();
        var together = new ArrayList<Ahead>(TOGETHER);
        together.add(new Ahead(place.offset(), prepared(patient, record.key(), record.value(), partition)));
        for (var next : arrivals.takeBehind(partition, place.offset(), TOGETHER - 1)) {
            try {
                together.add(new Ahead(next.offset(), prepared(impatient, next.key(), next.value(), partition)));
            } catch (RegistryUnavailable itWaitsInItsTurn) {
                break;
            }
        }
        return together;
    }

    private Prepared prepared(Screening screening, byte @Nullable [] key, byte @Nullable [] value, int partition) {
        return switch (screening.screen(key, value, partition)) {
            case Screening.Screened.Unsound unsound -> new Prepared.Unsound(unsound.code(), null);
            case Screening.Screened.Erasure erasure -> new Prepared.Erasure(erasure.applicantId());
            case Screening.Screened.Sound sound ->
                switch (judge.admit(sound.value())) {
                    case Admitted admitted -> new Prepared.Application(admitted);
                    case Refused refused -> new Prepared.Unsound(refused.code(), refused.field());
                };
        };
    }

    private List<Ahead> explained(List<Ahead> together) {
        var applications = new ArrayList<Admitted>(together.size());
        for (var each : together) {
            if (each.prepared() instanceof Prepared.Application application) {
                applications.add(application.admitted());
            }
        }
        var explained = judge.explain(applications).iterator();
        together.replaceAll(each -> each.prepared() instanceof Prepared.Application
                ? new Ahead(each.offset(), new Prepared.Application(explained.next()))
                : each);
        return together;
    }
}
