package scoreline.scoring.bundle;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

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

    static final int FORMAT = 2;

    /// What a file must be.
    ///
    /// @param sha256 lower-case hex
    /// @param bytes size
    public record Fingerprint(String sha256, long bytes) {}

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }
}
