package scoreline.training.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import scoreline.training.boosting.Growth;

/// The trials of a search on disk, a line each, so that a search that was killed goes on where it was. The first line
/// says what
/// is searched: the journal of another search is begun anew. A line that a kill cut short is tried again.
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<Trial> trials = new ArrayList<>();

    /// @param search what is searched: data, seed and whatever else decides what comes of a trial
    Journal(Path file, String search) {
        this.file = file;
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file, UTF_8) : List.of();
            if (!lines.isEmpty() && lines.getFirst().equals(search)) {
                lines.stream()
                        .skip(1)
                        .map(Journal::parsed)
                        .flatMap(Optional::stream)
                        .forEach(trials::add);
            }
            var kept = new StringBuilder(search).append('\n');
            for (Trial trial : trials) {
                kept.append(JSON.writeValueAsString(trial)).append('\n');
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Trial> parsed(String line) {
        try {
            return Optional.of(JSON.readValue(line, Trial.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    Optional<Trial> of(Growth growth, Rung rung) {
        return trials.stream().filter(trial -> trial.isOf(growth, rung)).findFirst();
    }

    void add(Trial trial) {
        try {
            Files.writeString(file, JSON.writeValueAsString(trial) + "\n", UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trials.add(trial);
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
