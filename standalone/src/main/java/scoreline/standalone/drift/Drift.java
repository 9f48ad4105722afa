package scoreline.standalone.drift;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import scoreline.drift.report.Moved;
import scoreline.drift.report.WindowReport;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Severity;
import scoreline.plots.Language;
import scoreline.standalone.terminal.ProgressLine;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Says whether a table's population is that of a reference.
 *
 * @param output ends in {@code .html}, a page with its French twin {@code .fr.html}, or in {@code .json}
 */
public record Drift(Comparison comparison, Path output) implements Task {

    private static final int MOST_PRINTED = 10;

    public Drift {
        if (!output.toString().matches("(?i).*\\.(html|json)")) {
            throw new WrongUse("--output must end in .html or .json, was " + output);
        }
    }

    @Override
    public void run(PrintWriter out) throws IOException {
        var progress = new ProgressLine(out);
        WindowReport report = comparison.report(progress);
        progress.clear();
        SequencedMap<Path, byte[]> files = files(report);
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        out.println(report.judgement().verdict() + "  "
                + report.judgement().sentence().en());
        List<Finding> moved = report.judgement()
                .findings()
                .filter(finding -> finding.severity() != Severity.NONE)
                .sorted(Moved.GRAVEST_FIRST)
                .toList();
        moved.stream()
                .limit(MOST_PRINTED)
                .forEach(finding -> out.println(
                        "  " + finding.severity() + "  " + finding.sentence().en()));
        if (moved.size() > MOST_PRINTED) {
            out.println("  and %,d more".formatted(moved.size() - MOST_PRINTED));
        }
        report.parity()
                .ifPresent(parity -> out.println("Evidently's defaults: %,d of %,d columns drifted, the table %s"
                        .formatted(parity.drifted(), parity.compared(), parity.isDrift() ? "drifted" : "did not")));
        report.unseen().forEach(text -> out.println(text.en()));
        out.println("Report  " + files.keySet().stream().map(Path::toString).collect(Collectors.joining(", ")));
    }

    private SequencedMap<Path, byte[]> files(WindowReport report) {
        var files = new LinkedHashMap<Path, byte[]>();
        String name = String.valueOf(output.getFileName());
        String end = name.substring(name.lastIndexOf('.'));
        if (end.equalsIgnoreCase(".json")) {
            files.put(output, new ReportJson(report).bytes());
        } else {
            String french = name.substring(0, name.length() - end.length()) + ".fr" + end;
            files.put(output, report.html(Language.ENGLISH, french).getBytes(UTF_8));
            files.put(
                    output.resolveSibling(french),
                    report.html(Language.FRENCH, name).getBytes(UTF_8));
        }
        return files;
    }

    /** Whole or not at all. */
    private static void write(Path file, byte[] bytes) {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(draft, bytes);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Stopped("The report " + file + " cannot be written.", e);
        }
    }
}
