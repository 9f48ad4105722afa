package scoreline.dashboard.scoring;

import java.sql.SQLException;
import org.apache.avro.generic.GenericRecord;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.wire.CreditDecision;
import scoreline.wire.Decoding;
import scoreline.wire.UntrustedDecoder;

/** Applications as they stood on their topic. Safe between threads. */
public final class Applications {
    private final Database database;
    private final UntrustedDecoder decoder;

    public Applications(Database database, Scoring scoring) {
        this.database = database;
        this.decoder = scoring.decoder();
    }

    /**
     * What was decided on.
     *
     * @throws Refusal if it is not kept
     */
    GenericRecord decidedOn(CreditDecision decision) throws SQLException {
        var partition = decision.getSourcePartition();
        var offset = decision.getSourceOffset();
        if (partition == null || offset == null) {
            throw notKept();
        }
        try (var connection = database.reading();
                var select = connection.prepareStatement("""
                        select value from application
                        where partition = ? and "offset" = ? and applicant_id = ? and application_id = ?""")) {
            select.setInt(1, partition);
            select.setLong(2, offset);
            select.setString(3, decision.getApplicantId());
            select.setString(4, decision.getApplicationId());
            try (var rows = select.executeQuery()) {
                if (rows.next()
                        && decoder.decode(rows.getBytes(1))
                                instanceof Decoding.Decoded<GenericRecord>(GenericRecord application)) {
                    return application;
                }
            }
        }
        throw notKept();
    }

    private static Refusal notKept() {
        return new Refusal(ProblemType.CONFLICT, "The application that this was decided on is not kept here.");
    }
}
