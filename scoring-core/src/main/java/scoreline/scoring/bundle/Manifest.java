package scoreline.scoring.bundle;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a bundle is made of and where it comes from.
///
/// @param format version of the bundle's layout
/// @param name of the model, for people
/// @param version of the model, derived from its content
/// @param files SHA-256 and size by file name
/// @param provenance data fingerprint, seed, code version, Java, operating system and the like, by name
public record Manifest(
        int format,
        String name,
        String version,
        SortedMap<String, Fingerprint> files,
        SortedMap<String, String> provenance) {

    static final int FORMAT = 3;

    private static final Pattern DOCUMENT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    /// What a file must be.
    ///
    /// @param sha256 lower-case hex
    /// @param bytes size
    public record Fingerprint(String sha256, long bytes) {
        static Fingerprint of(byte[] file) {
            return new Fingerprint(Sha256.hex(file), file.length);
        }
    }

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    /** Whether a file may be a document: a plain name that is no other file's of a bundle. */
    static boolean isDocument(String fileName) {
        return DOCUMENT.matcher(fileName).matches() && !BundleFile.isOne(fileName);
    }

    /** The files beside those that every bundle has. */
    SortedMap<String, Fingerprint> documents() {
        var documents = new TreeMap<>(files);
        documents.keySet().removeIf(BundleFile::isOne);
        return documents;
    }
}
