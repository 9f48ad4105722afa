package scoreline.standalone.score;

import java.util.function.LongFunction;
import org.apache.avro.generic.GenericRecord;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.Admission.Refused;
import scoreline.judgement.Before;
import scoreline.judgement.DecidedInMemory;
import scoreline.judgement.Judge;
import scoreline.judgement.PayloadDigest;
import scoreline.scoring.history.PastSeen;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.standalone.output.RowOutcomes;
import scoreline.training.tables.ApplicationRow;
import scoreline.wire.RejectionCode;
import scoreline.wire.Topic;

/** Treats each row as the topology treats its record: the same judge, the same rule for repetitions. */
final class Scoring {
    private final Judge judge;
    private final Topic<String, GenericRecord> applications;
    private final ApplicationMessages messages;
    private final LongFunction<PastSeen> past;
    private final RowOutcomes outcomes;
    private final DecidedInMemory decided = new DecidedInMemory();
    private long repeated;

    /// @param past what a row sees of its customer's past, by its index
    Scoring(
            Judge judge,
            Topic<String, GenericRecord> applications,
            ApplicationMessages messages,
            LongFunction<PastSeen> past,
            RowOutcomes outcomes) {
        this.judge = judge;
        this.applications = applications;
        this.messages = messages;
        this.past = past;
        this.outcomes = outcomes;
    }

    void score(ApplicationRow row) {
        switch (messages.of(row)) {
            case Message.Unsendable unsendable -> reject(row, unsendable.code());
            case Message.Application application ->
                score(
                        row,
                        application.value(),
                        PayloadDigest.of(applications
                                .values()
                                .serializer()
                                .serialize(applications.name(), application.value())));
        }
    }

    private void score(ApplicationRow row, GenericRecord application, byte[] digest) {
        switch (judge.admit(application)) {
            case Refused refused -> reject(row, refused.code());
            case Admitted admitted -> {
                switch (decided.before(admitted, digest)) {
                    case Before.Same _ -> repeated++;
                    case Before.Different _ -> reject(row, RejectionCode.CONFLICT);
                    case Before.Never never -> {
                        var applicant = admitted.with(never.velocity());
                        var known = judge.readsPast() ? applicant.remembering(past.apply(row.index())) : applicant;
                        var decision = judge.decide(known, null);
                        decided.remember(digest, decision);
                        outcomes.decided(row.index(), decision);
                    }
                }
            }
        }
    }

    private void reject(ApplicationRow row, RejectionCode code) {
        outcomes.rejected(row.index(), row.applicationId(), code);
    }

    /** Rows that say again what an earlier one said; they have neither decision nor rejection. */
    long repeated() {
        return repeated;
    }
}
