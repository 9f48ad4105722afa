package scoreline.standalone.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import scoreline.admission.ApplicationSchema;
import scoreline.admission.UnusableSchema;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.UnusableCatalogue;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.WrongUse;
import scoreline.training.survey.Survey;

/**
 * A lender's own table.
 *
 * @param catalogue what somebody wrote of it; without it, one is drafted
 */
public record OwnTable(Path table, Columns columns, Optional<Path> catalogue) implements Source {

    /** The columns that are no features, as far as the options name them. */
    public record Columns(Optional<String> id, Optional<String> target, Optional<String> time) {
        public static final Columns NONE = new Columns(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public OwnTable {
        if (catalogue.isEmpty() && (columns.id().isEmpty() || columns.target().isEmpty())) {
            throw new WrongUse("--table needs --id and --target, or a --catalogue that names these columns");
        }
        var named = Stream.of(columns.id(), columns.target(), columns.time())
                .flatMap(Optional::stream)
                .toList();
        if (named.stream().distinct().count() < named.size()) {
            throw new WrongUse("--id, --target and --time must name different columns");
        }
    }

    @Override
    public byte[] catalogue(Path bundle, PrintWriter terminal) {
        byte[] json;
        if (catalogue.isPresent()) {
            json = read(catalogue.get());
            requireSameColumns(catalogue.get(), parsed(catalogue.get(), json).table());
        } else {
            json = new Survey(
                            table, columns.id().orElseThrow(), columns.target().orElseThrow(), columns.time())
                    .catalogue();
            Path file = keep(json, bundle);
            terminal.print(report(parsed(file, json), file));
        }
        return json;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Stopped("The catalogue " + file + " cannot be read.", e);
        }
    }

    private static Catalogue parsed(Path file, byte[] json) {
        try {
            var catalogue = Catalogue.read(json);
            // What cannot be sent shall not be trained.
            var _ = ApplicationSchema.of(catalogue);
            return catalogue;
        } catch (UnusableCatalogue | UnusableSchema e) {
            throw new Stopped("The catalogue " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void requireSameColumns(Path file, Table written) {
        requireSame(file, "--id", columns.id(), Optional.of(written.id()));
        requireSame(file, "--target", columns.target(), Optional.of(written.target()));
        requireSame(file, "--time", columns.time(), written.time().map(Table.Time::column));
    }

    private static void requireSame(Path file, String option, Optional<String> asked, Optional<String> written) {
        if (asked.isPresent() && !asked.equals(written)) {
            throw new WrongUse(option + " names the column " + asked.get() + ", and the catalogue " + file + " "
                    + written.map(column -> "the column " + column).orElse("none"));
        }
    }

    /** Writes the draft beside the bundle, where somebody may edit it; what somebody edited is never written over. */
    private static Path keep(byte[] json, Path bundle) {
        Path file = bundle.resolveSibling(bundle.getFileName() + ".catalogue.json");
        try {
            if (Files.exists(file)) {
                if (!Arrays.equals(Files.readAllBytes(file), json)) {
                    throw new Stopped("The catalogue " + file + " was edited, or drafted from other data: train with"
                            + " --catalogue " + file + ", or move it away.");
                }
                return file;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, json);
        } catch (IOException e) {
            throw new Stopped("The catalogue " + file + " cannot be written.", e);
        }
    }

    private static String report(Catalogue drafted, Path file) {
        var excluded = drafted.table().excluded();
        var lines = new StringBuilder(
                "Catalogue  %s: edit it and train with --catalogue to change what is used and how%n".formatted(file));
        lines.append("Features   %,d; columns that are none: %,d%n"
                .formatted(
                        drafted.features().size(),
                        drafted.fields().size() - drafted.features().size() + excluded.size()));
        for (var column : excluded) {
            lines.append("           %s: %s%n".formatted(column.column(), column.why()));
        }
        for (var field : drafted.fields()) {
            if (field.protectedAttribute()) {
                lines.append("           %s: protected, as far as its name tells; kept, and no feature%n"
                        .formatted(drafted.table().columnOf(field).column()));
            }
        }
        return lines.toString();
    }
}
