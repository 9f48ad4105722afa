package scoreline.standalone.schema;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.avro.SchemaFormatter;
import scoreline.scorer.admission.ApplicationSchema;
import scoreline.scoring.bundle.Bundle;
import scoreline.standalone.terminal.Task;

/** Prints the Avro schema of the applications that a bundle scores. */
public record PrintSchema(Path bundle) implements Task {
    @Override
    public void run(PrintWriter out) {
        var catalogue = Bundle.load(bundle).catalogue();
        out.println(SchemaFormatter.format(
                "json/pretty", ApplicationSchema.of(catalogue).current()));
    }
}
