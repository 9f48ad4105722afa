package scoreline.standalone.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.standalone.terminal.Stopped;
import scoreline.training.history.KaggleTable;
import scoreline.training.tables.SubmissionTimes;

/**
 * What a replay's state belongs to: another input, bundle or clock would mix two runs' decisions.
 *
 * @param text one {@code key=value} a line
 */
record RunIdentity(String text) {
    private static final String FILE = "replay.properties";

    static RunIdentity of(Path input, Bundle bundle, SubmissionTimes times) {
        var text = new StringBuilder("input=%s\nbundle=%s\nstart=%s\nevery=%s\n"
                .formatted(sha256(input), bundle.sha256(), times.start(), times.every()));
        for (HistorySource source : bundle.catalogue().history()) {
            KaggleTable.of(source.name())
                    .flatMap(table -> table.in(input.resolveSibling("")))
                    .ifPresent(file -> text.append(source.name())
                            .append('=')
                            .append(sha256(file))
                            .append('\n'));
        }
        return new RunIdentity(text.toString());
    }

    /**
     * Takes a state folder for this run.
     *
     * @throws Stopped if it holds another replay's state, or something else
     */
    void claim(Path state) {
        Path file = state.resolve(FILE);
        try {
            Files.createDirectories(state);
            if (Files.exists(file)) {
                if (!Files.readString(file).equals(text)) {
                    throw new Stopped("The state in " + state
                            + " belongs to a replay of another input, bundle or start: name another folder.");
                }
                return;
            }
            try (var inside = Files.list(state)) {
                if (inside.findAny().isPresent()) {
                    throw new Stopped("The folder " + state + " holds something else than a replay's state.");
                }
            }
            Path draft = state.resolve(FILE + ".part");
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(draft, file);
        } catch (IOException e) {
            throw new Stopped("The state folder " + state + " cannot be used: " + e + ".", e);
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new Stopped("The input " + file + " cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
