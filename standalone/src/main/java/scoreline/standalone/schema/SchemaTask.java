package scoreline.standalone.schema;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;
import scoreline.tracking.FetchedBundle;

/** What the schema command is asked for. */
public final class SchemaTask {
    private SchemaTask() {}

    /**
     * Alone, it prints the schema of a bundle's applications.
     *
     * @param words after the command: none, or the one that registers
     * @throws WrongUse if they are others, or an option is missing or too many
     */
    public static Task of(
            List<String> words, Optional<Supplier<FetchedBundle>> bundle, Optional<URI> registry, boolean monitored) {
        if (words.equals(List.of("register"))) {
            return new RegisterSchemas(
                    registry.orElseThrow(() -> new WrongUse("'schema register' wants --registry")), bundle, monitored);
        }
        if (!words.isEmpty()) {
            throw new WrongUse("There is no 'schema " + String.join(" ", words) + "'; there is register");
        }
        if (registry.isPresent() || monitored) {
            throw new WrongUse("--registry and --monitor go with 'schema register'");
        }
        return new PrintSchema(bundle.orElseThrow(() -> new WrongUse("Missing required option: '--bundle=B'")));
    }
}
