package scoreline.tracking;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Runs as files: `tracked/ID/run.json`, and the bundle, where one came of it, in `tracked/ID/bundle`.
final class FileRuns implements Runs {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;

    FileRuns(Path folder) {
        this.folder = folder.resolve("tracked");
    }

    @Override
    public String begin(String name, Optional<String> parent, Instant started) {
        try {
            Files.createDirectories(folder);
            String id = claim(STAMP.format(started));
            write(Run.begun(id, name, parent, started));
            return id;
        } catch (IOException e) {
            throw new UnusableTracking("No run can be written to " + folder + ".", e);
        }
    }

    /** Runs of the same second are told apart by a number. */
    private String claim(String stamp) throws IOException {
        String id = stamp;
        for (int next = 2; ; next++) {
            try {
                Files.createDirectory(folder.resolve(id));
                return id;
            } catch (FileAlreadyExistsException e) {
                id = stamp + "-" + next;
            }
        }
    }

    @Override
    public Run finish(String id, Findings findings, Instant ended) {
        try {
            if (findings.bundle().isPresent()) {
                keep(findings.bundle().get(), bundleOf(id));
            }
            Run finished = read(id).finished(findings, ended);
            write(finished);
            return finished;
        } catch (IOException e) {
            throw new UnusableTracking("The run cannot be kept in " + folder.resolve(id) + ".", e);
        }
    }

    private static void keep(Path bundle, Path kept) throws IOException {
        Path draft = WholeFiles.draftOf(kept);
        for (String name : BundleFiles.of(bundle).names()) {
            Files.copy(bundle.resolve(name), draft.resolve(name));
        }
        WholeFiles.settle(draft, kept);
    }

    @Override
    public void fail(String id, Instant ended) {
        try {
            write(read(id).failed(ended));
        } catch (IOException e) {
            throw new UnusableTracking("The run cannot be kept in " + folder.resolve(id) + ".", e);
        }
    }

    @Override
    public List<Run> all() {
        List<Run> runs = new ArrayList<>();
        try (var ids = Files.list(folder)) {
            for (Path id : ids.toList()) {
                // Without the file somebody has claimed the id a moment ago, or was killed right then.
                if (Files.exists(file(id.getFileName().toString()))) {
                    runs.add(read(id.getFileName().toString()));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UnusableTracking("The runs in " + folder + " cannot be read.", e);
        }
        runs.sort(Comparator.comparing(Run::started).thenComparing(Run::id).reversed());
        return List.copyOf(runs);
    }

    @Override
    public String place() {
        return folder.toString();
    }

    Path bundleOf(String id) {
        return folder.resolve(id).resolve("bundle");
    }

    private Path file(String id) {
        return folder.resolve(id).resolve("run.json");
    }

    private Run read(String id) {
        Path file = file(id);
        try {
            return Json.run(Json.read(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UnusableTracking(file + " is no run that can be read.", e);
        }
    }

    private void write(Run run) throws IOException {
        WholeFiles.write(file(run.id()), Json.write(Json.of(run)));
    }
}
