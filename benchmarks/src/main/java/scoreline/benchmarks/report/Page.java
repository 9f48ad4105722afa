package scoreline.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a measurement found, when and where, in Markdown.
 *
 * @param measurement its name
 */
public record Page(String measurement, LocalDate day, Machine machine, List<String> found) {
    public Page {
        found = List.copyOf(found);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("# bench " + measurement);
        lines.add("");
        lines.add("What `./scoreline bench " + measurement + " --write` found on " + day + ".");
        lines.add("");
        lines.add(machine.sentence() + ".");
        lines.add("");
        lines.addAll(found);
        return lines;
    }

    /**
     * Writes the page over the one before it.
     *
     * @param name of the page
     * @param folder made if absent
     * @return the file
     */
    public Path writeTo(Path folder, String name) throws IOException {
        return Files.write(Files.createDirectories(folder).resolve(name + ".md"), lines());
    }
}
