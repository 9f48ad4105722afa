package scoreline.dashboard.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.tracking.FetchedBundle;

/** A bundle's files where they lie, each held against the bundle that was loaded. */
final class BundleFiles {
    private static final String MANIFEST = "manifest.json";
    private static final String SEAL = "manifest.sha256";

    private final Path directory;
    private final TreeMap<String, String> hashes = new TreeMap<>();

    BundleFiles(FetchedBundle fetched) {
        this.directory = fetched.directory();
        fetched.bundle().manifest().files().forEach((name, expected) -> hashes.put(name, expected.sha256()));
    }

    /// A file that is what it was when the bundle was loaded.
    ///
    /// @param checksum as zip archives have it
    record Verified(String name, Path path, long bytes, long checksum) {
        InputStream open() throws IOException {
            return Files.newInputStream(path);
        }
    }

    /** SHA-256 of a file that the manifest lists, lower-case hex; empty for any other name. */
    Optional<String> hash(String name) {
        return Optional.ofNullable(hashes.get(name));
    }

    /// @throws Refusal when it is not what it was
    Verified verified(String name) {
        return hash(name).map(expected -> verified(name, expected)).orElseThrow(BundleFiles::notThere);
    }

    byte[] read(String name) {
        try {
            return Files.readAllBytes(verified(name).path());
        } catch (IOException e) {
            throw altered();
        }
    }

    /// Everything, in the order of names.
    ///
    /// @param sha256 of the manifest
    List<Verified> all(String sha256) {
        var all = new TreeMap<String, Verified>();
        hashes.forEach((name, expected) -> all.put(name, verified(name, expected)));
        all.put(MANIFEST, verified(MANIFEST, sha256));
        all.put(SEAL, verified(SEAL, hash((sha256 + "  " + MANIFEST + "\n").getBytes(UTF_8))));
        return new ArrayList<>(all.values());
    }

    private Verified verified(String name, String expected) {
        var path = directory.resolve(name);
        var digest = sha256();
        var crc = new CRC32();
        try (var out = new CheckedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest), crc)) {
            long bytes = Files.copy(path, out);
            if (HexFormat.of().formatHex(digest.digest()).equals(expected)) {
                return new Verified(name, path, bytes, crc.getValue());
            }
        } catch (IOException e) {
            throw altered();
        }
        throw altered();
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Refusal notThere() {
        return Refusal.notFound("The bundle has no such file.");
    }

    private static Refusal altered() {
        return new Refusal(
                ProblemType.UNAVAILABLE, "The bundle's files are not any more what they were when it was loaded.");
    }
}
