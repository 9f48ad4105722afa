package scoreline.standalone.schema;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.apache.avro.SchemaFormatter;
import scoreline.admission.ApplicationSchema;
import scoreline.standalone.terminal.Task;
import scoreline.tracking.FetchedBundle;

/** Prints the Avro schema of the applications that a bundle scores. */
record PrintSchema(Supplier<FetchedBundle> bundle) implements Task {
    @Override
    public void run(PrintWriter out) {
        var catalogue = bundle.get().bundle().catalogue();
        out.println(SchemaFormatter.format(
                "json/pretty", ApplicationSchema.of(catalogue).current()));
    }
}
