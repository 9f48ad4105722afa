package scoreline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * A schema, and the forms of it that may still stand on a topic.
 *
 * @param current what is written now, and what readers turn every form into
 * @param released earlier forms, oldest first; the last may equal the current one
 */
public record SchemaHistory(Schema current, List<Schema> released) {
    static {
        // Avro looks generated classes up by name and trusts none; these, and no package, are added to whatever is
        // trusted already.
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                ClassSecurityValidator.builder()
                        .add(CreditDecision.class)
                        .add(ApplicantVelocity.class)
                        .add(DecisionReason.class)
                        .add(DecisionOutcome.class)
                        .add(ReasonDirection.class)
                        .add(RejectedApplication.class)
                        .add(RejectionCode.class)
                        .add(LoanOutcome.class)
                        .add(DriftReport.class)
                        .add(DriftClosing.class)
                        .add(DriftVerdict.class)
                        .add(DriftFinding.class)
                        .add(DriftSeverity.class)
                        .add(DriftOfNumbers.class)
                        .add(DriftOfCategories.class)
                        .add(DriftRates.class)
                        .add(DriftRate.class)
                        .add(DriftImpact.class)
                        .add(DriftAttribution.class)
                        .add(DriftPart.class)
                        .add(DriftAssociations.class)
                        .add(DriftPair.class)
                        .add(DriftEstimated.class)
                        .add(DriftEstimate.class)
                        .add(DriftVolume.class)
                        .add(DriftAlert.class)
                        .add(DriftTurn.class)
                        .add(DriftAlertSeverity.class)
                        .add(CreditPerformance.class)
                        .add(PerformanceFigure.class)
                        .add(PerformanceBand.class)
                        .build()));
    }

    public SchemaHistory {
        released = List.copyOf(released);
    }

    /**
     * The same records of which only these fields are read: what follows of the others is passed over, and costs little. Nothing can be
     * written so.
     *
     * @param fields of the current form, in the order in which they are wanted
     * @throws IllegalArgumentException if one of them is none of its fields
     */
    public SchemaHistory reading(List<String> fields) {
        var only = fields.stream()
                .map(name -> Optional.ofNullable(current.getField(name))
                        .orElseThrow(() -> new IllegalArgumentException(current.getFullName() + " has no " + name)))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        var forms = new ArrayList<>(released);
        forms.add(current);
        return new SchemaHistory(
                Schema.createRecord(current.getName(), current.getDoc(), current.getNamespace(), false, only), forms);
    }

    /** The shipped application: the public Home Credit table. */
    public static SchemaHistory application() {
        return shipped("CreditApplication");
    }

    /** A record of a customer's past. */
    public static SchemaHistory history() {
        return shipped("CreditHistory");
    }

    public static SchemaHistory decision() {
        return shipped("CreditDecision");
    }

    public static SchemaHistory rejection() {
        return shipped("RejectedApplication");
    }

    /** What became of a loan. */
    public static SchemaHistory outcome() {
        return shipped("LoanOutcome");
    }

    public static SchemaHistory driftReport() {
        return shipped("DriftReport");
    }

    public static SchemaHistory driftAlert() {
        return shipped("DriftAlert");
    }

    public static SchemaHistory performance() {
        return shipped("CreditPerformance");
    }

    private static SchemaHistory shipped(String name) {
        var current = resource(name + ".avsc").orElseThrow(() -> new IllegalStateException("no schema " + name));
        var released = new ArrayList<Schema>();
        for (int version = 1; ; version++) {
            var form = resource("released/" + name + ".v" + version + ".avsc");
            if (form.isEmpty()) {
                return new SchemaHistory(current, released);
            }
            released.add(form.get());
        }
    }

    private static Optional<Schema> resource(String path) {
        try (InputStream file = SchemaHistory.class.getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new Schema.Parser().parse(new String(file.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
