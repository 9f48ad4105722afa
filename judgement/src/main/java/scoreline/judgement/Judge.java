package scoreline.judgement;

import java.time.InstantSource;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.admission.ApplicationReader;
import scoreline.admission.TimeBounds;
import scoreline.scoring.bundle.Bundle;
import scoreline.wire.CreditDecision;

/**
 * Application in, judgement out. Thread-safe, and free of memory: whoever may see an application twice asks in two steps,
 * {@link #admit} and {@link #decide}, and looks in between.
 */
public final class Judge {
    private final ApplicationReader reader;
    private final TimeBounds bounds;
    private final Deciding deciding;
    private final InstantSource clock;

    /**
     * A judge by a bundle.
     *
     * @throws scoreline.admission.UnusableSchema if the schema lacks what the bundle's catalogue reads
     */
    public Judge(Bundle bundle, Schema applicationSchema, TimeBounds bounds, InstantSource clock) {
        this(ApplicationReader.of(applicationSchema, bundle.catalogue()), bounds, new BundleDeciding(bundle), clock);
    }

    public Judge(ApplicationReader reader, TimeBounds bounds, Deciding deciding, InstantSource clock) {
        this.reader = reader;
        this.bounds = bounds;
        this.deciding = deciding;
        this.clock = clock;
    }

    /**
     * The whole way, for the first application of somebody without a past.
     *
     * @param source where the application stands; null when it comes from a file
     */
    public Judgement judge(GenericRecord application, @Nullable SourcePosition source) {
        return switch (admit(application)) {
            case Admitted admitted -> new Judgement.Decided(decide(admitted, source));
            case Refused refused -> new Judgement.Rejected(refused.code(), refused.field());
        };
    }

    /** Whether an application must be given its customer's past before it is decided. */
    public boolean readsPast() {
        return deciding.readsPast();
    }

    /** The applicant's id as it stands in the record; null or blank if it is missing. */
    public @Nullable String applicantId(GenericRecord application) {
        return reader.applicantId(application);
    }

    public Admission admit(GenericRecord application) {
        return reader.read(application, bounds, clock.instant());
    }

    /** The same applications, explained together where that saves time. */
    public List<Admitted> explain(List<Admitted> applications) {
        return deciding.explain(applications);
    }

    public CreditDecision decide(Admitted application, @Nullable SourcePosition source) {
        return deciding.decide(application, source, clock.instant());
    }
}
